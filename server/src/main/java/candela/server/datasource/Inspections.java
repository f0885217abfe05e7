package candela.server.datasource;

import candela.engine.data.Database;
import candela.engine.data.Source;
import candela.engine.sql.Schema;
import candela.server.platform.Actor;
import java.util.List;
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
        return SourceProblems.told(() -> databases.use(source, it -> it.inspect(budget.current())));
    }

    /** A look at something that is not saved yet. */
    Schema look(Source source) {
        return SourceProblems.told(() -> {
            try (var database = Database.open(source, OpenDatabases.ACCESS)) {
                return database.inspect(budget.current());
            }
        });
    }

    /** How a source answers; throws a {@link candela.engine.data.DataException} that says why it does not. */
    DataSources.Trial trial(Source source) {
        try (var database = Database.open(source, OpenDatabases.ACCESS)) {
            return new DataSources.Trial(database.ping(), database.mayWrite(), "");
        }
    }
}
