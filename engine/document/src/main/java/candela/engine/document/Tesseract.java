package candela.engine.document;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tesseract as it is installed on this machine: it reads the text on pictures. */
final class Tesseract {

    static final String MISSING =
            "is a picture of text, and Tesseract, which reads such, is not installed on the server. Have it installed"
                    + " (packages tesseract-ocr, tesseract-ocr-eng, tesseract-ocr-vie) and try again.";

    private static final int MOST = 4_000_000;
    private static final List<String> LANGUAGES = List.of("eng", "vie");

    private final Path program;
    private @Nullable String languages;

    private Tesseract(Path program) {
        this.program = program;
    }

    /** The first of that name on the PATH. */
    static @Nullable Tesseract find() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(it -> !it.isBlank())
                .map(it -> Path.of(it).resolve("tesseract"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Tesseract::new)
                .orElse(null);
    }

    /** The paragraphs on a picture, top down. */
    List<String> read(Path picture) throws IOException {
        var text = run(List.of(picture.toString(), "stdout", "-l", languages()));
        return Stream.of(text.split("\\R[ \\f]*\\R"))
                .filter(it -> !it.isBlank())
                .toList();
    }

    /** Those that our users write and that are installed. */
    private String languages() throws IOException {
        if (languages == null) {
            var installed =
                    run(List.of("--list-langs")).lines().map(String::strip).toList();
            var ours = LANGUAGES.stream().filter(installed::contains).toList();
            languages = ours.isEmpty() ? installed.getLast() : String.join("+", ours);
        }
        return languages;
    }

    private String run(List<String> arguments) throws IOException {
        var command =
                Stream.concat(Stream.of(program.toString()), arguments.stream()).toList();
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        try (var out = process.getInputStream()) {
            var text = new String(out.readNBytes(MOST), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("Tesseract could not read the picture");
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
