package candela.server.feed;

import candela.engine.feed.Addresses;
import candela.engine.feed.Bucket;
import candela.engine.feed.Choice;
import candela.engine.feed.Login;
import candela.engine.feed.RestService;
import candela.server.platform.JsonColumn;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed copies from and what; without its secret.
 *
 * @param rest what to copy of a REST service; null for the other kinds
 * @param bucket which part of S3; null for the other kinds
 * @param privateAllowed an administrator entered the addresses, so they may lie in a private network
 */
public record FeedSettings(
        String address,
        Login login,
        List<Choice> tables,
        boolean privateAllowed,
        @Nullable RestService rest,
        @Nullable Bucket bucket)
        implements JsonColumn {

    public FeedSettings {
        tables = List.copyOf(tables);
    }

    FeedSettings with(boolean privateAllowed) {
        return new FeedSettings(address, login, tables, privateAllowed, rest, bucket);
    }

    /** The hosts that may lie in a private network. */
    Set<String> trusted() {
        return privateAllowed ? addresses().map(FeedSettings::host).collect(Collectors.toSet()) : Set.of();
    }

    /** Whether a copy made by the other settings can be added to by these. */
    boolean continues(FeedSettings other) {
        return address.equals(other.address)
                && Objects.equals(bucket, other.bucket)
                && Objects.equals(rest, other.rest);
    }

    /** Whether a secret given for the other settings would be told to nobody new by these. */
    boolean tellsTheSame(FeedSettings other) {
        return addresses()
                .map(FeedSettings::origin)
                .toList()
                .equals(other.addresses().map(FeedSettings::origin).toList());
    }

    private Stream<URI> addresses() {
        return Stream.of(address, tokenAddress()).filter(Objects::nonNull).map(Addresses::read);
    }

    private @Nullable String tokenAddress() {
        return login.kind() == Login.Kind.OAUTH2 ? login.tokenAddress() : null;
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + host(address) + ":" + address.getPort();
    }
}
