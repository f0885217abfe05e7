package candela.server.feed;

import candela.engine.data.DataException;
import candela.engine.feed.Addresses;
import candela.engine.feed.Bucket;
import candela.engine.feed.Choice;
import candela.engine.feed.Login;
import candela.engine.feed.RestService;
import candela.engine.feed.RestService.Resource;
import candela.server.datasource.DataSource.Kind;
import candela.server.platform.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody enters about a feed.
 *
 * @param secret the password, key or client secret; null to keep the stored one
 */
public record FeedForm(
        String address,
        Login login,
        @Nullable String secret,
        List<Choice> tables,
        @Nullable RestService rest,
        @Nullable Bucket bucket) {

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** @param former what holds now; null for a new feed */
    FeedSettings over(Kind kind, @Nullable FeedSettings former, boolean administrator) {
        check();
        checkParts(kind);
        var settings = new FeedSettings(address.strip(), login(kind), tables, true, rest, bucket);
        return settings.with(
                administrator || former != null && former.privateAllowed() && settings.tellsTheSame(former));
    }

    /** Signatures name the bucket's region. */
    private Login login(Kind kind) {
        return kind == Kind.S3 && bucket != null && login.kind() == Login.Kind.AWS4
                ? new Login(Login.Kind.AWS4, login.username(), null, null, null, bucket.region())
                : login;
    }

    private void checkParts(Kind kind) {
        if (kind == Kind.S3 && bucket == null) {
            throw Problem.invalid("bucket", "Name the bucket");
        }
        if (kind == Kind.REST) {
            checkResources(rest == null ? List.of() : rest.resources());
        }
        if (kind != Kind.S3 && login.kind() == Login.Kind.AWS4) {
            throw Problem.invalid("login.kind", "Signatures of AWS are for S3 alone");
        }
    }

    private static void checkResources(List<Resource> resources) {
        if (resources.isEmpty()) {
            throw Problem.invalid("rest.resources", "Name at least one list to copy");
        }
        var names = resources.stream()
                .map(it -> it.table().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        if (names < resources.size()) {
            throw Problem.invalid("rest.resources", "Give each list a table of its own name");
        }
        if (resources.stream()
                .anyMatch(it -> it.path().contains("://") || it.path().startsWith("//"))) {
            throw Problem.invalid("rest.resources", "A path begins below the address of the service, like /orders");
        }
    }

    private void check() {
        readable("address", address);
        switch (login.kind()) {
            case NONE -> {}
            case BASIC -> required("username", login.username());
            case API_KEY -> header();
            case OAUTH2 -> {
                readable("tokenAddress", required("tokenAddress", login.tokenAddress()));
                required("clientId", login.clientId());
            }
            case AWS4 -> required("username", login.username());
        }
        if (secret != null && secret.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("secret", "A secret holds no line breaks; copy it again");
        }
    }

    private void header() {
        if (!HEADER.matcher(required("header", login.header())).matches()) {
            throw Problem.invalid("header", "The name of a header has letters, digits and hyphens, like X-API-Key");
        }
    }

    private static void readable(String field, String address) {
        try {
            Addresses.read(address);
        } catch (DataException e) {
            throw Problem.invalid(field, Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Problem.invalid(field, "The field " + field + " is missing");
        }
        return value;
    }
}
