package candela.server.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import candela.engine.search.Filter;
import candela.engine.search.Search;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Datasets;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import candela.server.testing.TestDocuments;
import candela.server.testing.TestDocuments.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each node's copy of the passages, beside that of the server under test. */
@ServerTest
class IndexCopyTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final EntryLog entries;
    private final Datasets datasets;
    private final TestDocuments documents;
    private final Person ana;
    private String dataset = "";
    private String document = "";

    IndexCopyTest(EntryLog entries, Datasets datasets, TestDocuments documents, People people) {
        this.entries = entries;
        this.datasets = datasets;
        this.documents = documents;
        this.ana = people.member();
    }

    @BeforeEach
    void put() {
        dataset = documents.dataset(ana, "Boats", "private");
        document = documents.put(ana, dataset, Sheet.of("boats.txt", "Three small boats lie in the harbour."));
    }

    @Test
    void aFreshFolderIsFilledWithAllThatWasEntered() {
        try (var copy = IndexCopy.open(folder, entries, null)) {
            assertThat(copy.reached()).isZero();
            assertThat(found(copy)).containsExactly("Three small boats lie in the harbour.");
        }
    }

    @Test
    void whatWasFollowedOutlivesTheProcess() {
        try (var copy = IndexCopy.open(folder, entries, null)) {
            found(copy);
        }
        try (var copy = IndexCopy.open(folder, entries, null)) {
            assertThat(copy.reached()).isPositive();
            assertThat(copy.search(search())).hasSize(1);
        }
    }

    @Test
    void aDamagedFolderIsFilledAnewAndNothingIsLost() throws IOException {
        try (var copy = IndexCopy.open(folder, entries, null)) {
            found(copy);
        }
        try (var files = Files.list(folder)) {
            for (var it : files.filter(it -> !it.endsWith("write.lock")).toList()) {
                Files.write(it, new byte[] {1, 2, 3});
            }
        }
        try (var copy = IndexCopy.open(folder, entries, null)) {
            assertThat(copy.reached()).isZero();
            assertThat(found(copy)).hasSize(1);
        }
    }

    @Test
    void aCopyThatCannotBeReadIsMadeAnewWhileItRuns() {
        try (var copy = IndexCopy.open(folder, entries, null)) {
            found(copy);
            copy.beginAnew("the test wants it");
            assertThat(copy.reached()).isZero();
            assertThat(found(copy)).hasSize(1);
        }
    }

    @Test
    void aSecondNodeSeesADeletionAtItsNextSearch() {
        try (var copy = IndexCopy.open(folder, entries, null)) {
            assertThat(found(copy)).hasSize(1);
            forget(UUID.fromString(document));
            assertThat(found(copy)).isEmpty();
        }
    }

    @Test
    void aSecondNodeSeesThatAnIndexIsGone() {
        try (var copy = IndexCopy.open(folder, entries, null)) {
            assertThat(found(copy)).hasSize(1);
            forget(new UUID(0, 0));
            assertThat(found(copy)).isEmpty();
        }
    }

    @Test
    void aSecondNodeSeesANewEdition() {
        try (var copy = IndexCopy.open(folder, entries, null)) {
            found(copy);
            documents.replace(document, 2, Sheet.of("boats.txt", "Four small boats lie in the harbour."));
            assertThat(found(copy)).containsExactly("Four small boats lie in the harbour.");
        }
    }

    /** Half an answer would look like a whole one. */
    @Test
    void whoSearchesACopyThatIsBehindIsToldHowFarItIs() {
        try (var copy = IndexCopy.open(folder, entries, null)) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> copy.reach(Long.MAX_VALUE, Duration.ZERO))
                    .withMessageMatching("The index is being built anew: \\d+ of \\d+ documents .*")
                    .satisfies(it -> assertThat(it.kind()).isEqualTo(Problem.Kind.UNAVAILABLE));
        }
    }

    private void forget(UUID what) {
        documents.enter(index(), what);
    }

    private UUID index() {
        return datasets.readable(ana.actor(), List.of(new DatasetId(UUID.fromString(dataset))))
                .getFirst()
                .index()
                .value();
    }

    private List<String> found(IndexCopy copy) {
        copy.reach(entries.latest(Actor.system()), LONG);
        return copy.search(search()).stream().map(it -> it.passage().text()).toList();
    }

    private Search search() {
        return new Search("small boats", null, Filter.of(Set.of(index().toString())), 10, 0);
    }
}
