package candela.engine.document;

import candela.engine.document.ExtractionException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;

/** One worker for a test class, a folder for its files, and words for what comes out. */
final class Reading implements AutoCloseable {

    static final Bounds BOUNDS = new Bounds(1, 256, Duration.ofSeconds(60), 1_100L << 20, 2_000_000, 200);

    final Path folder;
    private final Extraction extraction;

    Reading(Path folder) {
        this(folder, BOUNDS);
    }

    Reading(Path folder, Bounds bounds) {
        this.folder = folder;
        this.extraction = new Extraction(bounds, folder.resolve("work"));
    }

    Document of(String name, Samples.Writing writing) throws IOException {
        return of(Samples.file(folder, name, writing));
    }

    Document of(String name, String text) throws IOException {
        return of(Files.writeString(folder.resolve(name), text));
    }

    Document of(Path file) {
        return extraction.extract(file, file.getFileName().toString(), new Attempt());
    }

    Document of(Path file, String name, Attempt attempt) {
        return extraction.extract(file, name, attempt);
    }

    ExtractionException refusal(Path file) {
        return refusal(file, file.getFileName().toString());
    }

    ExtractionException refusal(Path file, String name) {
        return Assertions.catchThrowableOfType(
                ExtractionException.class, () -> extraction.extract(file, name, new Attempt()));
    }

    ExtractionException refusal(String name, Samples.Writing writing) throws IOException {
        return refusal(Samples.file(folder, name, writing));
    }

    /** Each block on a line of its own: what it is, its page, its text. */
    static List<String> told(Document document) {
        return document.blocks().stream()
                .map(it -> switch (it.type()) {
                            case HEADING -> "h" + it.level();
                            case PARAGRAPH -> "p";
                            case ITEM -> "-";
                            case TABLE -> "t";
                        }
                        + (it.page() == 0 ? " " : it.page() + " ")
                        + document.text(it).replace("\n", "⏎"))
                .toList();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void assertRefused(ExtractionException refusal, Reason reason, String... words) {
        Assertions.assertThat(refusal).isNotNull();
        Assertions.assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason);
        Assertions.assertThat(refusal.getMessage()).contains(words);
    }

    @Override
    public void close() {
        extraction.close();
    }
}
