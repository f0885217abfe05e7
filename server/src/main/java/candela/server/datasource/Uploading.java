package candela.server.datasource;

import candela.engine.data.DataException;
import candela.engine.data.FileImport;
import candela.engine.data.FileImport.Input;
import candela.engine.data.FileImport.Report;
import candela.engine.data.Source;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Extent;
import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.DataSource.Status;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.TypedId;
import candela.server.platform.Visibility;
import candela.server.storage.Files;
import candela.server.storage.Received;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
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
    private final Files files;
    private final Clock clock;

    Uploading(Catalogue catalogue, Inspections inspections, ImportCache imports, Files files, Clock clock) {
        this.catalogue = catalogue;
        this.inspections = inspections;
        this.imports = imports;
        this.files = files;
        this.clock = clock;
    }

    /** Makes one source of the files, each at least one table; one wrong file and nothing is kept. */
    public Uploaded upload(Actor actor, @Nullable String name, Visibility visibility, List<Incoming> incoming) {
        actor.require(Catalogue.WRITE);
        if (incoming.isEmpty()) {
            throw Problem.invalid("file", "Choose at least one file");
        }
        var received = new ArrayList<Received>();
        try {
            incoming.forEach(it -> received.add(receive(actor, it)));
            return register(actor, name, visibility, received);
        } catch (RuntimeException e) {
            received.forEach(it -> files.discard(actor, it));
            throw e;
        }
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
            var report = load(id, uploads, received);
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
                Extent.UNSEEN,
                clock.instant(),
                0);
    }

    private Received receive(Actor actor, Incoming incoming) {
        try (InputStream content = incoming.content().getInputStream()) {
            return files.receive(actor, incoming.name(), incoming.mime(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Report load(DataSourceId id, Uploads uploads, List<Received> received) {
        var inputs =
                received.stream().map(it -> new Input(it.name(), it.path())).toList();
        try {
            return imports.load(id, uploads, inputs);
        } catch (DataException e) {
            throw inputs.size() == 1 ? wrong(e) : wrong(inputs, e);
        }
    }

    private static Problem wrong(DataException trouble) {
        var problem = SourceProblems.of(trouble);
        return problem.kind() == Problem.Kind.INVALID ? Problem.invalid("file", problem.detail()) : problem;
    }

    /** Tells of each wrong file, so that they can all be mended at once. */
    private Problem wrong(List<FileImport.Input> inputs, DataException first) {
        var troubles = inputs.stream()
                .map(imports::trouble)
                .filter(it -> !it.isEmpty())
                .toList();
        return troubles.size() < 2 ? wrong(first) : Problem.invalid("file", String.join("\n", troubles));
    }

    private static Uploads uploads(List<Received> received) {
        return new Uploads(
                received.stream()
                        .map(it -> new Uploads.Upload(it.id().value(), it.name()))
                        .toList(),
                Map.of());
    }
}
