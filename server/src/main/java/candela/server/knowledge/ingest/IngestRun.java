package candela.server.knowledge.ingest;

import candela.engine.document.Attempt;
import candela.engine.document.Document;
import candela.engine.document.ExtractionException;
import candela.server.knowledge.Cutting;
import candela.server.knowledge.PassageIndex;
import candela.server.knowledge.ingest.Ingestion.Status;
import candela.server.knowledge.ingest.Passages.Bare;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings one document as far as it goes. For one thread, once. */
final class IngestRun {

    /** Passages that are embedded in one call; who stops it waits for no more than these. */
    static final int BATCH = 64;

    /** More of one document would fill the memory, and nobody's answers. */
    private static final int MOST_PASSAGES = 100_000;

    /** After so long a document gives way to those of other teams. */
    private static final Duration SLICE = Duration.ofSeconds(15);

    /** How long it waits after the first interruption, the second, the third. */
    private static final List<Duration> BACK_OFF =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(5));

    /** Nobody waits longer for a limit; until then people have raised it, or retry. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Set<Problem.Kind> PASSING =
            EnumSet.of(Problem.Kind.LIMITED, Problem.Kind.UPSTREAM, Problem.Kind.UNAVAILABLE, Problem.Kind.TIMEOUT);

    private static final String NO_TEXT =
            "No text was found in it. If it is a picture of text, scan it anew or save it as text.";

    private final IngestProgress progress;
    private final IngestTools tools;
    private final Lanes lanes;
    private final Actor system = Actor.system();
    private Ingestion mine;

    /** How many numbers a vector of the index has; null as long as nobody knows. */
    private @Nullable Integer dimension;

    IngestRun(IngestProgress progress, IngestTools tools, Lanes lanes, Ingestion mine) {
        this.progress = progress;
        this.tools = tools;
        this.lanes = lanes;
        this.mine = mine;
    }

    void go() {
        try {
            work();
        } catch (Withdrawn gone) {
            // Who withdrew it has written what it is now.
        } catch (ExtractionException e) {
            refused(e);
        } catch (Problem e) {
            stopped(e);
        }
    }

    private void work() {
        var index = progress.index(system, mine);
        if (mine.status() == Status.EXTRACTING) {
            cut(index, read());
        } else if (mine.status() == Status.CHUNKING) {
            cut(index, progress.text(system, mine));
        }
        if (mine.status() == Status.EMBEDDING) {
            embed(index);
        }
    }

    private Document read() {
        if (progress.isRead(system, mine)) {
            return progress.text(system, mine);
        }
        var attempt = new Attempt();
        try (var watch = ReadingWatch.over(attempt, this::isWanted)) {
            var document = tools.read(mine, attempt);
            mine = progress.read(system, mine, document);
            return document;
        }
    }

    private boolean isWanted() {
        return isOpen() && progress.isHeld(system, mine);
    }

    private boolean isOpen() {
        return lanes.isOpen(Objects.requireNonNull(mine.work().lane()));
    }

    private void cut(PassageIndex index, Document text) {
        requireFew(expected(index.chunking(), text.text().length()));
        var chunks = index.chunking().engine().chunks(text);
        requireFew(chunks.size());
        if (chunks.isEmpty()) {
            throw Problem.invalid("file", NO_TEXT);
        }
        mine = progress.cut(system, mine, chunks);
    }

    /** Passages of a text of that length, rather too few than too many. */
    private static int expected(Cutting how, int length) {
        return switch (how.strategy()) {
            case BY_TITLE -> length / Objects.requireNonNull(how.newAfter()) / 2;
            case FIXED -> length / Objects.requireNonNull(how.size());
            case NONE -> 1;
        };
    }

    private static void requireFew(int passages) {
        if (passages > MOST_PASSAGES) {
            throw Problem.invalid(
                    "chunking",
                    "It would be cut into more than %,d passages. Split it, or build the index anew with longer ones."
                            .formatted(MOST_PASSAGES));
        }
    }

    private void embed(PassageIndex index) {
        dimension = progress.dimension(system, mine);
        while (mine.work().embedded() < mine.work().chunks()) {
            slice(index);
            if (mine.work().embedded() < mine.work().chunks() && (!isOpen() || progress.anotherWaits(system, mine))) {
                progress.release(system, mine);
                return;
            }
        }
        progress.publish(system, mine);
    }

    /** Some seconds, with the rights of their beginning. */
    private void slice(PassageIndex index) {
        var actor = tools.actor(mine);
        var end = System.nanoTime() + SLICE.toNanos();
        while (mine.work().embedded() < mine.work().chunks() && isOpen() && System.nanoTime() < end) {
            var passages = progress.bare(system, mine, BATCH);
            var vectors = tools.embeddings()
                    .of(
                            actor,
                            index.model(),
                            "document:" + mine.document().value(),
                            passages.stream().map(Bare::text).toList());
            requireSame(vectors.getFirst().length);
            mine = progress.embedded(system, mine, passages, vectors);
        }
    }

    /** A provider may put another model behind the same name. */
    private void requireSame(int length) {
        if (dimension != null && dimension != length) {
            throw Problem.conflict(
                    "The model answers with vectors of %d numbers now, those of the dataset have %d. Build its index anew"
                            .formatted(length, dimension));
        }
        dimension = length;
    }

    private void refused(ExtractionException e) {
        switch (e.reason()) {
            // On request: then it is not ours any more. Else the server ends, and goes on with it when it is there
            // again.
            case CANCELLED -> progress.release(system, mine);
            case UNAVAILABLE -> stopped(new Problem(Problem.Kind.UNAVAILABLE, String.valueOf(e.getMessage())));
            case EMPTY -> progress.fail(system, mine, NO_TEXT);
            default -> progress.fail(system, mine, String.valueOf(e.getMessage()));
        }
    }

    /** What passes by itself is waited for. */
    private void stopped(Problem e) {
        var wait = wait(e);
        if (wait == null) {
            progress.fail(system, mine, words(e));
        } else {
            progress.postpone(system, mine, wait, e.kind() == Problem.Kind.LIMITED);
        }
    }

    private @Nullable Duration wait(Problem e) {
        var attempts = mine.work().attempts();
        if (!PASSING.contains(e.kind()) || attempts >= BACK_OFF.size()) {
            return null;
        }
        var asked = Objects.requireNonNullElse(e.retryAfter(), Duration.ZERO);
        var usual = BACK_OFF.get(attempts);
        var wait = asked.compareTo(usual) > 0 ? asked : usual;
        return wait.compareTo(PATIENCE) > 0 ? null : wait;
    }

    private static String words(Problem e) {
        return switch (e.kind()) {
            case UNAUTHORIZED -> "Who started this is no longer a member here. Retry it, and it goes on in your name.";
            case FORBIDDEN -> e.detail() + ", which who started this has not. Let somebody retry who has it.";
            case LIMITED, UPSTREAM, UNAVAILABLE, TIMEOUT -> e.detail() + ". Retry when that is settled.";
            default -> e.detail().endsWith(".") ? e.detail() : e.detail() + ".";
        };
    }
}
