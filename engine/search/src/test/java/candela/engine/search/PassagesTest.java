package candela.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.search.Filter.Range;
import candela.engine.search.Passage.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found, by whom, and what stays of it. */
class PassagesTest {

    private static final Instant SPRING = Instant.parse("2025-03-01T00:00:00Z");

    @TempDir
    Path folder;

    private Passages index;

    @BeforeEach
    void begin() {
        index = Passages.open(folder);
    }

    @AfterEach
    void end() {
        index.close();
    }

    private static Passage passage(String id, String dataset, String document, String text) {
        return new Passage(
                id,
                new Place(dataset, document, 1, 3, 4, 10, 10 + text.length()),
                "Handbook",
                List.of("Leave"),
                text,
                Map.of("type", document.startsWith("p") ? "pdf" : "docx"),
                Map.of("created", SPRING));
    }

    private void put(String id, String dataset, String document, String text, @Nullable Meaning meaning) {
        index.put(
                dataset,
                document,
                List.of(passage(id, dataset, document, text)),
                meaning == null ? Map.of() : Map.of(id, meaning));
    }

    private static Meaning east(double north) {
        return new Meaning("small", new float[] {1, (float) north, 0, 0});
    }

    private List<String> ids(String words, @Nullable Meaning meaning, Filter filter) {
        return index.search(new Search(words, meaning, filter, 10, 0)).stream()
                .map(it -> it.passage().id())
                .toList();
    }

    private static Filter of(String... datasets) {
        return Filter.of(Set.of(datasets));
    }

    @Test
    void findsByWordsAndGivesBackWhatWasPut() {
        put("1", "a", "p1", "Every employee has twenty-five days of paid leave.", null);
        put("2", "a", "p2", "The office closes at six.", null);

        var hits = index.search(new Search("paid leave", null, of("a"), 10, 0.3));

        assertThat(hits).singleElement().satisfies(hit -> {
            assertThat(hit.passage())
                    .isEqualTo(passage("1", "a", "p1", "Every employee has twenty-five days of paid leave."));
            assertThat(hit.similarity()).isBetween(0.3, 1.0);
            assertThat(hit.marks())
                    .extracting(it -> hit.passage().text().substring(it.start(), it.end()))
                    .containsExactly("paid", "leave");
        });
    }

    @Test
    void findsByMeaningWhereNoWordIsShared() {
        put("1", "a", "p1", "Holidays are paid.", east(0.1));
        put("2", "a", "p2", "The canteen opens at noon.", east(8));

        assertThat(ids("vacation", east(0), of("a"))).startsWith("1");
    }

    @Test
    void vietnameseIsFoundWithAndWithoutAccents() {
        put("1", "a", "p1", "Nghỉ phép năm của nhân viên ở Đà Nẵng", null);
        put("2", "a", "p2", "Nghi vấn về phép tính", null);

        assertThat(ids("nghỉ phép", null, of("a"))).containsExactly("1", "2");
        assertThat(ids("nghi phep", null, of("a"))).containsExactlyInAnyOrder("1", "2");
        assertThat(ids("da nang", null, of("a"))).containsExactly("1");
        assertThat(ids("đà nẵng", null, of("a"))).containsExactly("1");
    }

    @Test
    void accentsDecideBetweenEqualWords() {
        put("1", "a", "p1", "Con ma trong nhà", null);
        put("2", "a", "p2", "Con mà trong nhà", null);
        put("3", "a", "p3", "Con má trong nhà", null);

        assertThat(ids("má", null, of("a"))).hasSize(3).first().isEqualTo("3");
        assertThat(ids("mà", null, of("a"))).hasSize(3).first().isEqualTo("2");
    }

    @Test
    void englishEndingsDoNotMatter() {
        put("1", "a", "p1", "Policies of the employees", null);

        assertThat(ids("employee's policy", null, of("a"))).containsExactly("1");
    }

    @Test
    void whoMaySeeNoDatasetFindsNothing() {
        put("1", "a", "p1", "secret plan", east(0));

        assertThat(ids("secret plan", east(0), of())).isEmpty();
        assertThat(ids("secret plan", east(0), of("b"))).isEmpty();
        assertThat(ids("secret plan", east(0), of("a"))).containsExactly("1");
    }

    /** A filter behind the search would find nothing here: hundreds that may not be seen are better. */
    @Test
    void rightsAreAppliedWithinBothSearches() {
        for (int i = 0; i < 400; i++) {
            put("s" + i, "secret", "p" + i, "leave leave leave", east(i / 1e6));
        }
        put("mine", "mine", "pm", "leave, among very many other words of no interest to anybody here", east(0.9));

        assertThat(ids("leave", null, of("mine"))).containsExactly("mine");
        assertThat(ids("", east(0), of("mine"))).containsExactly("mine");
        assertThat(ids("leave", east(0), of("mine"))).containsExactly("mine");
    }

    @Test
    void filtersByDocumentKeywordAndDate() {
        put("1", "a", "p1", "leave", east(0));
        put("2", "a", "d1", "leave", east(0));
        var before = new Range(SPRING.minus(Duration.ofDays(1)), SPRING);
        var after = new Range(SPRING, SPRING.plusMillis(1));

        assertThat(ids("leave", east(0), new Filter(Set.of("a"), Set.of("d1"), Map.of(), Map.of())))
                .containsExactly("2");
        assertThat(ids("leave", east(0), new Filter(Set.of("a"), Set.of(), Map.of("type", Set.of("pdf")), Map.of())))
                .containsExactly("1");
        assertThat(ids("leave", east(0), new Filter(Set.of("a"), Set.of(), Map.of(), Map.of("created", before))))
                .isEmpty();
        assertThat(ids("leave", east(0), new Filter(Set.of("a"), Set.of(), Map.of(), Map.of("created", after))))
                .hasSize(2);
    }

    @Test
    void meaningsOfDifferentModelsAreNeverCompared() {
        put("1", "a", "p1", "one", east(0));
        put("2", "a", "p2", "two", new Meaning("large", new float[] {1, 0, 0, 0, 0, 0}));
        put("3", "a", "p3", "three", new Meaning("other", new float[] {1, 0, 0, 0}));

        assertThat(ids("", east(0), of("a"))).containsExactly("1");
        assertThat(ids("", new Meaning("other", new float[] {1, 0, 0, 0}), of("a")))
                .containsExactly("3");
        assertThat(ids("", new Meaning("large", new float[] {1, 0, 0, 0, 0, 0}), of("a")))
                .containsExactly("2");
    }

    @Test
    void thresholdAndLimitHaveEffect() {
        for (int i = 0; i < 5; i++) {
            put("" + i, "a", "p" + i, "leave", east(i));
        }
        var all = index.search(new Search("leave", east(0), of("a"), 10, 0));

        assertThat(all)
                .hasSize(5)
                .isSortedAccordingTo((one, two) -> Double.compare(two.similarity(), one.similarity()));
        assertThat(all).allSatisfy(it -> assertThat(it.similarity()).isBetween(0.0, 1.0));
        assertThat(index.search(new Search("leave", east(0), of("a"), 2, 0))).isEqualTo(all.subList(0, 2));
        assertThat(index.search(
                        new Search("leave", east(0), of("a"), 10, all.get(2).similarity())))
                .hasSize(3);
        assertThatThrownBy(() -> new Search("leave", null, of("a"), 0, 0)).hasMessageContaining("1 to 200");
    }

    @Test
    void aNewVersionTakesThePlaceOfTheOld() {
        put("1", "a", "p1", "old words", null);
        index.put(
                "a",
                "p1",
                List.of(passage("1b", "a", "p1", "new words"), passage("1c", "a", "p1", "more words")),
                Map.of());

        assertThat(ids("words", null, of("a"))).containsExactlyInAnyOrder("1b", "1c");
        assertThat(index.size()).isEqualTo(2);
    }

    @Test
    void whatIsDeletedIsNotFoundFromThenOn() {
        put("1", "a", "p1", "leave", east(0));
        put("2", "a", "p2", "leave", east(0));
        put("3", "b", "p3", "leave", east(0));

        index.delete("a", "p1");
        assertThat(ids("leave", east(0), of("a", "b"))).containsExactlyInAnyOrder("2", "3");
        index.deleteDataset("b");
        assertThat(ids("leave", east(0), of("a", "b"))).containsExactly("2");
    }

    @Test
    void aDocumentOfTwoDatasetsIsTwoToTheIndex() {
        put("1", "a", "p1", "leave", east(0));
        put("2", "b", "p1", "leave", east(0));
        assertThat(ids("leave", east(0), of("a", "b"))).containsExactlyInAnyOrder("1", "2");

        index.delete("a", "p1");
        assertThat(ids("leave", east(0), of("a", "b"))).containsExactly("2");
    }

    @Test
    void vectorsMayHaveAsManyNumbersAsAnyModelGives() {
        for (var length : List.of(1_536, 3_072, Meaning.LONGEST)) {
            var meaning = new Meaning(
                    "of " + length,
                    new Random(length)
                            .doubles(length)
                            .collect(
                                    () -> java.nio.FloatBuffer.allocate(length),
                                    (all, it) -> all.put((float) it),
                                    (one, two) -> {})
                            .array());
            put("" + length, "a", "p" + length, "leave", meaning);

            assertThat(ids("", meaning, of("a"))).containsExactly("" + length);
        }
        assertThatThrownBy(() -> new Meaning("m", new float[Meaning.LONGEST + 1]))
                .hasMessageContaining("4096");
    }

    /** By words alone the best is not at once as good as can be: who asks for much else did not find it. */
    @Test
    void similarityByWordsSaysHowMuchOfTheSearchIsThere() {
        for (int i = 0; i < 30; i++) {
            put("" + i, "a", "p" + i, "The office of floor " + i, null);
        }
        put("x", "a", "px", "Paid leave is granted by the office.", null);

        assertThat(best("paid leave")).isGreaterThan(0.9);
        assertThat(best("paid leave unheardof")).isBetween(0.4, 0.8);
        assertThat(best("what is the office of unheardof spaceships")).isLessThan(0.2);
    }

    private double best(String words) {
        return index.search(new Search(words, null, of("a"), 10, 0)).getFirst().similarity();
    }

    @Test
    void whatIsAddedIsFoundByTheNextSearch() {
        put("1", "a", "p1", "leave", null);
        assertThat(ids("unheardof", null, of("a"))).isEmpty();
        put("2", "a", "p2", "unheardof", null);
        assertThat(ids("unheardof", null, of("a"))).containsExactly("2");
    }

    @Test
    void whatWasCommittedStays() {
        put("1", "a", "p1", "leave", east(0));
        index.commit(42);
        put("2", "a", "p2", "leave", null);
        index.close();
        index = Passages.open(folder);

        assertThat(index.sequence()).isEqualTo(42);
        assertThat(ids("leave", east(0), of("a"))).containsExactly("1");
    }

    @Test
    void aDamagedIndexIsMadeAnew() throws IOException {
        for (int i = 0; i < 50; i++) {
            put("" + i, "a", "p" + i, "leave", east(0));
        }
        index.commit(7);
        index.close();
        try (var files = Files.list(folder)) {
            for (var it : files.filter(it -> it.getFileName().toString().matches("_.*|segments.*"))
                    .toList()) {
                Files.write(it, new byte[] {1, 2, 3});
            }
        }
        index = Passages.open(folder);

        assertThat(index.sequence()).isZero();
        put("1", "a", "p1", "leave", null);
        assertThat(ids("leave", null, of("a"))).containsExactly("1");
    }

    /** As when somebody cleans up while the program runs. */
    @Test
    void aFolderThatIsTakenAwayBeginsAnew() throws IOException {
        put("1", "a", "p1", "leave", null);
        index.commit(7);
        try (var files = Files.list(folder)) {
            for (var it : files.toList()) {
                Files.delete(it);
            }
        }
        Files.delete(folder);
        assertThatThrownBy(() -> put("2", "a", "p2", "leave", null)).isInstanceOf(IndexException.class);
        index.close();
        index = Passages.anew(folder);

        assertThat(index.sequence()).isZero();
        put("1", "a", "p1", "leave", null);
        assertThat(ids("leave", null, of("a"))).containsExactly("1");
    }

    @Test
    void twoProcessesCannotWriteTheSameIndex() {
        assertThatThrownBy(() -> Passages.open(folder)).isInstanceOf(IndexException.class);
    }

    @Test
    void wordsOfAnyKindAreNoSyntax() {
        put("1", "a", "p1", "leave", null);

        for (var it :
                List.of("leave AND (", "\"leave", "leave*~^:[]{}", "+-&&||!", "", " ", "\0", "a ".repeat(5_000))) {
            assertThat(ids(it, null, of("a"))).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void manyThreadsWriteAndSearchAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> {
                        var random = new Random(i);
                        for (int j = 0; j < 100; j++) {
                            var id = i + "-" + j;
                            index.put(
                                    "a",
                                    id,
                                    List.of(passage(id, "a", id, "leave " + id)),
                                    Map.of(id, east(random.nextDouble())));
                            assertThat(ids("leave", east(0), of("a", "b"))).hasSizeLessThanOrEqualTo(10);
                        }
                    }))
                    .toList();
            for (var it : writing) {
                it.get();
            }
        }
        assertThat(index.size()).isEqualTo(800);
    }
}
