package candela.server.datasource.upload;

import candela.engine.data.FileEncoding;
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
import candela.server.datasource.Uploads.Upload;
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
import java.util.Optional;
import java.util.stream.Stream;
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

    /** Files on their way in, and in what encoding their text is; the encoding is for each of them that is text. */
    public record Delivery(List<Incoming> files, ChosenEncoding encoding) {

        public Delivery {
            files = List.copyOf(files);
        }
    }

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
    public Uploaded upload(Actor actor, @Nullable String name, Visibility visibility, Delivery delivery) {
        actor.require(Catalogue.WRITE);
        var encoding = delivery.encoding().or(Optional.empty());
        return arrivals.received(
                actor,
                delivery.files(),
                received -> register(actor, name, visibility, uploads(received, encoding), received));
    }

    private Uploaded register(
            Actor actor, @Nullable String entered, Visibility visibility, Uploads uploads, List<Received> received) {
        var name = SourceName.of(
                entered == null || entered.isBlank()
                        ? SourceName.ofFile(received.getFirst().name())
                        : entered);
        catalogue.requireFree(actor, name);
        var id = new DataSourceId(TypedId.next());
        try {
            var report = arrivals.load(id, uploads, inputs(uploads, received));
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

    private static Uploads uploads(List<Received> received, Optional<FileEncoding> encoding) {
        return new Uploads(
                received.stream().map(it -> upload(it, null, encoding)).toList(), Map.of());
    }

    /** @param into the table whose rows it continues; null for a table of its own */
    static Upload upload(Received file, @Nullable String into, Optional<FileEncoding> encoding) {
        return new Upload(file.id().value(), file.name(), into, encoding.orElse(null));
    }

    private static List<Input> inputs(Uploads uploads, List<Received> received) {
        return Stream.iterate(0, it -> it < received.size(), it -> it + 1)
                .map(it -> input(uploads.files().get(it), received.get(it)))
                .toList();
    }

    static Input input(Upload upload, Received file) {
        return new Input(upload.name(), file.path(), upload.into(), upload.encoding());
    }
}
