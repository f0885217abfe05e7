package candela.server.query;

import candela.server.platform.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know: a question, or a statement written by hand.
 *
 * @param execute false to have the statement written and not run
 * @param conversation the conversation that it continues; null for none
 */
public record NewQuery(
        @Nullable String question,
        @Nullable String sql,
        boolean execute,
        @Nullable UUID conversation) {

    public NewQuery {
        question = blank(question);
        sql = blank(sql);
        if ((question == null) == (sql == null)) {
            throw Problem.invalid("question", "Send either a question or sql, and not both");
        }
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
