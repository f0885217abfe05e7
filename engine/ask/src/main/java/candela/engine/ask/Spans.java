package candela.engine.ask;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Parts of a year as Vietnamese people name them: "quý I/2025", "5 tháng đầu năm 2025", "cùng kỳ năm 2024". */
final class Spans {
    private static final Map<String, Integer> QUARTERS =
            Map.of("1", 1, "2", 2, "3", 3, "4", 4, "i", 1, "ii", 2, "iii", 3, "iv", 4);

    private static final Pattern MONTHS = Pattern.compile("(\\d{4})-(\\d\\d)(/\\d{4}-(\\d\\d))?");
    private static final int MONTHS_OF_YEAR = 12;

    private Spans() {}

    /** How many tokens from a place on name a part of a year; what they name goes into the result. */
    static int of(List<Token> tokens, int i, List<Token> into) {
        int taken = quarter(tokens, i, into);
        taken = taken > 0 ? taken : months(tokens, i, into);
        return taken > 0 ? taken : samePeriod(tokens, i, into);
    }

    /** The year that a place begins with or says after "năm", as the place after it; 0 where none. */
    private static int afterYear(List<Token> tokens, int i) {
        int year = Figures.says(tokens, i, "nam", "cua", ",") ? i + 1 : i;
        year = year > i && Figures.says(tokens, year, "nam") ? year + 1 : year;
        return Figures.isYear(tokens, year) ? year + 1 : 0;
    }

    private static int quarter(List<Token> tokens, int i, List<Token> into) {
        var short1 = tokens.get(i).word().matches("q[1-4]");
        int number = short1 ? i : i + 1;
        if (!short1 && !Figures.says(tokens, i, "quy", "qui") || number >= tokens.size()) {
            return 0;
        }
        var written = tokens.get(number).word();
        var quarter = QUARTERS.get(short1 ? written.substring(1) : written);
        int end = quarter == null ? 0 : afterYear(tokens, number + 1);
        if (quarter == null || end == 0) {
            return 0;
        }
        into.add(tokens.get(i).worded("quý"));
        into.add(tokens.get(number).worded(String.valueOf(quarter)));
        into.add(tokens.get(end - 1));
        return end - i;
    }

    /** "5 tháng đầu năm 2025", "6 tháng cuối năm 2024". */
    private static int months(List<Token> tokens, int i, List<Token> into) {
        var number = tokens.get(i).number();
        if (number == null
                || !Figures.says(tokens, i + 1, "thang")
                || !Figures.says(tokens, i + 2, "dau", "cuoi")
                || !tokens.get(i).word().matches("[2-9]|1[01]")) {
            return 0;
        }
        int end = afterYear(tokens, i + 3);
        if (end == 0) {
            return 0;
        }
        int months = number.intValue();
        var year = tokens.get(end - 1).word();
        var first = Figures.says(tokens, i + 2, "dau");
        var span = first
                ? "%s-01/%s-%02d".formatted(year, year, months)
                : "%s-%02d/%s-12".formatted(year, MONTHS_OF_YEAR + 1 - months, year);
        into.add(Figures.merged(tokens, i, end - 1, span, null));
        return end - i;
    }

    /** "cùng kỳ năm 2024", "cùng kỳ năm trước": what was named before, in another year. */
    private static int samePeriod(List<Token> tokens, int i, List<Token> into) {
        if (!Figures.says(tokens, i, "cung") || !Figures.says(tokens, i + 1, "ky", "ki")) {
            return 0;
        }
        int end = afterYear(tokens, i + 2);
        var before = Figures.says(tokens, i + 2, "nam") && Figures.says(tokens, i + 3, "truoc", "ngoai");
        if (end == 0 && !before) {
            return 0;
        }
        int named = into.size() - 1;
        while (named >= 0
                && !into.get(named).isYear()
                && !MONTHS.matcher(into.get(named).word()).matches()) {
            named--;
        }
        if (named < 0) {
            return 0;
        }
        var word = into.get(named).word();
        int last = end == 0 ? i + 3 : end - 1;
        var year = end == 0
                ? String.valueOf(Integer.parseInt(word.substring(0, 4)) - 1)
                : tokens.get(end - 1).word();
        var ofYear = into.get(named).isYear()
                && named > 1
                && into.get(named - 2).word().matches("quý|tháng|quy|thang");
        if (ofYear) {
            into.add(tokens.get(i).worded(into.get(named - 2).word()));
            into.add(tokens.get(i).worded(into.get(named - 1).word()));
        }
        var other = word.replace(word.substring(0, 4), year);
        var number = into.get(named).isYear() ? Numbers.of(year) : null;
        into.add(Figures.merged(tokens, i, last, other, number));
        return last - i + 1;
    }
}
