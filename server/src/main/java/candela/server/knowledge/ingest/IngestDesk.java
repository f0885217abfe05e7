package candela.server.knowledge.ingest;

import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.platform.Audited;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the doors have in common: the time, the lanes, the audit, and what only the system may do. */
@Component
class IngestDesk {

    private final IngestBooks books;
    private final ActorBinding binding;
    private final LaneBell bell;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IngestDesk(IngestBooks books, ActorBinding binding, LaneBell bell, ApplicationEventPublisher events, Clock clock) {
        this.books = books;
        this.binding = binding;
        this.bell = bell;
        this.events = events;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void startLanes() {
        bell.ring();
    }

    void tell(Audited done) {
        events.publishEvent(done);
    }

    /** Its passages go with it: nobody ever found them. */
    Ingestion cancelled(Ingestion it) {
        binding.as(Actor.system(), () -> {
            books.passages().delete(it.id());
            return true;
        });
        return it.cancelled(now());
    }
}
