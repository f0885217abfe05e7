package candela.server.knowledge.ingest;

import candela.engine.document.Chunk;
import candela.engine.document.Document;
import candela.server.knowledge.Documents;
import candela.server.knowledge.PassageIndex;
import candela.server.knowledge.ingest.Passages.Bare;
import candela.server.platform.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of an ingestion, each kept in a short transaction, so that a node that dies loses no more than one. A step
 * of what is no longer the caller's is {@link Withdrawn}.
 */
@Service
@Transactional
class IngestProgress {

    /** Who was interrupted so often without coming further is not tried again. */
    private static final int MOST_ATTEMPTS = 5;

    private final IngestBooks books;
    private final Turns turns;
    private final Documents documents;
    private final Clock clock;

    IngestProgress(IngestBooks books, Turns turns, Documents documents, Clock clock) {
        this.books = books;
        this.turns = turns;
        this.documents = documents;
        this.clock = clock;
    }

    /** Gives back what a lane held when its node died. */
    public void giveBack(Actor system, UUID lane) {
        var now = clock.instant();
        for (var it : books.ingestions().heldBy(lane)) {
            books.ingestions()
                    .save(
                            it.work().attempts() < MOST_ATTEMPTS
                                    ? it.interrupted(now)
                                    : it.failed(
                                            "The server ended each time while it worked on this document. Split it, or save it anew as PDF, and retry.",
                                            now));
        }
    }

    /** Takes the oldest document of the team that was served longest ago; empty where nothing waits. */
    public Optional<Ingestion> claim(Actor system, UUID lane) {
        var now = clock.instant();
        for (var team : turns.waiting()) {
            var next = books.ingestions().next(team, now);
            if (next.isPresent()) {
                turns.served(next.get().team());
                return Optional.of(books.ingestions().save(next.get().taken(lane, now)));
            }
        }
        return Optional.empty();
    }

    @Transactional(readOnly = true)
    public boolean isHeld(Actor system, Ingestion mine) {
        var lane = mine.work().lane();
        return lane != null && books.ingestions().isHeld(mine.id(), lane);
    }

    @Transactional(readOnly = true)
    public boolean anotherWaits(Actor system, Ingestion mine) {
        return turns.anotherDue(mine.team(), clock.instant());
    }

    @Transactional(readOnly = true)
    public PassageIndex index(Actor system, Ingestion mine) {
        return books.indexes().findById(mine.passageIndex()).orElseThrow(Withdrawn::new);
    }

    @Transactional(readOnly = true)
    public boolean isRead(Actor system, Ingestion mine) {
        return books.texts().isThere(mine);
    }

    /** Keeps what was read. */
    public Ingestion read(Actor system, Ingestion mine, Document document) {
        var now = own(mine);
        books.texts().insert(now, document);
        return books.ingestions().save(now.chunking());
    }

    @Transactional(readOnly = true)
    public Document text(Actor system, Ingestion mine) {
        return books.texts().find(mine).orElseThrow(Withdrawn::new);
    }

    /** Keeps all passages at once, so that none is there twice. */
    public Ingestion cut(Actor system, Ingestion mine, List<Chunk> chunks) {
        var now = own(mine);
        books.passages().insert(now.id(), chunks);
        return books.ingestions().save(now.cut(chunks.size()));
    }

    @Transactional(readOnly = true)
    public List<Bare> bare(Actor system, Ingestion mine, int most) {
        return books.passages().bare(mine.id(), mine.work().embedded(), most);
    }

    /** How many numbers the vectors of the index have; null as long as nothing is found in it. */
    @Transactional(readOnly = true)
    @Nullable
    public Integer dimension(Actor system, Ingestion mine) {
        return books.passages().dimension(mine);
    }

    public Ingestion embedded(Actor system, Ingestion mine, List<Bare> passages, List<float[]> vectors) {
        var now = own(mine);
        books.passages().write(passages, vectors);
        return books.ingestions().save(now.further(passages.size()));
    }

    /** From here on it is found, and what was found before is not. */
    public void publish(Actor system, Ingestion mine) {
        var now = own(mine);
        books.ingestions().save(now.ready(clock.instant()));
        books.ingestions().deleteFormer(now.passageIndex(), now.document(), now.edition());
        documents.forget(
                system,
                now.document(),
                books.ingestions().oldestEdition(now.document()).orElse(now.edition()));
        books.entries().found(now.passageIndex(), now.document(), now.id());
    }

    public void release(Actor system, Ingestion mine) {
        owned(mine).ifPresent(it -> books.ingestions().save(it.released()));
    }

    /** @param others whether the team's other documents for the same model wait, too */
    public void postpone(Actor system, Ingestion mine, Duration wait, boolean others) {
        owned(mine).ifPresent(it -> {
            var again = clock.instant().plus(wait);
            books.ingestions().save(it.interrupted(again));
            if (others) {
                turns.hold(it, again);
            }
        });
    }

    public void fail(Actor system, Ingestion mine, String why) {
        owned(mine).ifPresent(it -> books.ingestions().save(it.failed(why, clock.instant())));
    }

    /** Ends what a lane holds after a failure that nobody foresaw. */
    public void failHeld(Actor system, UUID lane, String why) {
        Instant now = clock.instant();
        books.ingestions().heldBy(lane).forEach(it -> books.ingestions().save(it.failed(why, now)));
    }

    private Ingestion own(Ingestion mine) {
        return owned(mine).orElseThrow(Withdrawn::new);
    }

    /** What the row refers to is locked in the order in which it would be deleted, so that nobody waits in a ring. */
    private Optional<Ingestion> owned(Ingestion mine) {
        return books.ingestions()
                .holdEdition(mine.document(), mine.edition())
                .flatMap(it -> books.ingestions().holdIndex(mine.passageIndex()))
                .flatMap(it -> books.ingestions().lock(mine.id()))
                .filter(it -> it.version() == mine.version());
    }
}
