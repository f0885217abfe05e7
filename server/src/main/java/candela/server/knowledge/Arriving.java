package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.Document.Origin;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.storage.Files;
import candela.server.storage.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/** The door by which contents come into datasets: files, texts and what an address leads to. */
@Service
public class Arriving {

    private static final int MOST_FILES = 1_000;
    private static final int LONGEST_TEXT = 5_000_000;

    private final Datasets datasets;
    private final Documents documents;
    private final DocumentDesk desk;
    private final Files files;
    private final Links links;

    Arriving(Datasets datasets, Documents documents, DocumentDesk desk, Files files, Links links) {
        this.datasets = datasets;
        this.documents = documents;
        this.desk = desk;
        this.files = files;
        this.links = links;
    }

    /**
     * Takes in files one by one: what is wrong with one does not concern the others. One whose name is a path, as those
     * of a folder that was sent, goes into the folders that it names.
     *
     * @param folder that they go into
     */
    public List<Added> files(Actor actor, DatasetId id, String folder, List<MultipartFile> sent, Origin origin) {
        datasets.writable(actor, id);
        if (sent.isEmpty() || sent.size() > MOST_FILES) {
            throw Problem.invalid("file", "Send 1 to " + MOST_FILES + " files at once");
        }
        return sent.stream().map(it -> file(actor, id, folder, it, origin)).toList();
    }

    /** Takes in a text that somebody wrote. */
    public Added text(Actor actor, DatasetId id, String folder, String name, String text) {
        datasets.writable(actor, id);
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw Problem.invalid("text", "A text has 1 to %,d characters".formatted(LONGEST_TEXT));
        }
        var named = name.contains(".") ? name : name.strip() + ".md";
        var content = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
        return take(actor, id, new Incoming(folder, named, "text/markdown", Origin.TEXT, null, Map.of(), content));
    }

    /** Takes in what an address on the internet leads to. */
    public Added link(Actor actor, DatasetId id, String folder, @Nullable String name, String address) {
        datasets.writable(actor, id);
        return links.fetch(
                address,
                (fetched, content) -> take(
                        actor,
                        id,
                        new Incoming(
                                folder,
                                name == null || name.isBlank() ? fetched.name() : name,
                                fetched.mime(),
                                Origin.URL,
                                fetched.address().toString(),
                                Map.of(),
                                content)));
    }

    /** Gives a document a newer content, under the name that it has. */
    public Added replace(Actor actor, DocumentId id, MultipartFile file) {
        documents.writable(actor, id);
        return received(
                actor, file.getOriginalFilename(), file.getContentType(), file, it -> desk.replace(actor, id, it));
    }

    private Added file(Actor actor, DatasetId id, String folder, MultipartFile file, Origin origin) {
        var path = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        var end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
        var name = path.substring(end);
        var into = folder + "/" + path.substring(0, end);
        try {
            return take(actor, id, new Incoming(into, name, file.getContentType(), origin, null, Map.of(), file));
        } catch (Problem e) {
            return Added.refused(name, e.detail());
        }
    }

    private Added take(Actor actor, DatasetId id, Incoming incoming) {
        var named = new Incoming(
                DocumentName.folder(incoming.folder()),
                DocumentName.of(incoming.name()),
                incoming.mime(),
                incoming.origin(),
                incoming.sourceUrl(),
                incoming.metadata(),
                incoming.content());
        return received(actor, named.name(), named.mime(), named.content(), it -> desk.add(actor, id, named, it));
    }

    /** Keeps the content where it became one of a document, else throws it away. */
    private Added received(
            Actor actor,
            @Nullable String name,
            @Nullable String mime,
            InputStreamSource content,
            Function<Received, Added> use) {
        var received = receive(actor, name, mime, content);
        try {
            if (received.size() == 0) {
                throw Problem.invalid("file", "“" + received.name() + "” is empty");
            }
            var added = use.apply(received);
            if (!added.isKept()) {
                files.discard(actor, received);
            }
            return added;
        } catch (RuntimeException e) {
            files.discard(actor, received);
            throw e;
        }
    }

    private Received receive(Actor actor, @Nullable String name, @Nullable String mime, InputStreamSource content) {
        try (var stream = content.getInputStream()) {
            return files.receive(actor, name, mime, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
