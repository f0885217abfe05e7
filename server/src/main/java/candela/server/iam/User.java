package candela.server.iam;

import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import candela.server.platform.TypedId;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One person's account. Immutable: a change is a new User.
 *
 * @param email in lower case, unique
 * @param username in lower case, unique, without {@code @}
 * @param locale {@code en} or {@code vi}
 */
@Table(schema = "iam", name = "user")
public record User(
        @Id UserId id,
        String email,
        String username,
        String displayName,
        String locale,
        String timeZone,
        Preferences preferences,
        boolean administrator,
        Status status,
        String passwordHash,
        @Nullable Instant lastLoginAt,
        Instant createdAt,
        @Version int version) {

    /** Whether the account may be used. */
    public enum Status {
        ACTIVE,
        DISABLED
    }

    /** What the pages remember for a person; the server keeps it and does not look inside. */
    public record Preferences(@JsonValue Map<String, Object> values) implements JsonColumn {

        public static final Preferences NONE = new Preferences(Map.of());

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Preferences {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** These with others laid over them; a null takes a value away. */
        Preferences with(Map<String, @Nullable Object> others) {
            var merged = new LinkedHashMap<>(values);
            others.forEach((name, value) -> {
                if (value == null) {
                    merged.remove(name);
                } else {
                    merged.put(name, value);
                }
            });
            return new Preferences(merged);
        }
    }

    static User create(Details details, String username, String passwordHash, boolean administrator, Instant now) {
        return new User(
                new UserId(TypedId.next()),
                details.email(),
                username,
                details.displayName(),
                details.locale(),
                "UTC",
                Preferences.NONE,
                administrator,
                Status.ACTIVE,
                passwordHash,
                null,
                now,
                0);
    }

    /** What a person says of themselves. */
    record Details(String email, String displayName, String locale) {}

    public boolean active() {
        return status == Status.ACTIVE;
    }

    boolean leads() {
        return active() && administrator;
    }

    User describe(String username, String displayName, String locale, String timeZone, Preferences preferences) {
        return new User(
                id,
                email,
                username,
                displayName,
                locale,
                timeZone,
                preferences,
                administrator,
                status,
                passwordHash,
                lastLoginAt,
                createdAt,
                version);
    }

    User administer(String displayName, Status status, boolean administrator) {
        return new User(
                id,
                email,
                username,
                displayName,
                locale,
                timeZone,
                preferences,
                administrator,
                status,
                passwordHash,
                lastLoginAt,
                createdAt,
                version);
    }

    User password(String passwordHash) {
        return new User(
                id,
                email,
                username,
                displayName,
                locale,
                timeZone,
                preferences,
                administrator,
                status,
                passwordHash,
                lastLoginAt,
                createdAt,
                version);
    }

    /** Keeps the hash out of logs. */
    @Override
    public String toString() {
        return "User[" + id.value() + "]";
    }
}
