package candela.server.datasource.reading;

import candela.engine.ask.ExampleQuestions;
import candela.engine.data.Demo;
import candela.engine.data.Execution;
import candela.engine.data.Limits;
import candela.engine.data.Result;
import candela.engine.data.Room;
import candela.engine.sql.Dialect;
import candela.engine.sql.Policies;
import candela.engine.sql.Verdict;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.PolicyEffect;
import candela.server.datasource.Snapshot;
import candela.server.datasource.SourceProblems;
import candela.server.datasource.catalogue.Catalogue;
import candela.server.datasource.limit.DataLimits;
import candela.server.datasource.policy.PolicyBinding;
import candela.server.datasource.reach.Inspections;
import candela.server.datasource.reach.OpenDatabases;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/**
 * The only way to people's data: opens a source for somebody who may read it, and lets through what the guard allows.
 */
@Service
public class SourceReader {

    private static final int MOST_PREVIEWED = 1_000;

    private final Catalogue catalogue;
    private final Inspections inspections;
    private final OpenDatabases databases;
    private final DataLimits limits;
    private final PolicyBinding binding;

    SourceReader(
            Catalogue catalogue,
            Inspections inspections,
            OpenDatabases databases,
            DataLimits limits,
            PolicyBinding binding) {
        this.catalogue = catalogue;
        this.inspections = inspections;
        this.databases = databases;
        this.limits = limits;
        this.binding = binding;
    }

    /**
     * Opens a source for asking: whoever may run queries or read data sources may, if they see it and it is not
     * disabled.
     */
    public OpenSource open(Actor actor, DataSourceId id) {
        return bound(actor, catalogue.askable(actor, id));
    }

    /** The policies are made of the same look at the source as what is read by them. */
    private OpenSource bound(Actor actor, DataSource source) {
        var seen = inspections.snapshot(actor, source);
        return open(actor, source, seen, binding.of(actor, source, seen));
    }

    /** The source without policies: to count what they keep back, for those who keep them. */
    OpenSource whole(Actor actor, DataSource source) {
        return open(actor, source, inspections.snapshot(actor, source), Policies.NONE);
    }

    private OpenSource open(Actor actor, DataSource source, Snapshot seen, Policies policies) {
        return new OpenSource(source, seen, policies, databases.door(source, binding.person(actor, source)), limits);
    }

    /** The first rows of a table, and which policies shaped them. */
    public record Preview(Result result, List<PolicyEffect> policies) {}

    /**
     * The first rows of a table.
     *
     * @param place where they have room; the caller closes it when they are held no longer
     */
    public Preview preview(Actor actor, DataSourceId id, String table, int limit, Room.Place place) {
        actor.require(Catalogue.READ);
        var open = open(actor, id);
        var rows = Math.clamp(limit, 1, MOST_PREVIEWED);
        var ordered = open.dialect() == Dialect.SQLSERVER ? " ORDER BY 1" : "";
        var sql = "SELECT * FROM " + quoted(open, table) + ordered
                + open.dialect().first(rows);
        var allowed = allowed(open.check(sql));
        var within = new Limits(rows, Duration.ofSeconds(30), Limits.DEFAULT.bytes());
        var result = SourceProblems.told(() -> open.run(allowed, within, new Execution(place)));
        catalogue.accessed(actor, id, table);
        return new Preview(result, open.effects(allowed));
    }

    /** Questions that this source can answer, in the reader's language. */
    public List<String> examples(Actor actor, DataSourceId id, Locale locale) {
        actor.require(Catalogue.READ);
        var source = catalogue.find(actor, id);
        return source.isDemo()
                ? Demo.questions(locale)
                : ExampleQuestions.of(bound(actor, source).schema(), locale);
    }

    private static String quoted(OpenSource open, String table) {
        var known = open.schema().tables().stream()
                .filter(it -> it.name().equals(table) || (it.namespace() + "." + it.name()).equals(table))
                .findFirst()
                .orElseThrow(() -> new Problem(Problem.Kind.NOT_FOUND, "No table " + table + " in " + open.name()));
        return open.named(known);
    }

    static Verdict.Allowed allowed(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed allowed -> allowed;
            case Verdict.Refused refused -> throw new Problem(Problem.Kind.INVALID, refused.message());
        };
    }
}
