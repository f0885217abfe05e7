package candela.server.datasource.reach;

import candela.server.datasource.catalogue.Catalogue;
import candela.server.platform.Actor;
import candela.server.platform.Jobs;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the demo's warm-up down when the server is ready; the scheduler lets one node do it. */
@Component
class DemoStart {

    private final Catalogue catalogue;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    DemoStart(Catalogue catalogue, Jobs jobs, TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warmUp() {
        if (catalogue.snapshot(Actor.system(), DemoWarmUp.DEMO).isEmpty()) {
            transaction.executeWithoutResult(it -> jobs.schedule(DemoWarmUp.NAME, DemoWarmUp.DEMO.value()));
        }
    }
}
