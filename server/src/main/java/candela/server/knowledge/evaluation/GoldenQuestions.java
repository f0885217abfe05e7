package candela.server.knowledge.evaluation;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Datasets;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.Documents;
import candela.server.knowledge.evaluation.GoldenQuestion.Place;
import candela.server.knowledge.evaluation.GoldenQuestion.Places;
import candela.server.knowledge.evaluation.GoldenQuestion.QuestionId;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import candela.server.platform.TypedId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to the questions that a dataset is tried by; for those who may write it. */
@Service
@Transactional
public class GoldenQuestions {

    private static final String TYPE = "golden_question";
    private static final int MOST = 500;
    private static final int MOST_EXPECTED = 20;
    private static final int LONGEST_FACT = 200;

    private final GoldenQuestionRows rows;
    private final Datasets datasets;
    private final Documents documents;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GoldenQuestions(
            GoldenQuestionRows rows,
            Datasets datasets,
            Documents documents,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.datasets = datasets;
        this.documents = documents;
        this.events = events;
        this.clock = clock;
    }

    /** What somebody knows of a question. */
    record Wanted(String question, List<Place> places, List<String> facts) {

        Wanted {
            question = question.strip();
            places = places.stream().distinct().toList();
            facts = facts.stream().map(String::strip).distinct().toList();
        }
    }

    @Transactional(readOnly = true)
    public List<GoldenQuestion> list(Actor actor, DatasetId id) {
        datasets.writable(actor, id);
        return rows.of(id.value());
    }

    /** What the documents are called in which answers stand; without those that are there no longer. */
    @Transactional(readOnly = true)
    public Map<UUID, String> documentNames(Actor actor, DatasetId id, List<GoldenQuestion> questions) {
        var expected = questions.stream()
                .flatMap(it -> it.places().places().stream())
                .map(it -> new DocumentId(it.document()))
                .collect(Collectors.toSet());
        return documents.names(actor, id, expected);
    }

    GoldenQuestion create(Actor actor, DatasetId id, Wanted wanted) {
        if (list(actor, id).size() >= MOST) {
            throw Problem.conflict("A dataset has at most " + MOST + " of these questions; delete one first");
        }
        requireGood(actor, id, wanted);
        var made = rows.save(new GoldenQuestion(
                new QuestionId(TypedId.next()),
                id,
                wanted.question(),
                new Places(wanted.places()),
                wanted.facts(),
                actor.user(),
                clock.instant(),
                0));
        events.publishEvent(Audited.created(actor, TYPE, made.id(), facts(made)));
        return made;
    }

    GoldenQuestion change(Actor actor, DatasetId id, QuestionId question, Wanted wanted) {
        var before = find(actor, id, question);
        requireGood(actor, id, wanted);
        var after = rows.save(before.with(wanted.question(), wanted.places(), wanted.facts()));
        events.publishEvent(Audited.updated(actor, TYPE, question, facts(before), facts(after)));
        return after;
    }

    void delete(Actor actor, DatasetId id, QuestionId question) {
        var gone = find(actor, id, question);
        rows.deleteById(question);
        events.publishEvent(Audited.deleted(actor, TYPE, question, facts(gone)));
    }

    private GoldenQuestion find(Actor actor, DatasetId id, QuestionId question) {
        datasets.writable(actor, id);
        return rows.findById(question)
                .filter(it -> it.dataset().equals(id))
                .orElseThrow(() -> Problem.notFound("question", question));
    }

    private void requireGood(Actor actor, DatasetId id, Wanted wanted) {
        if (wanted.question().isEmpty()) {
            throw Problem.invalid("question", "Write the question");
        }
        if (wanted.places().isEmpty() && wanted.facts().isEmpty()) {
            throw Problem.invalid("places", "Say where the answer stands, or what it says");
        }
        if (wanted.places().size() > MOST_EXPECTED || wanted.facts().size() > MOST_EXPECTED) {
            throw Problem.invalid("places", "A question has at most " + MOST_EXPECTED + " places and as many facts");
        }
        if (wanted.facts().stream().anyMatch(it -> it.isEmpty() || it.length() > LONGEST_FACT)) {
            throw Problem.invalid("facts", "A fact has 1 to " + LONGEST_FACT + " characters");
        }
        wanted.places().forEach(it -> requireThere(actor, id, it));
    }

    private void requireThere(Actor actor, DatasetId id, Place place) {
        if (!documents.find(actor, new DocumentId(place.document())).dataset().equals(id)) {
            throw Problem.invalid("places", "The document " + place.document() + " lies in another dataset");
        }
        var begins = place.begins();
        var ends = place.ends();
        if ((begins == null) != (ends == null) || begins != null && ends != null && (begins < 0 || ends <= begins)) {
            throw Problem.invalid("places", "A place begins before it ends, or is the whole document");
        }
    }

    private static Map<String, ?> facts(GoldenQuestion it) {
        return Map.of("dataset", it.dataset().value(), "question", it.question());
    }
}
