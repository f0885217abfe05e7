package candela.server.datasource.upload;

import candela.engine.data.DataException;
import candela.engine.data.FileImport;
import candela.engine.data.FileImport.Report;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.SourceProblems;
import candela.server.datasource.Uploads;
import candela.server.datasource.reach.ImportCache;
import candela.server.datasource.upload.Uploading.Incoming;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.storage.Files;
import candela.server.storage.Received;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Receives people's files and reads them; what cannot be used is thrown away, with words for each wrong file. */
@Component
class Arrivals {

    private final Files files;
    private final ImportCache imports;

    Arrivals(Files files, ImportCache imports) {
        this.files = files;
        this.imports = imports;
    }

    /** Receives all files and does something with them; where that fails, none is kept. */
    <T> T received(Actor actor, List<Incoming> incoming, Function<List<Received>, T> use) {
        if (incoming.isEmpty()) {
            throw Problem.invalid("file", "Choose at least one file");
        }
        var received = new ArrayList<Received>();
        try {
            incoming.forEach(it -> received.add(receive(actor, it)));
            return use.apply(received);
        } catch (RuntimeException e) {
            received.forEach(it -> files.discard(actor, it));
            throw e;
        }
    }

    /** Reads files into the copy of a source that is not saved yet. */
    Report load(DataSourceId id, Uploads uploads, List<FileImport.Input> inputs) {
        try {
            return imports.load(id, uploads, inputs);
        } catch (DataException e) {
            throw inputs.size() == 1 ? wrong(e) : wrong(inputs, e);
        }
    }

    private Received receive(Actor actor, Incoming incoming) {
        try (InputStream content = incoming.content().getInputStream()) {
            return files.receive(actor, incoming.name(), incoming.mime(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
}
