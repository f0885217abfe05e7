package candela.engine.chart;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The sentences of one language, as patterns of {@link String#formatted}.
 *
 * @param value of a single value: its name, the value
 * @param entry of one row: what it is of, the measure's name, the value
 * @param extreme of the largest: whose, "has", the measure's name, the value, and in brackets the share
 * @param least the same of the smallest
 * @param share of a whole: the percentage, how many it is of, the name of such
 * @param trend over time: the measure's name, a verb, first value, first moment, last value, last moment
 * @param list of rows: how many, the name of such, the first
 */
record Phrases(
        Locale locale,
        String none,
        String value,
        String noValue,
        String entry,
        String extreme,
        String least,
        String share,
        String trend,
        String list,
        String and,
        String more,
        Verbs verbs) {

    private static final Pattern PLURAL_ES = Pattern.compile(".*(s|x|z|ch|sh)$");
    private static final Pattern CONSONANT_Y = Pattern.compile(".*[^aeiou]y$");

    /** How a measure moves between two moments, and who has it. */
    record Verbs(String rises, String falls, String stays, String has, String have) {}

    static final Phrases ENGLISH = new Phrases(
            Locale.ENGLISH,
            "No rows match.",
            "%s: %s.",
            "There is no value for %s.",
            "%s: %s %s.",
            "%s %s the largest %s: %s%s.",
            "%s %s the smallest %s: %s%s.",
            " (%s %% of %s %s)",
            "%s %s from %s (%s) to %s (%s).",
            "%s %s; the first is %s.",
            " and ",
            "at least %s",
            new Verbs("rises", "falls", "stays about the same,", "has", "have"));

    static final Phrases VIETNAMESE = new Phrases(
            Locale.forLanguageTag("vi"),
            "Không có dòng nào khớp.",
            "%s: %s.",
            "Không có giá trị nào cho %s.",
            "%s: %s %s.",
            "%s %s %s lớn nhất: %s%s.",
            "%s %s %s nhỏ nhất: %s%s.",
            " (%s %% của %s %s)",
            "%s %s từ %s (%s) đến %s (%s).",
            "%s %s; đầu tiên là %s.",
            " và ",
            "ít nhất %s",
            new Verbs("tăng", "giảm", "gần như không đổi,", "có", "cùng có"));

    /** A column's name as words: total_revenue and totalRevenue are both "total revenue". */
    String words(String column) {
        var spaced = column.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .replaceAll("[_\\s]+", " ")
                .strip();
        return spaced.equals(spaced.toUpperCase(Locale.ROOT)) && spaced.length() <= 4
                ? spaced
                : spaced.toLowerCase(locale);
    }

    String plural(String noun) {
        if (this == VIETNAMESE || noun.endsWith("s") && !noun.endsWith("ss") && !noun.endsWith("us")) {
            return noun;
        }
        if (CONSONANT_Y.matcher(noun).matches()) {
            return noun.substring(0, noun.length() - 1) + "ies";
        }
        return PLURAL_ES.matcher(noun).matches() ? noun + "es" : noun + "s";
    }

    String rows(int count) {
        return this == VIETNAMESE ? "dòng" : count == 1 ? "row" : "rows";
    }

    String number(double value) {
        return Numbers.full(value, locale);
    }
}
