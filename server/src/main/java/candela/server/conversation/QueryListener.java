package candela.server.conversation;

import candela.server.query.QueryAsked;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A question that belongs to a conversation is written into it in the same transaction. */
@Component
class QueryListener {

    private final Dialogue dialogue;

    QueryListener(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    @EventListener
    void on(QueryAsked asked) {
        if (asked.query().conversation() != null) {
            dialogue.asked(asked.actor(), asked.query());
        }
    }
}
