package candela.engine.ask;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which texts have a form in common, kept as hashes in one sorted array: eight bytes a form, so that millions fit. Two
 * forms may share a hash; who asks compares the texts.
 */
final class Fingerprints {
    private long[] pairs = new long[64];
    private int size;
    private boolean sorted = true;

    /** @param id the number of the text that has this form */
    void add(String form, int id) {
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, size * 2);
        }
        pairs[size++] = (long) form.hashCode() << 32 | id;
        sorted = false;
    }

    /** Must be called after the last text was added. */
    void sort() {
        pairs = Arrays.copyOf(pairs, size);
        Arrays.sort(pairs);
        sorted = true;
    }

    /** The numbers of the texts that may have this form, each once, in the order in which they were added. */
    IntStream of(String form) {
        if (!sorted) {
            throw new IllegalStateException("not sorted");
        }
        var low = (long) form.hashCode() << 32;
        int from = Arrays.binarySearch(pairs, low);
        return IntStream.iterate(from < 0 ? -from - 1 : from, it -> it + 1)
                .takeWhile(it -> it < size && pairs[it] >> 32 == form.hashCode())
                .map(it -> (int) pairs[it])
                .distinct();
    }
}
