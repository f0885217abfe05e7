package candela.engine.chart;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is worth saying about a result in a few sentences, computed from the result alone. */
public record Remarks(Type type, String title, List<String> sentences) {

    /** What the sentences are mainly about. */
    public enum Type {
        SUMMARY,
        TREND,
        COMPARISON,
        OUTLIER
    }

    /**
     * In Vietnamese for a Vietnamese locale and in English else.
     *
     * @param question the words of the question; may be empty
     * @param truncated whether the result has more rows than these
     */
    public static Remarks of(
            String question,
            List<ChartColumn> columns,
            List<List<@Nullable Object>> rows,
            boolean truncated,
            Locale locale) {
        var isVietnamese = locale.getLanguage().equals("vi");
        var table = new ResultTable(columns, rows);
        var phrases = isVietnamese ? Phrases.VIETNAMESE : Phrases.ENGLISH;
        var first = Sentence.of(question, columns, rows, truncated, locale);
        return new Remarker(question, table, truncated, phrases, RemarkPhrases.of(isVietnamese)).remarks(first);
    }
}
