package candela.server.query;

import candela.engine.ask.Answer;
import candela.server.platform.JsonColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no answer.
 *
 * @param code for programs: {@code not_understood}, the guard's rule, or the reason of the data source
 * @param message for people: what is wrong and what to do
 * @param line where in the statement, from 1; 0 when unknown
 * @param column where in the line, from 1; 0 when unknown
 * @param unknownWords words of the question that meant nothing
 */
public record Failure(String code, String message, int line, int column, List<String> unknownWords)
        implements JsonColumn {

    /** The question was not understood, by the parser nor by a model, if one was asked. */
    static Failure of(Answer.Refusal refusal, @Nullable ModelShare model) {
        var more = model == null
                ? ""
                : switch (model.part()) {
                    case UNREACHED -> " The language model could not be asked: " + model.note();
                    case NOTHING ->
                        " The language model has no answer either"
                                + (model.note().isEmpty() ? "." : ": " + model.note());
                    case AGREED, CHOSE, OVERRULED, WROTE -> "";
                };
        return new Failure("not_understood", refusal.message() + more, 0, 0, refusal.unknownWords());
    }

    static Failure of(String code, String message) {
        return new Failure(code, message, 0, 0, List.of());
    }
}
