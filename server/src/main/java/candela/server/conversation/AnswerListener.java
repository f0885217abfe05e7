package candela.server.conversation;

import candela.server.knowledge.answer.DocumentsAsked;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What documents answered in a conversation is written into it in the same transaction. */
@Component
class AnswerListener {

    private final Dialogue dialogue;

    AnswerListener(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    @EventListener
    void on(DocumentsAsked asked) {
        dialogue.answered(asked.actor(), asked.conversation(), asked.answer());
    }
}
