package candela.engine.ask;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Collects the traits of one piece after another as places in the weights. */
final class TraitList {
    private final Map<String, int[]> known = new HashMap<>();
    private int[] hashes = new int[96];
    private int size;
    private int kind;

    /** Begins the traits of a piece of some kind. */
    void start(String name) {
        size = 0;
        kind = name.hashCode();
        add("bias", "");
    }

    void add(String name, Object value) {
        add((name + "|" + value).hashCode());
    }

    private void add(int hash) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        hashes[size++] = hash;
    }

    /** Traits that many pieces share are described once. */
    void once(String key, Runnable describe) {
        var before = known.get(key);
        if (before == null) {
            int start = size;
            describe.run();
            known.put(key, Arrays.copyOfRange(hashes, start, size));
            return;
        }
        for (var hash : before) {
            add(hash);
        }
    }

    /** The traits of the piece begun last. */
    int[] places() {
        var places = new int[size];
        for (int i = 0; i < size; i++) {
            places[i] = Weights.place(kind * 31 + hashes[i]);
        }
        Arrays.sort(places);
        return places;
    }
}
