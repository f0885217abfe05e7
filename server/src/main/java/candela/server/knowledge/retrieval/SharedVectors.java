package candela.server.knowledge.retrieval;

import candela.engine.search.Filter;
import candela.engine.search.Meaning;
import candela.engine.search.Meanings;
import candela.server.knowledge.retrieval.EntryLog.Entry;
import candela.server.knowledge.vectors.VectorStore;
import candela.server.knowledge.vectors.VectorStore.Part;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * What passages mean, in a store that all nodes share. It follows the entries of PostgreSQL as each node's copy does;
 * whichever node comes first brings it up, the others see how far it is. Vectors are compared by those of PostgreSQL,
 * so the store only has to say which passages are near.
 */
final class SharedVectors implements Meanings, AutoCloseable {

    private static final int AT_ONCE = 100;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final VectorStore store;
    private final EntryLog entries;
    private volatile long reached;

    SharedVectors(VectorStore store, EntryLog entries) {
        this.store = store;
        this.entries = entries;
    }

    /**
     * Waits until the store has come to a number, bringing it there where nobody else does.
     *
     * @throws Problem unavailable, with how far it is, where that takes longer than the patience
     * @throws candela.server.knowledge.vectors.VectorStoreException where the store cannot be used
     */
    void reach(long number, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (reached < number) {
            step(number, end);
            if (reached < number && System.nanoTime() >= end) {
                throw behind();
            }
        }
    }

    private void step(long number, long end) {
        if (!entries.alone(Actor.system(), () -> follow(number, end))) {
            LockSupport.parkNanos(PAUSE.toNanos());
            reached = store.sequence();
        }
    }

    private Problem behind() {
        var progress = entries.progress(Actor.system(), reached);
        return new Problem(
                Problem.Kind.UNAVAILABLE,
                "The store of vectors is being filled: %d of %d documents are in it"
                        .formatted(progress.done(), progress.all()));
    }

    /** Sees what became of the store since: it may have been emptied, or the database have been put back. */
    void follow(Duration patience) {
        reached = store.sequence();
        var latest = entries.latest(Actor.system());
        var end = System.nanoTime() + patience.toNanos();
        if (reached > latest) {
            step(latest, end);
        }
        while (reached < latest && System.nanoTime() < end) {
            step(latest, end);
        }
    }

    private void follow(long number, long end) {
        var at = store.sequence();
        if (at > entries.latest(Actor.system())) {
            store.clear();
            at = 0;
        }
        var next = entries.after(Actor.system(), at, AT_ONCE);
        for (var it : next) {
            apply(it);
            at = it.number();
            if (System.nanoTime() >= end) {
                break;
            }
        }
        // Entries that were entered again since then have larger numbers now.
        at = next.isEmpty() ? Math.max(at, number) : at;
        store.commit(at);
        reached = at;
    }

    private void apply(Entry entry) {
        var index = entry.index().toString();
        var document = entry.document().toString();
        if (entry.isOfAll()) {
            store.deleteIndex(index);
        } else if (entry.ingestion() == null) {
            store.delete(index, document);
        } else {
            var part = new Part(index, document, entry.ingestion().toString());
            entries.content(Actor.system(), entry.ingestion()).ifPresent(it -> store.put(part, it.meanings()));
        }
    }

    @Override
    public List<String> nearest(Meaning meaning, Filter filter, int most) {
        return store.nearest(meaning, filter, most);
    }

    @Override
    public Map<String, Meaning> of(Collection<String> passages, String model) {
        return entries.meanings(Actor.system(), passages, model);
    }

    @Override
    public void close() {
        store.close();
    }
}
