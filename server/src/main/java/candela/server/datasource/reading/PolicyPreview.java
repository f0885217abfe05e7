package candela.server.datasource.reading;

import candela.engine.data.Execution;
import candela.engine.sql.ColumnPolicy;
import candela.engine.sql.Schema;
import candela.engine.sql.Verdict;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.SourceProblems;
import candela.server.datasource.policy.DataPolicies;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Actors;
import candela.server.platform.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The door for those who keep policies to what another person sees because of them. */
@Service
public class PolicyPreview {

    /**
     * What somebody sees of one table that policies bind for them.
     *
     * @param rowsVisible null when the table cannot be read at all
     * @param problem why it cannot be read; empty when it can
     */
    public record Sight(
            @Nullable String namespace,
            String table,
            @Nullable Long rowsVisible,
            long rowsTotal,
            List<Masked> masked,
            String problem) {}

    /** A column whose values are not shown as they are. */
    public record Masked(String column, String mask, String policy) {}

    private final DataPolicies policies;
    private final SourceReader reader;
    private final Actors actors;

    PolicyPreview(DataPolicies policies, SourceReader reader, Actors actors) {
        this.policies = policies;
        this.reader = reader;
        this.actors = actors;
    }

    /** Each table that policies bind for this person, who is in the source's team. */
    public List<Sight> of(Actor actor, DataSourceId id, UserId person) {
        var source = policies.governed(actor, id);
        var whole = reader.whole(actor, source);
        var theirs = opened(source, colleague(source, person));
        return whole.schema().tables().stream()
                .flatMap(it -> sight(whole, theirs, it).stream())
                .toList();
    }

    private OpenSource opened(DataSource source, Actor person) {
        try {
            return SourceProblems.told(() -> reader.open(person, source.id()));
        } catch (Problem e) {
            if (e.kind() == Problem.Kind.NOT_FOUND || e.kind() == Problem.Kind.FORBIDDEN) {
                throw Problem.invalid("user", "This person sees nothing of the data source");
            }
            throw e;
        }
    }

    private Actor colleague(DataSource source, UserId person) {
        try {
            return actors.of(person, source.team());
        } catch (Problem _) {
            throw Problem.invalid("user", "There is no such person in the data source's team");
        }
    }

    private static Optional<Sight> sight(OpenSource whole, OpenSource theirs, Schema.Table table) {
        var sql = "SELECT count(*) FROM " + whole.named(table);
        return switch (theirs.check(sql)) {
            case Verdict.Allowed it when it.policies().isEmpty() -> Optional.empty();
            case Verdict.Allowed it -> Optional.of(sight(whole, theirs, table, count(theirs, it), ""));
            case Verdict.Refused it -> Optional.of(sight(whole, theirs, table, null, it.message()));
        };
    }

    private static Sight sight(
            OpenSource whole, OpenSource theirs, Schema.Table table, @Nullable Long visible, String problem) {
        var all = SourceReader.allowed(whole.check("SELECT count(*) FROM " + whole.named(table)));
        var masked = theirs.policies().columns().stream()
                .filter(it -> it.table().means(table))
                .map(PolicyPreview::masked)
                .toList();
        return new Sight(table.namespace(), table.name(), visible, count(whole, all), masked, problem);
    }

    private static Masked masked(ColumnPolicy policy) {
        return new Masked(policy.column(), policy.mask().inWords(), policy.name());
    }

    private static long count(OpenSource source, Verdict.Allowed sql) {
        try (var place = source.place()) {
            var result = SourceProblems.told(() -> source.run(sql, source.limits(), new Execution(place)));
            return ((Number) Objects.requireNonNull(result.rows().getFirst().getFirst())).longValue();
        }
    }
}
