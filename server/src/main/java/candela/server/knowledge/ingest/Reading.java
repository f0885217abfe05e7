package candela.server.knowledge.ingest;

import candela.engine.document.Attempt;
import candela.engine.document.Bounds;
import candela.engine.document.Document;
import candela.engine.document.Extraction;
import candela.server.platform.Settings;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Reads files within the bounds that are set now; what former processes left behind goes at the start. */
@Component
class Reading implements DisposableBean {

    private final IngestSettings settings;
    private final Path folder;
    private Bounds bounds = Bounds.DEFAULT;
    private Extraction extraction;

    Reading(IngestSettings settings, Settings start) throws IOException {
        this.settings = settings;
        this.folder = start.data("reading");
        FileSystemUtils.deleteRecursively(folder);
        this.extraction = new Extraction(bounds, folder);
    }

    Document read(Path file, String name, Attempt attempt) {
        return bounded().extract(file, name, attempt);
    }

    /** Other bounds are for other processes: those that wait end, and one that reads ends with its file. */
    private synchronized Extraction bounded() {
        var wanted = settings.bounds();
        if (!wanted.equals(bounds)) {
            extraction.close();
            bounds = wanted;
            extraction = new Extraction(wanted, folder);
        }
        return extraction;
    }

    @Override
    public synchronized void destroy() {
        extraction.close();
    }
}
