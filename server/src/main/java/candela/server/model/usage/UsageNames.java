package candela.server.model.usage;

import candela.server.iam.ApiKey.KeyId;
import candela.server.iam.Contact;
import candela.server.iam.Directory;
import candela.server.model.usage.UsageReports.Report;
import candela.server.model.usage.UsageSums.By;
import candela.server.model.usage.UsageSums.Part;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.team.Teams;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people call the persons, keys and teams that records know by their ids. */
@Component
class UsageNames {

    private final Directory directory;
    private final Teams teams;

    UsageNames(Directory directory, Teams teams) {
        this.directory = directory;
        this.teams = teams;
    }

    /** The names that were found; who or what is gone has none. */
    record Found(Map<UserId, Contact> people, Map<KeyId, String> keys, Map<TeamId, String> teams) {

        String user(UUID id) {
            return Contact.name(people, new UserId(id));
        }

        String key(@Nullable UUID id) {
            return id == null ? "" : keys.getOrDefault(new KeyId(id), "");
        }

        /** What people call the part. */
        String of(Part part) {
            var name = part.name();
            if (name == null) {
                return "";
            }
            return switch (part.by()) {
                case USER -> user(UUID.fromString(name));
                case KEY -> key(UUID.fromString(name));
                case TEAM -> teams.getOrDefault(new TeamId(UUID.fromString(name)), "");
                case KIND -> name.toLowerCase(Locale.ROOT);
                case ALL, STEP, MODEL, PROVIDER, OUTCOME -> name;
            };
        }
    }

    Found of(Actor actor, Report report) {
        return of(
                actor,
                ids(report, By.USER, UserId::new),
                ids(report, By.KEY, KeyId::new),
                ids(report, By.TEAM, TeamId::new));
    }

    Found of(Actor actor, Collection<UsageRecord> calls) {
        var users = calls.stream().map(UsageRecord::user).collect(Collectors.toSet());
        var keys = calls.stream()
                .map(UsageRecord::key)
                .filter(Objects::nonNull)
                .map(KeyId::new)
                .collect(Collectors.toSet());
        return of(actor, users, keys, Set.of());
    }

    Map<UserId, String> people(Actor actor, Collection<UserId> users) {
        return directory.contacts(actor, users).values().stream()
                .collect(Collectors.toMap(Contact::user, Contact::displayName));
    }

    private Found of(Actor actor, Set<UserId> users, Set<KeyId> keys, Set<TeamId> inTeams) {
        return new Found(
                directory.contacts(actor, users), directory.keyNames(actor, keys), teams.names(actor, inTeams));
    }

    private static <I> Set<I> ids(Report report, By by, Function<UUID, I> id) {
        return report.by(by)
                .map(Part::name)
                .filter(Objects::nonNull)
                .map(it -> id.apply(UUID.fromString(it)))
                .collect(Collectors.toSet());
    }
}
