package candela.cli;

import java.text.NumberFormat;
import java.util.Locale;

/** The fixed words around an answer, in the language of its question. */
record Labels(
        Locale locale,
        String understood,
        String assumed,
        String unknown,
        String sql,
        String didYouMean,
        String row,
        String rows,
        String of,
        String more) {

    private static final Labels ENGLISH = new Labels(
            Locale.ENGLISH,
            "Understood: ",
            "assumed: ",
            "not understood",
            "SQL",
            "Did you mean",
            "row",
            "rows",
            "%s of %s",
            "at least ");
    private static final Labels VIETNAMESE = new Labels(
            Locale.forLanguageTag("vi"),
            "Hiểu là: ",
            "giả định: ",
            "không hiểu",
            "SQL",
            "Có phải ý bạn là",
            "dòng",
            "dòng",
            "%s trong %s",
            "ít nhất ");

    static Labels of(Locale locale) {
        return locale.getLanguage().equals("vi") ? VIETNAMESE : ENGLISH;
    }

    /** How many rows are shown, of how many there are. */
    String rows(int shown, int all, boolean truncated) {
        var numbers = NumberFormat.getIntegerInstance(locale);
        var total = (truncated ? more : "") + numbers.format(all);
        var count = shown < all || truncated ? of.formatted(numbers.format(shown), total) : total;
        return count + " " + (all == 1 ? row : rows);
    }
}
