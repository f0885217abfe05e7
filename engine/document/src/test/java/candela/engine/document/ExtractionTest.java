package candela.engine.document;

import static candela.engine.document.Reading.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.document.ExtractionException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the processes that read are used. */
class ExtractionTest {

    @TempDir
    Path folder;

    private static Set<Long> children() {
        return ProcessHandle.current()
                .children()
                .filter(it -> it.info().command().orElse("").endsWith("java"))
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    @Test
    void oneProcessReadsManyFilesAndIsReplacedAfterSoMany() throws IOException {
        var bounds = new Bounds(1, 256, Duration.ofSeconds(60), 1 << 20, 1_000_000, 2);
        try (var reading = new Reading(folder, bounds)) {
            reading.of("a.md", "# a");
            var first = children();
            reading.of("b.md", "# b");
            assertThat(children()).isEmpty();
            reading.of("c.md", "# c");
            assertThat(children()).hasSize(1).doesNotContainAnyElementsOf(first);
        }
        assertThat(children()).isEmpty();
    }

    @Test
    void readingStopsWhenItIsCancelled() throws Exception {
        try (var reading = new Reading(folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var file = Files.writeString(folder.resolve("a.md"), "# a");
            reading.of(file);
            var attempt = new Attempt();
            var endless = Samples.file(folder, "endless.pdf", HostileTest::longPdf);
            var going = threads.submit(() -> reading.of(endless, "endless.pdf", attempt));
            while (!attempt.going()) {
                Thread.onSpinWait();
            }
            attempt.cancel();

            assertThat(going)
                    .failsWithin(Duration.ofSeconds(2))
                    .withThrowableThat()
                    .withMessageContaining("stopped on request");
            assertThat(reading.of(file).text()).isEqualTo("a");
        }
    }

    @Test
    void manyThreadsShareFewProcesses() throws Exception {
        try (var reading = new Reading(folder, Reading.BOUNDS.withWorkers(2));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var going = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(
                            () -> reading.of(i + ".md", "# number " + i).text()))
                    .toList();
            for (int i = 0; i < 40; i++) {
                assertThat(going.get(i).get()).isEqualTo("number " + i);
            }
            assertThat(children()).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void aPictureIsReadByTesseractOrSaysThatItIsMissing() throws IOException {
        try (var reading = new Reading(folder)) {
            var picture = Samples.file(folder, "scan.png", Samples::picture);
            var scan = Samples.file(folder, "scan.pdf", Samples::scan);
            if (Tesseract.find() == null) {
                assertRefused(reading.refusal(picture), Reason.NEEDS_OCR, "scan.png", "tesseract-ocr");
                assertRefused(reading.refusal(scan), Reason.NEEDS_OCR, "scan.pdf", "tesseract-ocr");
            } else {
                assertThat(reading.of(picture).text()).contains("Leave policy");
                assertThat(reading.of(scan).text()).contains("Leave policy");
                assertThat(reading.of(scan).blocks().getFirst().page()).isEqualTo(1);
            }
        }
    }

    /** What the process that reads can do to others: nothing by the network. */
    @Test
    void theProcessHasNoNetwork() throws Exception {
        var folder = Files.createDirectory(this.folder.resolve("work"));
        var command = new java.util.ArrayList<>(WorkerCommand.command(Reading.BOUNDS, folder));
        command.set(command.indexOf(Worker.class.getName()), NetworkTrial.class.getName());
        Files.createFile(folder.resolve("hosts"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("url refused\nsocket refused\nchannel refused\nclient refused\nname refused\n");
    }
}
