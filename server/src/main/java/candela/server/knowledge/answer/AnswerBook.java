package candela.server.knowledge.answer;

import candela.server.knowledge.Datasets;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.answer.KeptAnswer.AnswerId;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The answers that are kept, each shown as far as its reader may see its sources now. */
@Service
@Transactional
class AnswerBook {

    private static final String TYPE = "answer";

    private final AnswerRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AnswerBook(AnswerRows rows, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /** @param conversation in which it was asked; null for none */
    public KeptAnswer keep(Actor actor, String question, Draft draft, @Nullable UUID conversation) {
        actor.require(Datasets.READ);
        var kept = rows.save(KeptAnswer.of(actor, question, draft, clock.instant()));
        if (conversation != null) {
            events.publishEvent(new DocumentsAsked(actor, conversation, kept));
        }
        events.publishEvent(
                Audited.created(actor, TYPE, kept.id(), Map.of("mode", kept.mode(), "documents", kept.documents())));
        return kept;
    }

    @Transactional(readOnly = true)
    public KeptAnswer find(Actor actor, AnswerId id) {
        actor.require(Datasets.READ);
        return shown(List.of(own(actor, id))).getFirst();
    }

    @Transactional(readOnly = true)
    public Page<KeptAnswer> list(Actor actor, @Nullable UUID before, int limit) {
        actor.require(Datasets.READ);
        var found = shown(rows.of(actor.user().value(), before, limit + 1));
        return Page.cut(found, limit, it -> it.id().value().toString());
    }

    public void delete(Actor actor, AnswerId id) {
        actor.require(Datasets.READ);
        delete(actor, own(actor, id));
    }

    /** Those of them that the actor asked for, also when the actor may ask no more. */
    public void deleteAll(Actor actor, Collection<AnswerId> ids) {
        rows.findAllById(ids).stream()
                .filter(it -> it.owner().equals(actor.user()))
                .forEach(it -> delete(actor, it));
    }

    private void delete(Actor actor, KeptAnswer answer) {
        rows.delete(answer);
        events.publishEvent(Audited.deleted(actor, TYPE, answer.id(), Map.of()));
    }

    /** Takes out of all answers what stands in a document that is gone. */
    public void forget(Actor system, DocumentId gone) {
        rows.citing(gone.value()).forEach(it -> rows.save(it.forgetting(Set.of(gone))));
    }

    /** The same, for all documents that are gone. */
    public void forgetWhatIsGone(Actor system) {
        var citing = rows.citingWhatIsGone();
        var seen = seen(citing);
        citing.forEach(it -> rows.save(it.forgetting(unseen(it, seen))));
    }

    private KeptAnswer own(Actor actor, AnswerId id) {
        return rows.find(id.value(), actor.user().value()).orElseThrow(() -> Problem.notFound(TYPE, id));
    }

    private List<KeptAnswer> shown(List<KeptAnswer> answers) {
        var seen = seen(answers);
        return answers.stream().map(it -> it.without(unseen(it, seen))).toList();
    }

    private Set<UUID> seen(List<KeptAnswer> answers) {
        var ids = answers.stream().flatMap(it -> it.documents().stream()).collect(Collectors.toSet());
        return ids.isEmpty() ? Set.of() : new HashSet<>(rows.seen(ids));
    }

    private static Set<DocumentId> unseen(KeptAnswer answer, Set<UUID> seen) {
        return answer.documents().stream()
                .filter(it -> !seen.contains(it))
                .map(DocumentId::new)
                .collect(Collectors.toSet());
    }
}
