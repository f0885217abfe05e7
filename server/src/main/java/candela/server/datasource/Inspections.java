package candela.server.datasource;

import candela.engine.data.Source;
import candela.engine.sql.Schema;
import candela.server.platform.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks at sources: what is in them, and whether they can be reached. */
@Component
class Inspections {

    private final Catalogue catalogue;
    private final OpenDatabases databases;
    private final PolicyBinding binding;
    private final InspectionBudget budget;

    Inspections(Catalogue catalogue, OpenDatabases databases, PolicyBinding binding, InspectionBudget budget) {
        this.catalogue = catalogue;
        this.databases = databases;
        this.binding = binding;
        this.budget = budget;
    }

    /** The last look at a source; the first one is taken now. */
    Snapshot snapshot(Actor actor, DataSource source) {
        return catalogue
                .snapshot(actor, source.id())
                .orElseGet(() -> catalogue.first(actor.asSystem(), source.id(), look(source)));
    }

    /** The sources as this actor may know them. */
    List<DataSource> told(Actor actor, List<DataSource> sources) {
        return binding.told(actor, sources);
    }

    Schema look(DataSource source) {
        var person = source.connection().person();
        return bare(person, SourceProblems.told(() -> databases.use(source, it -> it.inspect(budget.of(person)))));
    }

    /** A look at something that is not saved yet. */
    Schema look(Source source) {
        return look(source, null);
    }

    /** What the one user sees of the rows is not for persons of whom the database may know better. */
    Schema look(Source source, Connection.@Nullable Person person) {
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
                        schema.keys());
    }

    private Schema looked(Source source, Connection.@Nullable Person person) {
        return SourceProblems.told(() -> {
            try (var database = databases.open(source)) {
                return database.inspect(budget.of(person));
            }
        });
    }

    /** How a source answers; throws a {@link candela.engine.data.DataException} that says why it does not. */
    DataSources.Trial trial(Source source) {
        try (var database = databases.open(source)) {
            return new DataSources.Trial(database.ping(), database.mayWrite(), "");
        }
    }
}
