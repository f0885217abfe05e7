package candela.server.datasource.upload;

import candela.engine.data.FileImport.Input;
import candela.engine.data.FileImport.Report;
import candela.engine.data.Source;
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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;

/**
 * The door by which people's files become a data source: received, read into tables, looked at, and only then saved.
 */
@Service
public class Uploading {

    /** A file on its way in. */
    public record Incoming(@Nullable String name, @Nullable String mime, InputStreamSource content) {}

    /** What became of the files. */
    public record Uploaded(DataSource source, Report report) {}

    private final Catalogue catalogue;
    private final Inspections inspections;
    private final ImportCache imports;
    private final Arrivals arrivals;
    private final Clock clock;

    Uploading(Catalogue catalogue, Inspections inspections, ImportCache imports, Arrivals arrivals, Clock clock) {
        this.catalogue = catalogue;
        this.inspections = inspections;
        this.imports = imports;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    /** Makes one source of the files, each at least one table; one wrong file and nothing is kept. */
    public Uploaded upload(Actor actor, @Nullable String name, Visibility visibility, List<Incoming> incoming) {
        actor.require(Catalogue.WRITE);
        return arrivals.received(actor, incoming, received -> register(actor, name, visibility, received));
    }

    private Uploaded register(Actor actor, @Nullable String entered, Visibility visibility, List<Received> received) {
        var name = SourceName.of(
                entered == null || entered.isBlank()
                        ? SourceName.ofFile(received.getFirst().name())
                        : entered);
        catalogue.requireFree(actor, name);
        var id = new DataSourceId(TypedId.next());
        var uploads = uploads(received);
        try {
            var report = arrivals.load(id, uploads, inputs(received));
            var schema = inspections.look(new Source.DuckDbFile(imports.path(id, uploads)));
            var source = source(actor, id, name, visibility, uploads);
            return new Uploaded(catalogue.add(actor, source, schema, received), report);
        } catch (RuntimeException e) {
            imports.remove(id);
            throw e;
        }
    }

    private DataSource source(Actor actor, DataSourceId id, String name, Visibility visibility, Uploads uploads) {
        return new DataSource(
                id,
                actor.user(),
                actor.team(),
                visibility,
                name,
                Kind.FILES,
                Connection.NONE,
                null,
                uploads,
                Status.ACTIVE,
                Disclosure.SCHEMA,
                Extent.UNSEEN,
                clock.instant(),
                0);
    }

    private static Uploads uploads(List<Received> received) {
        return new Uploads(
                received.stream()
                        .map(it -> new Uploads.Upload(it.id().value(), it.name(), null))
                        .toList(),
                Map.of());
    }

    private static List<Input> inputs(List<Received> received) {
        return received.stream().map(it -> new Input(it.name(), it.path())).toList();
    }
}
