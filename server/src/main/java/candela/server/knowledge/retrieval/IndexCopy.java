package candela.server.knowledge.retrieval;

import candela.engine.search.Hit;
import candela.engine.search.IndexException;
import candela.engine.search.Meanings;
import candela.engine.search.Passage;
import candela.engine.search.Passage.Place;
import candela.engine.search.Passages;
import candela.engine.search.Search;
import candela.server.knowledge.retrieval.EntryLog.Content;
import candela.server.knowledge.retrieval.EntryLog.Entry;
import candela.server.knowledge.retrieval.EntryLog.Piece;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One copy of all passages in a folder. It follows the entries of PostgreSQL by their numbers; a folder that is missing
 * or damaged begins at 0 and is filled anew. Safe for many threads, of which one writes at a time.
 */
final class IndexCopy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexCopy.class);
    /** A name is also found by its parts: {@code leave_policy-2026.pdf}. */
    private static final Pattern PARTS = Pattern.compile("[._-]+");

    private static final int AT_ONCE = 500;
    private static final long COMMIT_EVERY = TimeUnit.SECONDS.toNanos(15);

    private final Path folder;
    private final EntryLog entries;
    private final ReentrantLock writing = new ReentrantLock();
    private final @Nullable Meanings elsewhere;
    private volatile Passages passages;
    /** All entries up to this number are found, or not found, as they say. */
    private volatile long reached;

    private long committedAt = System.nanoTime();

    private IndexCopy(Path folder, EntryLog entries, @Nullable Meanings elsewhere) {
        this.folder = folder;
        this.entries = entries;
        this.elsewhere = elsewhere;
        this.passages = Passages.open(folder);
        this.reached = passages.sequence();
    }

    /**
     * @param elsewhere where vectors are kept, so that there are none in the copy; null to have them in it
     * @throws IndexException where the folder cannot be used, or another process uses it
     */
    static IndexCopy open(Path folder, EntryLog entries, @Nullable Meanings elsewhere) {
        return new IndexCopy(folder, entries, elsewhere);
    }

    long reached() {
        return reached;
    }

    /** What the copy finds; it must have come to what the reader was promised before. */
    List<Hit> search(Search search) {
        return passages.search(search, elsewhere);
    }

    /**
     * Brings the copy to a number.
     *
     * @throws Problem unavailable, with how far it is, where that takes longer than the patience
     */
    void reach(long number, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (reached < number) {
            if (!locked(end)) {
                throw behind();
            }
            try {
                follow(number, end);
            } finally {
                writing.unlock();
            }
            if (reached < number && System.nanoTime() >= end) {
                throw behind();
            }
        }
    }

    private boolean locked(long end) {
        try {
            return writing.tryLock(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(Problem.Kind.UNAVAILABLE, "The server is stopping; try again in a moment");
        }
    }

    private Problem behind() {
        var progress = entries.progress(Actor.system(), reached);
        return new Problem(
                Problem.Kind.UNAVAILABLE,
                "The index is being built anew: %d of %d documents are in it. Try again in a moment"
                        .formatted(progress.done(), progress.all()));
    }

    /** One batch, as far as time goes. */
    private void follow(long number, long end) {
        var applied = reached;
        if (applied >= number) {
            return;
        }
        var next = entries.after(Actor.system(), applied, AT_ONCE);
        for (var it : next) {
            apply(it);
            applied = it.number();
            if (System.nanoTime() >= end) {
                break;
            }
        }
        // Entries that were entered again since then have larger numbers now.
        reached = next.isEmpty() ? number : applied;
    }

    private void apply(Entry entry) {
        var index = entry.index().toString();
        if (entry.isOfAll()) {
            passages.deleteDataset(index);
        } else if (entry.ingestion() == null) {
            passages.delete(index, entry.document().toString());
        } else {
            entries.content(Actor.system(), entry.ingestion())
                    .ifPresent(it -> put(index, entry.document().toString(), it));
        }
    }

    private void put(String index, String document, Content content) {
        var all = content.pieces().stream()
                .map(it -> passage(index, document, content, it))
                .toList();
        passages.put(index, document, all, elsewhere == null ? content.meanings() : Map.of());
    }

    private static Passage passage(String index, String document, Content content, Piece piece) {
        var place = new Place(
                index, document, content.edition(), piece.firstPage(), piece.lastPage(), piece.begins(), piece.ends());
        var title = (content.title() + "\n" + content.name() + "\n"
                        + PARTS.matcher(content.name()).replaceAll(" "))
                .strip();
        return new Passage(piece.id().toString(), place, title, piece.path(), piece.text(), Map.of(), Map.of());
    }

    /** Makes what was followed so far outlive this process, now and then. */
    void commit() {
        if (System.nanoTime() - committedAt < COMMIT_EVERY || !writing.tryLock()) {
            return;
        }
        try {
            commitNow();
        } finally {
            writing.unlock();
        }
    }

    private void commitNow() {
        if (reached > passages.sequence()) {
            passages.commit(reached);
        }
        committedAt = System.nanoTime();
    }

    /** Throws a copy away that cannot be read or written any more, and begins at 0. */
    void beginAnew(String why) {
        LOG.warn("The copy of the passages is made anew: {}", why);
        writing.lock();
        try {
            letGo();
            reached = 0;
            passages = Passages.anew(folder);
        } finally {
            writing.unlock();
        }
    }

    private void letGo() {
        try {
            passages.close();
        } catch (IndexException e) {
            LOG.debug("What cannot be written cannot be closed in order either", e);
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            commitNow();
            passages.close();
        } finally {
            writing.unlock();
        }
    }
}
