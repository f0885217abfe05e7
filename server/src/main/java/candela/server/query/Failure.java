package candela.server.query;

import candela.server.platform.JsonColumn;
import java.util.List;

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

    static Failure of(String code, String message) {
        return new Failure(code, message, 0, 0, List.of());
    }
}
