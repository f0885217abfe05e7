package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.JsonColumn;
import candela.server.platform.Page;
import candela.server.storage.Files;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** A dataset as an archive: its documents as they came, and {@code documents.json}, which lists them. */
@Component
class DatasetExport {

    private static final String LIST = "documents.json";

    private final Datasets datasets;
    private final Documents documents;
    private final Files files;
    private final ApplicationEventPublisher events;

    DatasetExport(Datasets datasets, Documents documents, Files files, ApplicationEventPublisher events) {
        this.datasets = datasets;
        this.documents = documents;
        this.files = files;
        this.events = events;
    }

    /** What the list says of a document. */
    record Listed(
            String path,
            String sha256,
            int edition,
            @Nullable String sourceUrl,
            Map<String, String> metadata) {}

    void send(Actor actor, DatasetId id, HttpServletResponse response) throws IOException {
        var dataset = datasets.find(actor, id);
        events.publishEvent(Audited.of(actor, "exported", Datasets.TYPE, id));
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(dataset.name() + ".zip", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try {
            write(actor, id, response.getOutputStream());
        } catch (IOException e) {
            throw new CloseNowException("The archive could not be completed", e);
        }
    }

    private void write(Actor actor, DatasetId id, OutputStream out) throws IOException {
        var listed = new ArrayList<Listed>();
        try (var archive = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            String cursor = null;
            do {
                var page = documents.list(actor, id, new Standing.Wanted(null, "", null), cursor, Page.MOST);
                for (var standing : page.items()) {
                    listed.add(add(archive, standing));
                }
                cursor = page.next();
            } while (cursor != null);
            archive.putNextEntry(new ZipEntry(LIST));
            archive.write(JsonColumn.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(listed));
        }
    }

    /** Documents lie below a folder of their own, so that none is taken for the list. */
    private Listed add(ZipOutputStream archive, Standing standing) throws IOException {
        var document = standing.document();
        var path = "documents/" + (document.folder().isEmpty() ? "" : document.folder() + "/") + document.name();
        archive.putNextEntry(new ZipEntry(path));
        java.nio.file.Files.copy(files.local(Actor.system(), standing.edition().file()), archive);
        archive.closeEntry();
        return new Listed(
                path, document.sha256(), document.edition(), document.sourceUrl(), new HashMap<>(standing.metadata()));
    }
}
