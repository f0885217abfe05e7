package candela.server.query;

import candela.engine.ask.Parser;
import candela.engine.chart.ChartColumn;
import candela.engine.chart.Charts;
import candela.engine.chart.Sentence;
import candela.engine.data.Result;
import candela.engine.data.Room;
import candela.server.datasource.Ground;
import candela.server.platform.Actor;
import candela.server.query.KeptResults.Kept;
import candela.server.semantic.Glossary;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an answer is made with: parsers and people's words; the watch over a run; and the drawing of a result. */
@Component
class AnswerTools {

    private final Parsers parsers;
    private final Cancelling cancelling;
    private final Glossary glossary;
    private final KeptResults kept;
    private final Proposals proposals;

    AnswerTools(Parsers parsers, Cancelling cancelling, Glossary glossary, KeptResults kept, Proposals proposals) {
        this.proposals = proposals;
        this.kept = kept;
        this.parsers = parsers;
        this.cancelling = cancelling;
        this.glossary = glossary;
    }

    /** A parser that knows the words of the one who asks. */
    Parser parser(Actor actor, Ground source) {
        return parsers.of(source, source.vocabulary(it -> glossary.vocabulary(actor, it)));
    }

    Glossary glossary() {
        return glossary;
    }

    Proposals proposals() {
        return proposals;
    }

    KeptResults kept() {
        return kept;
    }

    /** The rows of a former answer, as far as there is room; empty where it went away meanwhile. */
    Optional<Result> rows(Kept former, Room.Place place) {
        var outcome = former.outcome();
        var rows = ResultPage.gather(
                it -> kept.page(Actor.system(), former.query(), it), outcome.rowCount(), Long.MAX_VALUE, place);
        return rows.size() == outcome.rowCount()
                ? Optional.of(new Result(outcome.columns(), rows, outcome.truncated(), Duration.ZERO))
                : Optional.empty();
    }

    Cancelling cancelling() {
        return cancelling;
    }

    Outcome draw(Query query, Result result) {
        var columns = result.columns().stream()
                .map(it -> new ChartColumn(it.name(), it.type()))
                .toList();
        var title = query.title();
        return new Outcome(
                result.columns(),
                result.rows().size(),
                result.truncated(),
                Charts.choose(columns, result.rows(), title),
                Charts.possible(columns, result.rows()),
                Sentence.of(title, columns, result.rows(), result.truncated(), locale(query)),
                null);
    }

    /** The answer speaks the question's language. */
    private static Locale locale(Query query) {
        var understanding = query.work().understanding();
        var best = understanding == null ? null : understanding.best();
        return best == null
                ? Locale.ENGLISH
                : Locale.forLanguageTag(best.reading().language());
    }
}
