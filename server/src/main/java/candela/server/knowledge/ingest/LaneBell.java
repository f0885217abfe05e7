package candela.server.knowledge.ingest;

import candela.server.platform.Actor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes the lanes as soon as the open transaction has committed what waits for them; once for however many documents
 * came. A ring that is lost with its node is made up for by {@link WaitingDocuments}.
 */
@Component
class LaneBell {

    private final LaneStarts starts;
    private final Lanes lanes;
    private final AtomicBoolean ringing = new AtomicBoolean();

    LaneBell(LaneStarts starts, Lanes lanes) {
        this.starts = starts;
        this.lanes = lanes;
    }

    void ring() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (lanes.isRunning() && ringing.compareAndSet(false, true)) {
                    Thread.ofVirtual().name("lane-bell").start(LaneBell.this::wake);
                }
            }
        });
    }

    private void wake() {
        ringing.set(false);
        starts.startWhereNeeded(Actor.system());
    }
}
