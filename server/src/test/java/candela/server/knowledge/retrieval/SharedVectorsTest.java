package candela.server.knowledge.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import candela.engine.search.Filter;
import candela.engine.search.Search;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Datasets;
import candela.server.knowledge.Datasets.Readable;
import candela.server.knowledge.vectors.PlayedQdrant;
import candela.server.knowledge.vectors.VectorStore;
import candela.server.knowledge.vectors.VectorStores;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.Settings;
import candela.server.platform.Settings.VectorStoreKind;
import candela.server.platform.Settings.Vectors;
import candela.server.platform.StartRefused;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import candela.server.testing.TestDocuments;
import candela.server.testing.TestDocuments.Sheet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes whose copies hold words only, beside a store of vectors that they share. */
@ServerTest
class SharedVectorsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final EntryLog entries;
    private final Datasets datasets;
    private final TestDocuments documents;
    private final QuestionVectors questions;
    private final PlayedQdrant qdrant = new PlayedQdrant();
    private final VectorStores stores;
    private final Settings settings;
    private final Vectors vectors = new Vectors(VectorStoreKind.QDRANT, qdrant.address(), null, PlayedQdrant.KEY);
    private final VectorStore store;
    private final SharedVectors shared;
    private final Person ana;
    private String dataset = "";
    private String document = "";

    SharedVectorsTest(
            EntryLog entries,
            Datasets datasets,
            TestDocuments documents,
            QuestionVectors questions,
            VectorStores stores,
            Settings settings,
            People people) {
        this.entries = entries;
        this.datasets = datasets;
        this.documents = documents;
        this.questions = questions;
        this.stores = stores;
        this.settings = settings;
        this.store = Objects.requireNonNull(stores.open(vectors));
        this.shared = new SharedVectors(store, entries);
        this.ana = people.member();
    }

    @BeforeEach
    void put() {
        dataset = documents.dataset(ana, "Boats", "private");
        document = documents.put(ana, dataset, Sheet.of("boats.txt", "Three small boats lie in the harbour."));
        documents.put(ana, dataset, Sheet.of("tax.txt", "The tax return is due at the end of July."));
    }

    @AfterEach
    void stop() {
        qdrant.close();
    }

    @Test
    void whatIsMeantIsFoundThoughNoVectorLiesOnTheNode() {
        try (var node = IndexCopy.open(folder, entries, shared)) {
            assertThat(found(node, shared)).startsWith("Three small boats lie in the harbour.");
        }
        try (var words = IndexCopy.open(folder, entries, null)) {
            assertThat(words.search(asked())).isEmpty();
        }
    }

    @Test
    void anotherNodeFindsWhatTheFirstBroughtThere() {
        try (var node = IndexCopy.open(folder, entries, shared)) {
            found(node, shared);
        }
        var reached = store.sequence();
        var other = new SharedVectors(store, entries);
        try (var node = IndexCopy.open(folder.resolve("other"), entries, other)) {
            assertThat(found(node, other)).startsWith("Three small boats lie in the harbour.");
            assertThat(store.sequence()).isEqualTo(reached);
        }
    }

    @Test
    void eachNodeSeesADeletionAtItsNextSearch() {
        var other = new SharedVectors(store, entries);
        try (var node = IndexCopy.open(folder, entries, shared);
                var second = IndexCopy.open(folder.resolve("other"), entries, other)) {
            found(node, shared);
            found(second, other);
            documents.enter(index(), UUID.fromString(document));
            assertThat(found(second, other)).noneMatch(it -> it.contains("boats"));
            assertThat(found(node, shared)).noneMatch(it -> it.contains("boats"));
        }
    }

    @Test
    void aStoreThatWasEmptiedIsFilledAgain() {
        try (var node = IndexCopy.open(folder, entries, shared)) {
            found(node, shared);
            store.clear();
            shared.follow(LONG);
            assertThat(found(node, shared)).startsWith("Three small boats lie in the harbour.");
        }
    }

    @Test
    void aStoreThatKnowsMoreThanTheDatabaseIsFilledAnew() {
        store.commit(Long.MAX_VALUE / 2);
        shared.follow(LONG);
        assertThat(store.sequence()).isEqualTo(entries.latest(Actor.system()));
        try (var node = IndexCopy.open(folder, entries, shared)) {
            assertThat(found(node, shared)).startsWith("Three small boats lie in the harbour.");
        }
    }

    @Test
    void oneNodeAtATimeFillsItAndTheOthersSayHowFarItIs() {
        assertThat(entries.alone(Actor.system(), () -> {
                    var other = new SharedVectors(store, entries);
                    var waiting = Thread.ofVirtual()
                            .start(() -> assertThatExceptionOfType(Problem.class)
                                    .isThrownBy(() -> other.reach(1, Duration.ofMillis(100)))
                                    .withMessageMatching("The store of vectors is being filled: 0 of \\d+ .*"));
                    join(waiting);
                }))
                .isTrue();
        assertThat(store.sequence()).isZero();
    }

    /** A search goes on by words, and says so; when the store is back, it is as before. */
    @Test
    void whileTheStoreIsAwayWordsAreSearchedAndTheReaderIsTold() {
        try (var before = IndexCopy.open(folder.resolve("search-words"), entries, shared)) {
            found(before, shared);
        }
        var node = new NodeCopy(settings(), entries, stores);
        try {
            assertThat(node.search(asked("small boats")).note()).isNull();
            qdrant.refusing(true);
            document = documents.put(ana, dataset, Sheet.of("more.txt", "Two more small boats came."));
            var answer = node.search(asked("small boats"));
            assertThat(answer.hits()).hasSize(2);
            assertThat(answer.note()).contains("Only by words", "administrator");
            qdrant.refusing(false);
            assertThat(node.search(asked("small boats")).note()).isNull();
        } finally {
            node.stop();
        }
    }

    @Test
    void settingsThatDoNotFitTogetherStopTheStart() {
        for (var wrong : List.of(
                new Vectors(VectorStoreKind.QDRANT, null, null, null),
                new Vectors(null, "https://vectors.example.com", null, null),
                new Vectors(VectorStoreKind.CHROMA, "vectors.example.com:8000", null, null))) {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> stores.open(wrong))
                    .withMessageContaining("CANDELA_VECTORS_URL");
        }
        assertThat(stores.open(new Vectors(null, null, null, null))).isNull();
    }

    private Settings settings() {
        return new Settings(
                settings.port(),
                settings.host(),
                settings.publicUrl(),
                folder,
                settings.management(),
                settings.database(),
                settings.admin(),
                settings.upload(),
                settings.allowedAddresses(),
                settings.localDatabases(),
                settings.trustedProxies(),
                settings.traces(),
                vectors);
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(LONG)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By the node, which compares so few by itself, and as near as the store says. */
    private List<String> found(IndexCopy node, SharedVectors vectors) {
        var number = entries.latest(Actor.system());
        node.reach(number, LONG);
        vectors.reach(number, LONG);
        var search = asked();
        var near = vectors.nearest(Objects.requireNonNull(search.meaning()), search.filter(), 10);
        var hits = node.search(search);
        assertThat(near).containsAll(hits.stream().map(it -> it.passage().id()).toList());
        return hits.stream().map(it -> it.passage().text()).toList();
    }

    /** None of its words is in what it asks for. */
    private Search asked() {
        return asked("ships anchored");
    }

    private Search asked(String words) {
        var those = readable();
        var meaning = questions
                .of(ana.actor(), those.model(), "Are ships anchored near a port?", List.of(those))
                .meaning();
        var filter = Filter.of(Set.of(those.index().value().toString()));
        return new Search(words, meaning, filter, 10, 0);
    }

    private UUID index() {
        return readable().index().value();
    }

    private Readable readable() {
        return datasets.readable(ana.actor(), List.of(new DatasetId(UUID.fromString(dataset))))
                .getFirst();
    }
}
