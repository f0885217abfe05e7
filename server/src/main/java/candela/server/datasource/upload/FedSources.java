package candela.server.datasource.upload;

import candela.engine.data.Source;
import candela.engine.sql.Schema;
import candela.server.datasource.Connection;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Extent;
import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.DataSource.Status;
import candela.server.datasource.Disclosure;
import candela.server.datasource.Uploads;
import candela.server.datasource.catalogue.Catalogue;
import candela.server.datasource.catalogue.SourceName;
import candela.server.datasource.reach.ImportCache;
import candela.server.datasource.reach.Inspections;
import candela.server.platform.Actor;
import candela.server.platform.TypedId;
import candela.server.platform.Visibility;
import candela.server.storage.Received;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The door for whoever copies what lies elsewhere into sources: registers them empty, and puts each finished copy in
 * the place of the former one, which answers until then.
 */
@Service
public class FedSources {

    private static final Schema NOTHING = new Schema(List.of(), List.of());

    private final Catalogue catalogue;
    private final Inspections inspections;
    private final ImportCache imports;
    private final Clock clock;

    FedSources(Catalogue catalogue, Inspections inspections, ImportCache imports, Clock clock) {
        this.catalogue = catalogue;
        this.inspections = inspections;
        this.imports = imports;
        this.clock = clock;
    }

    /** Says early what stands against a new source: a missing right, a name that is taken. */
    public void requireFree(Actor actor, String name) {
        actor.require(Catalogue.WRITE);
        catalogue.requireFree(actor, SourceName.of(name));
    }

    /** Registers a source that holds nothing yet. */
    public DataSource add(Actor actor, String name, Kind kind, Visibility visibility) {
        actor.require(Catalogue.WRITE);
        var source = new DataSource(
                new DataSourceId(TypedId.next()),
                actor.user(),
                actor.team(),
                visibility,
                SourceName.of(name),
                kind,
                Connection.NONE,
                null,
                Uploads.NONE,
                Status.ACTIVE,
                Disclosure.SCHEMA,
                Extent.UNSEEN,
                clock.instant(),
                0);
        return catalogue.add(actor, source, NOTHING, List.of());
    }

    /** The source, if this actor sees it and may change it. */
    public DataSource writable(Actor actor, DataSourceId id) {
        return catalogue.writable(actor, id);
    }

    /** The file that the last sync wrote; empty before the first. */
    public Optional<Path> file(Actor system, DataSourceId id) {
        var source = catalogue.find(system, id);
        return source.uploads().files().isEmpty() ? Optional.empty() : Optional.of(imports.fed(source));
    }

    /** Looks at a finished copy and lets it take the former one's place, both or neither. */
    public Schema refill(Actor system, DataSourceId id, Received fresh) {
        var schema = inspections.look(new Source.DuckDbFile(fresh.path()));
        catalogue.refill(system, id, fresh, schema);
        return schema;
    }
}
