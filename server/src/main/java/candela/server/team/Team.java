package candela.server.team;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * People who work on the same things. Immutable: a change is a new Team.
 *
 * @param slug the name as it stands in addresses, unique
 * @param person whose personal team this is; null for a team of several
 */
@Table(schema = "team", name = "team")
public record Team(
        @Id TeamId id,
        String name,
        String slug,
        @Nullable UserId person,
        UserId createdBy,
        Instant createdAt,
        @Version int version) {

    private static final int LONGEST_SLUG = 40;

    static Team create(String name, String slug, @Nullable UserId person, UserId by, Instant now) {
        return new Team(new TeamId(TypedId.next()), name, slug, person, by, now, 0);
    }

    public boolean personal() {
        return person != null;
    }

    /** The slug stays: somebody may have kept the address. */
    Team rename(String name) {
        return new Team(id, name, slug, person, createdBy, createdAt, version);
    }

    /** A name as it may stand in an address. */
    static String slugOf(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'd')
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        var slug = plain.isEmpty() ? "team" : plain;
        return slug.length() > LONGEST_SLUG ? slug.substring(0, LONGEST_SLUG).replaceAll("-+$", "") : slug;
    }
}
