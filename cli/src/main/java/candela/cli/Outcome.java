package candela.cli;

import candela.engine.ask.Answer;
import candela.engine.ask.Interpretation;
import candela.engine.chart.ChartColumn;
import candela.engine.chart.ChartSpec;
import candela.engine.data.Result;
import java.util.List;
import java.util.Locale;

/** How a question ended. */
sealed interface Outcome {

    /**
     * It was answered.
     *
     * @param sentence the answer in one sentence
     * @param chart what the result is best drawn as; a table where nothing is drawn
     */
    record Answered(
            Interpretation best, List<Interpretation> alternatives, Result result, ChartSpec chart, String sentence)
            implements Outcome {

        Locale locale() {
            return Locale.forLanguageTag(best.reading().language());
        }

        List<ChartColumn> chartColumns() {
            return Asking.chartColumns(result);
        }
    }

    /** It can mean several things; the person is asked which. */
    record AskedBack(Answer.Clarification clarification) implements Outcome {}

    /** It was not understood. */
    record NotUnderstood(Answer.Refusal refusal) implements Outcome {}
}
