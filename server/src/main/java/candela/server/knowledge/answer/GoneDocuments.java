package candela.server.knowledge.answer;

import candela.server.knowledge.DatasetDeleted;
import candela.server.knowledge.DocumentDeleted;
import candela.server.platform.Actor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a document said goes with it, also out of answers. */
@Component
class GoneDocuments {

    private final AnswerBook answers;

    GoneDocuments(AnswerBook answers) {
        this.answers = answers;
    }

    @EventListener
    void on(DocumentDeleted deleted) {
        answers.forget(Actor.system(), deleted.document());
    }

    @EventListener
    void on(DatasetDeleted deleted) {
        answers.forgetWhatIsGone(Actor.system());
    }
}
