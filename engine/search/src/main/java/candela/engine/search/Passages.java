package candela.engine.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/**
 * An index of passages in a folder, of which this process is the only writer. What is added is found by the next
 * search; what is deleted is not found any more when the call returns; what was committed outlives a kill. Safe for use
 * by many threads.
 *
 * <p>It is a copy: its owner numbers what it changes, commits with the number that the index has come to, and after a
 * start brings it up from {@link #sequence()}, which is 0 where there is none yet or it was damaged.
 */
public final class Passages implements AutoCloseable {

    private final Store store;
    private final SearcherManager searchers;
    private final AtomicLong changes = new AtomicLong();
    private final Object refreshing = new Object();
    private volatile long seen;
    private volatile long sequence;

    private Passages(Store store, SearcherManager searchers) {
        this.store = store;
        this.searchers = searchers;
        this.sequence = store.sequence();
    }

    /** @throws IndexException when the folder cannot be used, or another process uses it */
    public static Passages open(Path folder) {
        try {
            var store = Store.open(folder);
            return new Passages(store, new SearcherManager(store.writer(), new SearcherFactory()));
        } catch (IOException e) {
            throw new IndexException("The index in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /**
     * Throws away what is in the folder, and begins with nothing.
     *
     * @throws IndexException as {@link #open}
     */
    public static Passages anew(Path folder) {
        try {
            Store.empty(folder);
            return open(folder);
        } catch (IOException e) {
            throw new IndexException("The index in " + folder + " cannot be emptied: " + e.getMessage(), e);
        }
    }

    /** The number of the last commit. */
    public long sequence() {
        return sequence;
    }

    /**
     * Puts a document's passages in the place of all that it had in the dataset, at once. The same document may stand
     * in several.
     *
     * @param passages all of this dataset and document
     * @param meanings by the id of the passage; one that has none is found by its words only
     */
    public void put(String dataset, String document, List<Passage> passages, Map<String, Meaning> meanings) {
        var documents = passages.stream()
                .map(it -> Fields.document(it, meanings.get(it.id())))
                .toList();
        changed("written", () -> store.writer().updateDocuments(key(dataset, document), documents));
    }

    /** Deletes a document of a dataset; from now on nobody finds it there. */
    public void delete(String dataset, String document) {
        deleteNow(key(dataset, document));
    }

    private static Term key(String dataset, String document) {
        return new Term(Fields.KEY, Fields.key(dataset, document));
    }

    /** Deletes all documents of a dataset; from now on nobody finds them. */
    public void deleteDataset(String dataset) {
        deleteNow(new Term(Fields.DATASET, dataset));
    }

    /** Deletes everything, to be filled anew. */
    public void clear() {
        changed("emptied", () -> store.writer().deleteAll());
        refresh();
    }

    private void deleteNow(Term term) {
        changed("written", () -> store.writer().deleteDocuments(term));
        refresh();
    }

    /** Makes all changes so far outlive whatever happens to this process. */
    public synchronized void commit(long number) {
        guarded("committed", () -> {
            store.commit(number);
            sequence = number;
        });
    }

    /** The best passages that the filter lets through, the most similar first. */
    public List<Hit> search(Search search) {
        return search(search, null);
    }

    /**
     * The same.
     *
     * @param elsewhere where the meanings of the passages are; null where they were put with them
     */
    public List<Hit> search(Search search, @Nullable Meanings elsewhere) {
        if (search.filter().datasets().isEmpty()) {
            return List.of();
        }
        try {
            var searcher = current();
            try {
                return new Finding(searcher, search, elsewhere).hits();
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException | AlreadyClosedException e) {
            throw new IndexException("The index cannot be read: " + e.getMessage(), e);
        }
    }

    /** How many there are. */
    public int size() {
        try {
            var searcher = current();
            try {
                return searcher.getIndexReader().numDocs();
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException | AlreadyClosedException e) {
            throw new IndexException("The index cannot be read: " + e.getMessage(), e);
        }
    }

    /** What was added waits until somebody looks, since each refresh makes files that are to be merged. */
    private IndexSearcher current() throws IOException {
        if (changes.get() != seen) {
            refresh();
        }
        return searchers.acquire();
    }

    private void refresh() {
        synchronized (refreshing) {
            var counted = changes.get();
            guarded("read", searchers::maybeRefreshBlocking);
            seen = counted;
        }
    }

    private void changed(String what, Action action) {
        guarded(what, action);
        changes.incrementAndGet();
    }

    /** What Lucene does. */
    private interface Action {
        void run() throws IOException;
    }

    private static void guarded(String what, Action action) {
        try {
            action.run();
        } catch (IOException | AlreadyClosedException e) {
            throw new IndexException("The index cannot be " + what + ": " + e.getMessage(), e);
        }
    }

    /** What was not committed is forgotten, as if the process had been killed. */
    @Override
    public void close() {
        guarded("closed", () -> {
            // Whatever does not close, the lock of the folder must go.
            try (var _ = store.directory();
                    var _ = store.writer()) {
                searchers.close();
            }
        });
    }
}
