package candela.server.query.insight;

import candela.engine.chart.insight.Insight;
import candela.engine.data.DataException;
import candela.engine.sql.Verdict;
import candela.server.federation.Federations;
import candela.server.model.LanguageModel;
import candela.server.model.LanguageModel.Written;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.query.Answers;
import candela.server.query.insight.KeptInsight.Content;
import candela.server.query.insight.KeptInsight.Note;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has a language model write about a result, where it may be told its rows, and keeps what the result bears out. */
@Component
class ModelWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ModelWriter.class);

    /** Others than those who wait for models want the node's threads for jobs too. */
    private static final int AT_ONCE = 4;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final LanguageModel language;
    private final Federations federations;
    private final Answers answers;
    private final InsightSettings settings;

    ModelWriter(LanguageModel language, Federations federations, Answers answers, InsightSettings settings) {
        this.language = language;
        this.federations = federations;
        this.answers = answers;
        this.settings = settings;
    }

    /**
     * What came of it.
     *
     * @param content null where nothing of a model can be shown
     * @param removed how many sentences were left out
     */
    record Result(@Nullable Content content, @Nullable Note note, int removed) {

        static Result none(Note why) {
            return new Result(null, why, 0);
        }
    }

    /** What stands in the way of asking a model; null when nothing does. */
    @Nullable
    Note obstacle(Actor actor, Matter matter) {
        if (!language.isThere(actor)) {
            return Note.NO_MODEL;
        }
        return isTold(actor, matter) ? null : Note.NOT_TOLD;
    }

    /** By the policies and the classification of this moment, whenever the rows were read. */
    private boolean isTold(Actor actor, Matter matter) {
        var query = matter.query();
        var ground = federations.ground(actor, query.sources());
        var sql = String.valueOf(query.work().sql());
        try {
            return ground.check(sql, answers.arguments(Actor.system(), query.id())) instanceof Verdict.Allowed allowed
                    && ground.isDisclosable(allowed);
        } catch (DataException e) {
            LOG.debug(
                    "Whether rows of {} may be told cannot be seen now",
                    query.id().value(),
                    e);
            return false;
        }
    }

    Result write(Actor actor, Matter matter, Insight byRules) {
        if (!places.tryAcquire()) {
            return Result.none(Note.BUSY);
        }
        try {
            return checked(ask(actor, matter), matter, byRules);
        } catch (Problem e) {
            return Result.none(
                    e.kind() == Problem.Kind.LIMITED || e.kind() == Problem.Kind.PLAN_LIMIT
                            ? Note.LIMITED
                            : Note.FAILED);
        } catch (TimeoutException e) {
            return Result.none(Note.SLOW);
        } finally {
            places.release();
        }
    }

    private static Result checked(Written written, Matter matter, Insight byRules) {
        var insight = Insight.of(
                InsightPrompt.draft(written.value()),
                byRules,
                InsightPrompt.shown(matter.evidence()),
                Locale.forLanguageTag(matter.insight().locale()));
        return insight.sentences().isEmpty()
                ? new Result(null, Note.NOTHING_LEFT, insight.removed())
                : new Result(new Content(insight, written.model(), insight.removed()), null, insight.removed());
    }

    /** Nobody stops an insight. */
    private Written ask(Actor actor, Matter matter) throws TimeoutException {
        return language.ask(actor, InsightPrompt.of(matter), settings.patience(), () -> false)
                .orElseThrow();
    }
}
