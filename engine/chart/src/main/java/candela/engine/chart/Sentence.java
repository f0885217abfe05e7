package candela.engine.chart;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says a result in one sentence, computed from the result alone. */
public final class Sentence {

    private Sentence() {}

    /**
     * The answer in one sentence, in Vietnamese for a Vietnamese locale and in English else.
     *
     * @param question the words of the question, which tell whether the least was asked for; may be empty
     * @param truncated whether the result has more rows than these
     */
    public static String of(
            String question,
            List<ChartColumn> columns,
            List<List<@Nullable Object>> rows,
            boolean truncated,
            Locale locale) {
        var phrases = locale.getLanguage().equals("vi") ? Phrases.VIETNAMESE : Phrases.ENGLISH;
        return new Narrator(question, new ResultTable(columns, rows), truncated, phrases).sentence();
    }
}
