package candela.engine.document;

import java.nio.file.Path;
import org.apache.tika.mime.MediaType;

/** Reads files of some kinds, in a worker. */
interface FileReader {

    /** @throws Exception any; what is no {@link Refusal} says that the file is damaged */
    void read(Source source, Telling telling) throws Exception;

    /**
     * A file, or a part of one.
     *
     * @param depth 0 for a file, 1 for what is attached to it
     */
    record Source(Path path, String name, Kind kind, MediaType type, int depth) {}
}
