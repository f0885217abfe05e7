package candela.server.model;

import candela.engine.ai.wire.ModelType;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Somebody's access to a provider. Immutable: a change is a new Connection.
 *
 * @param owner who made it
 * @param team the team it was made in; whose it is besides its owner's tells the scope
 * @param provider its id in the catalogue
 * @param base the address below which the provider's API lies
 * @param privateAllowed an administrator entered the address, so it may lie in a private network
 * @param secret the API key, encrypted for this row and team; null where there is none
 * @param lastFour the key's end, empty where it is too short to show any of it; null without a key
 * @param lastError what was wrong when it was tested last; null unless the status is ERROR
 */
@Table(schema = "model", name = "connection")
public record Connection(
        @Id ConnectionId id,
        UserId owner,
        TeamId team,
        Scope scope,
        String provider,
        String name,
        String base,
        boolean privateAllowed,
        byte @Nullable [] secret,
        @Nullable String lastFour,
        Status status,
        @Nullable Instant lastCheckedAt,
        @Nullable Integer latencyMillis,
        @Nullable String lastError,
        Instant createdAt,
        @Version int version) {

    public record ConnectionId(UUID value) implements TypedId {}

    /** How the last test ended. */
    public enum Status {
        DISCONNECTED,
        CONNECTED,
        ERROR
    }

    /** Whose it is: nobody's, the team's or the person's. */
    public UUID holder() {
        return switch (scope) {
            case SYSTEM -> Scope.EVERYBODY;
            case TEAM -> team.value();
            case USER -> owner.value();
        };
    }

    /** Whether it leads to the model that comes along. */
    public boolean isBuiltIn() {
        return isInProcess() && base.equals(Providers.BUILT_IN.baseUrl());
    }

    /** Whether it leads to a model that runs in the process, one that comes along or one of the data folder. */
    boolean isInProcess() {
        return provider.equals(Providers.BUILT_IN.id());
    }

    /** What can be called through it where it runs in Candela itself. */
    ModelType ownType() {
        return ModelsFolder.isLanguage(base) ? ModelType.LLM : ModelType.EMBEDDINGS;
    }

    URI address() {
        return URI.create(base);
    }

    /** The same with other settings; nothing is known of how it works with them. */
    Connection with(ConnectionForm form, boolean privateAllowed, byte @Nullable [] secret, @Nullable String lastFour) {
        return new Connection(
                id,
                owner,
                team,
                scope,
                provider,
                form.name(),
                form.base(),
                privateAllowed,
                secret,
                lastFour,
                Status.DISCONNECTED,
                null,
                null,
                null,
                createdAt,
                version);
    }

    /** Whether a key that was given for this one would be told to nobody new at that address. */
    boolean leadsTo(String address) {
        return origin(address()).equals(origin(URI.create(address)));
    }

    private static String origin(URI address) {
        var scheme = address.getScheme().toLowerCase(Locale.ROOT);
        var port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
