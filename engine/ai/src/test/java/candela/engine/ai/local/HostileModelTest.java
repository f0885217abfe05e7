package candela.engine.ai.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.ai.local.LocalModelException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no models, or were made to do harm: each ends in words, and in nothing else here. */
class HostileModelTest {

    @TempDir
    static Path folder;

    private static byte[] good() {
        return TinyModel.saying("Yes").bytes();
    }

    /** The same length, so that everything else stays where it is. */
    private static byte[] with(String text, String instead) {
        var padded = instead + " ".repeat(text.length() - instead.length());
        return new String(good(), StandardCharsets.ISO_8859_1)
                .replace(text, padded)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void assertRefused(byte[] bytes, String words) throws IOException {
        var file = Files.write(Files.createTempFile(folder, "hostile", ".gguf"), bytes);
        assertThatThrownBy(() -> LanguageFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(words);
    }

    private static void assertUnusable(byte[] bytes, String words) throws IOException {
        var file = Files.write(Files.createTempFile(folder, "hostile", ".gguf"), bytes);
        var work = folder.resolve("work");
        try (var model = new LocalModel(LanguageFile.read(file), LocalBounds.DEFAULT, work)) {
            assertThatThrownBy(() -> model.ask("{}", Duration.ofSeconds(60), Duration.ofSeconds(60)))
                    .isInstanceOfSatisfying(
                            LocalModelException.class,
                            it -> assertThat(it.reason()).isEqualTo(Reason.UNUSABLE))
                    .hasMessageContaining(words);
            assertThat(model.isIdle()).isTrue();
            assertThat(model.isLoaded()).isFalse();
        }
        assertThat(work).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GGU", "hello world, I am no model"})
    void whatIsNoModelIsToldBeforeAnythingRuns(String text) throws IOException {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), text.length() < 4 ? "breaks off" : "no GGUF");
    }

    @Test
    void aBeginningAloneIsNotRead() throws IOException {
        assertRefused(Arrays.copyOf(good(), 400), "breaks off");
    }

    @ParameterizedTest
    @CsvSource({"16, values", "24, text without an end"})
    void numbersThatNoFileHasTakeNoMemory(int at, String words) throws IOException {
        var bytes = good();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(at, Long.MAX_VALUE / 2);

        assertRefused(bytes, words);
    }

    @Test
    void aFileThatWasNotCopiedToItsEndSaysSo() throws IOException {
        var bytes = good();

        assertUnusable(Arrays.copyOf(bytes, bytes.length / 2), "not within the file bounds");
    }

    @Test
    void aModelThatIsNewerThanTheLibrarySaysSo() throws IOException {
        var name = "\5\0\0\0\0\0\0\0";

        assertUnusable(with(name + "llama", name + "lxyzq"), "older than the model");
    }

    @Test
    void aTemplateThatThrowsIsPassedOver() throws Exception {
        var file = Files.write(
                folder.resolve("thrower.gguf"),
                with("{{ message['role'] }}: {{ message['content'] }}", "{{ raise_exception('nobody') }}"));
        try (var model = new LocalModel(LanguageFile.read(file), LocalBounds.DEFAULT, folder.resolve("work"));
                var answer = model.ask("{}", Duration.ofSeconds(60), Duration.ofSeconds(60))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"finish_reason\":\"stop\"");
        }
    }

    @Test
    void aContextThatTakesMoreMemoryThanThereMayBeEndsItsProcessAlone() throws IOException {
        var file = TinyModel.saying("Yes").within(100_000_000).slowed(8).write(folder.resolve("greedy.gguf"));
        var honest = LanguageFile.read(file);
        var understated = new LanguageFile(file, honest.changed(), honest.bytes(), 100_000_000, 1, honest.words());
        try (var model =
                new LocalModel(understated, LocalBounds.DEFAULT.withContext(100_000_000), folder.resolve("work"))) {
            assertThat(honest.megabytes(100_000_000)).isGreaterThan(500_000);
            assertThatThrownBy(() -> model.ask("{}", Duration.ofSeconds(60), Duration.ofSeconds(60)))
                    .hasMessageContaining("memory does not suffice");
        }
    }
}
