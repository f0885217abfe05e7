package candela.server.query;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know: a question, or a statement written by hand.
 *
 * @param execute false to have the statement written and not run
 * @param conversation the conversation that it continues; null for none
 * @param otherSources to be asked together with the first one
 * @param refresh true to have the source asked, whatever is kept of former answers
 */
public record NewQuery(
        @Nullable String question,
        @Nullable String sql,
        boolean execute,
        @Nullable UUID conversation,
        boolean refresh,
        List<DataSourceId> otherSources) {

    public NewQuery {
        otherSources = List.copyOf(otherSources);
        question = blank(question);
        sql = blank(sql);
        if ((question == null) == (sql == null)) {
            throw Problem.invalid("question", "Send either a question or sql, and not both");
        }
    }

    public NewQuery(@Nullable String question, @Nullable String sql, boolean execute, @Nullable UUID conversation) {
        this(question, sql, execute, conversation, false, List.of());
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
