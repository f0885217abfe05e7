package candela.server.knowledge.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import candela.engine.search.Filter;
import candela.engine.search.Meaning;
import candela.server.knowledge.vectors.VectorStore.Part;
import candela.server.platform.Settings.Vectors;
import candela.server.testing.ServerTest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** What every store of vectors keeps to. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VectorStoreContract {

    private static final String MODEL = UUID.randomUUID() + "/3";

    private final String harbour = id();
    private final String mountain = id();

    @Autowired
    private VectorStores stores;

    private VectorStore store;

    /** Where it is. */
    abstract Vectors settings();

    abstract void end();

    @BeforeAll
    void open() {
        store = opened(settings());
    }

    @AfterAll
    void close() {
        if (store != null) {
            store.close();
        }
        end();
    }

    @BeforeEach
    void empty() {
        store.clear();
    }

    @Test
    void anEmptyStoreHasComeToNothingAndFindsNothing() {
        assertThat(store.sequence()).isZero();
        assertThat(nearest(harbour, 1, 0, 0)).isEmpty();
        store.delete(harbour, id());
        store.deleteIndex(harbour);
    }

    @Test
    void theNumberThatWasCommittedIsKept() {
        store.commit(7);
        store.commit(8_000_000_000L);

        assertThat(store.sequence()).isEqualTo(8_000_000_000L);
    }

    @Test
    void theNearestComeFirst() {
        var near = id();
        var far = id();
        put(harbour, id(), Map.of(near, meaning(1, 0.1f, 0), far, meaning(0, 1, 0)));

        assertThat(nearest(harbour, 1, 0, 0)).containsExactly(near, far);
        assertThat(store.nearest(meaning(1, 0, 0), Filter.of(Set.of(harbour)), 1))
                .containsExactly(near);
    }

    @Test
    void onlyWhatTheReaderMaySeeIsFoundHoweverManyOthersAreNearer() {
        var random = new Random(5);
        var model = UUID.randomUUID() + "/64";
        var others = new HashMap<String, Meaning>();
        for (var i = 0; i < 400; i++) {
            others.put(id(), new Meaning(model, numbers(random)));
        }
        put(mountain, id(), others);
        var mine = id();
        put(harbour, id(), Map.of(mine, new Meaning(model, numbers(random))));
        var asked = new Meaning(model, numbers(random));

        assertThat(store.nearest(asked, Filter.of(Set.of(harbour)), 10)).containsExactly(mine);
        assertThat(store.nearest(asked, Filter.of(Set.of(harbour, mountain)), 10))
                .hasSize(10);
        assertThat(store.nearest(asked, Filter.of(Set.of(mountain)), 10))
                .hasSize(10)
                .doesNotContain(mine);
    }

    @Test
    void documentsNarrowWhatIsFound() {
        var one = id();
        var other = id();
        var passage = id();
        put(harbour, one, Map.of(passage, meaning(0, 1, 0)));
        put(harbour, other, Map.of(id(), meaning(1, 0, 0)));

        var only = new Filter(Set.of(harbour), Set.of(one), Map.of(), Map.of());
        assertThat(store.nearest(meaning(1, 0, 0), only, 10)).containsExactly(passage);
    }

    @Test
    void aNewIngestionTakesThePlaceOfTheOldAndTheSameAgainChangesNothing() {
        var document = id();
        put(harbour, document, Map.of(id(), meaning(1, 0, 0), id(), meaning(1, 1, 0)));
        var passage = id();
        var part = new Part(harbour, document, id());
        store.put(part, Map.of(passage, meaning(0, 1, 0)));
        store.put(part, Map.of(passage, meaning(0, 1, 0)));

        assertThat(nearest(harbour, 1, 0, 0)).containsExactly(passage);

        store.put(new Part(harbour, document, id()), Map.of());
        assertThat(nearest(harbour, 1, 0, 0)).isEmpty();
    }

    @Test
    void whatIsDeletedIsNotFoundAndWhatIsBesideItIs() {
        var document = id();
        var beside = id();
        var elsewhere = id();
        put(harbour, document, Map.of(id(), meaning(1, 0, 0)));
        put(harbour, id(), Map.of(beside, meaning(1, 0, 0)));
        put(mountain, document, Map.of(elsewhere, meaning(1, 0, 0)));

        store.delete(harbour, document);
        assertThat(nearest(harbour, 1, 0, 0)).containsExactly(beside);
        assertThat(nearest(mountain, 1, 0, 0)).containsExactly(elsewhere);

        store.deleteIndex(mountain);
        assertThat(nearest(mountain, 1, 0, 0)).isEmpty();
        assertThat(nearest(harbour, 1, 0, 0)).containsExactly(beside);
    }

    @Test
    void modelsLieApartAndAreDeletedTogether() {
        var wide = new Meaning(UUID.randomUUID() + "/5", new float[] {1, 0, 0, 0, 0});
        var document = id();
        var passage = id();
        put(harbour, document, Map.of(id(), meaning(1, 0, 0)));
        put(harbour, id(), Map.of(passage, wide));

        assertThat(store.nearest(wide, Filter.of(Set.of(harbour)), 10)).containsExactly(passage);
        store.deleteIndex(harbour);
        assertThat(store.nearest(wide, Filter.of(Set.of(harbour)), 10)).isEmpty();
        assertThat(nearest(harbour, 1, 0, 0)).isEmpty();
    }

    @Test
    void ofALargeDocumentNearlyAllOfTheNearestAreFound() {
        var random = new Random(11);
        var all = new LinkedHashMap<String, Meaning>();
        var model = UUID.randomUUID() + "/64";
        for (var i = 0; i < 450; i++) {
            all.put(id(), new Meaning(model, numbers(random)));
        }
        store.put(new Part(harbour, id(), id()), all);
        var asked = new Meaning(model, numbers(random));

        var exact = all.entrySet().stream()
                .sorted((one, other) -> Double.compare(
                        dot(other.getValue().vector(), asked.vector()),
                        dot(one.getValue().vector(), asked.vector())))
                .limit(50)
                .map(Map.Entry::getKey)
                .toList();
        var found = store.nearest(asked, Filter.of(Set.of(harbour)), 50);
        assertThat(found).hasSize(50).doesNotHaveDuplicates();
        assertThat(found.stream().filter(exact::contains).count()).isGreaterThanOrEqualTo(45);
    }

    @Test
    void aStoreThatIsNotThereSaysSo() {
        var there = settings();
        var nowhere = new Vectors(
                there.store(), String.valueOf(there.url()).replaceFirst(":\\d+", ":1"), there.user(), there.password());
        try (var other = opened(nowhere)) {
            assertThatExceptionOfType(VectorStoreException.class).isThrownBy(other::sequence);
        }
    }

    private VectorStore opened(Vectors settings) {
        return Objects.requireNonNull(stores.open(settings));
    }

    private void put(String index, String document, Map<String, Meaning> meanings) {
        store.put(new Part(index, document, id()), meanings);
    }

    private List<String> nearest(String index, float... numbers) {
        return store.nearest(meaning(numbers), Filter.of(Set.of(index)), 200);
    }

    private static Meaning meaning(float... numbers) {
        return new Meaning(MODEL, numbers);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static float[] numbers(Random random) {
        var numbers = new float[64];
        IntStream.range(0, numbers.length).forEach(it -> numbers[it] = (float) random.nextGaussian());
        return numbers;
    }

    private static double dot(float[] one, float[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(it -> one[it] * other[it])
                .sum();
    }
}
