package candela.server.team;

import candela.server.platform.TypedId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A name for a set of permissions. Immutable: a change is a new Role.
 *
 * @param builtIn came with the installation and stays as it is
 */
@Table(schema = "team", name = "role")
public record Role(
        @Id RoleId id,
        String name,
        boolean builtIn,
        List<String> permissions,
        Instant createdAt,
        @Version int version) {

    /** The built-in role that a team always has at least once. */
    static final RoleId MANAGER = new RoleId(UUID.fromString("01900000-0000-7000-8000-000000000001"));

    public record RoleId(UUID value) implements TypedId {}

    public Role {
        permissions = List.copyOf(permissions);
    }

    static Role create(String name, List<String> permissions, Instant now) {
        return new Role(new RoleId(TypedId.next()), name, false, permissions, now, 0);
    }

    Role revise(String name, List<String> permissions) {
        return new Role(id, name, builtIn, permissions, createdAt, version);
    }
}
