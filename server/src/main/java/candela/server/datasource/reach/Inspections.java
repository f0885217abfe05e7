package candela.server.datasource.reach;

import candela.engine.data.Source;
import candela.engine.sql.Schema;
import candela.server.datasource.Connection;
import candela.server.datasource.DataSource;
import candela.server.datasource.Snapshot;
import candela.server.datasource.SourceProblems;
import candela.server.datasource.catalogue.Catalogue;
import candela.server.platform.Actor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at sources: what is in them, and whether they can be reached. */
@Component
public class Inspections {

    /**
     * How a test of a connection went.
     *
     * @param latency how long a trivial question took; null when it could not be asked
     * @param mayWrite the user could change data there, which Candela never needs
     * @param message why not, in words; empty when all is well
     */
    public record Trial(@Nullable Duration latency, boolean mayWrite, String message) {}

    private final Catalogue catalogue;
    private final OpenDatabases databases;
    private final InspectionBudget budget;

    Inspections(Catalogue catalogue, OpenDatabases databases, InspectionBudget budget) {
        this.catalogue = catalogue;
        this.databases = databases;
        this.budget = budget;
    }

    /** The last look at a source; the first one is taken now. */
    public Snapshot snapshot(Actor actor, DataSource source) {
        return catalogue
                .snapshot(actor, source.id())
                .orElseGet(() -> catalogue.first(actor.asSystem(), source.id(), look(source)));
    }

    public Schema look(DataSource source) {
        var person = source.connection().person();
        return bare(person, SourceProblems.told(() -> databases.use(source, it -> it.inspect(budget.of(person)))));
    }

    /** A look at something that is not saved yet. */
    public Schema look(Source source) {
        return look(source, null);
    }

    /** What the one user sees of the rows is not for persons of whom the database may know better. */
    public Schema look(Source source, Connection.@Nullable Person person) {
        return bare(person, looked(source, person));
    }

    private static Schema bare(Connection.@Nullable Person person, Schema schema) {
        return person == null
                ? schema
                : new Schema(
                        schema.tables().stream()
                                .map(it -> new Schema.Table(
                                        it.namespace(),
                                        it.name(),
                                        it.columns(),
                                        it.primaryKey(),
                                        null,
                                        it.description()))
                                .toList(),
                        schema.keys(),
                        schema.views());
    }

    private Schema looked(Source source, Connection.@Nullable Person person) {
        return SourceProblems.told(() -> {
            try (var database = databases.open(source)) {
                return database.inspect(budget.of(person));
            }
        });
    }

    /** How a source answers; throws a {@link candela.engine.data.DataException} that says why it does not. */
    public Trial trial(Source source) {
        try (var database = databases.open(source)) {
            return new Trial(database.ping(), database.mayWrite(), "");
        }
    }
}
