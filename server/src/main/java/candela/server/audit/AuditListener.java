package candela.server.audit;

import candela.server.platform.Audited;
import candela.server.platform.Refused;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Hears what all contexts do. The chain is lengthened last in a transaction, because it is held until the end. */
@Component
class AuditListener {

    private final AuditLog log;

    AuditListener(AuditLog log) {
        this.log = log;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void on(Audited done) {
        log.keep(done.actor(), done);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_ROLLBACK)
    void rolledBack(Audited done) {
        if (done.error() != null) {
            log.keepApart(done.actor(), done);
        }
    }

    @EventListener
    void on(Refused refused) {
        log.keepApart(
                refused.actor(),
                new Audited(
                        refused.actor(),
                        "denied",
                        "request",
                        null,
                        Map.of(),
                        Map.of("path", refused.path()),
                        refused.reason()));
    }
}
