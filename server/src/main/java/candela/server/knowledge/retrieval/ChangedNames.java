package candela.server.knowledge.retrieval;

import candela.server.knowledge.DocumentChanged;
import candela.server.platform.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A document is found by its new name from the moment that it has it. */
@Component
class ChangedNames {

    private final EntryLog entries;

    ChangedNames(EntryLog entries) {
        this.entries = entries;
    }

    @EventListener
    void on(DocumentChanged changed) {
        entries.enterAgain(Actor.system(), changed.document().value());
    }
}
