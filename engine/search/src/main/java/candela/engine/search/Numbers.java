package candela.engine.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers in texts, however they are written; each with all values that its writing may stand for. */
final class Numbers {

    private static final Pattern WRITTEN =
            Pattern.compile("\\d{1,3}(?:[ \\u00a0\\u202f'’]\\d{3})+(?:[.,]\\d+)?(?!\\d)|\\d+(?:[.,]\\d+)*");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[.,]\\d{3})+");
    private static final Pattern WORD = Pattern.compile("(?iu)\\p{L}+");

    private static final Map<String, Integer> SPELLED = new HashMap<>();

    static {
        var small = ("zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                        + " seventeen eighteen nineteen")
                .split(" ");
        for (int i = 0; i < small.length; i++) {
            SPELLED.put(small[i], i == 0 ? 0 : i + 1);
        }
        var tens = "twenty thirty forty fifty sixty seventy eighty ninety hundred".split(" ");
        for (int i = 0; i < tens.length; i++) {
            SPELLED.put(tens[i], 20 + 10 * i);
        }
    }

    private Numbers() {}

    static boolean isNumber(String written) {
        return Character.isDigit(written.codePointAt(0))
                        && WRITTEN.matcher(written).matches()
                || SPELLED.containsKey(written.toLowerCase(Locale.ROOT));
    }

    static List<Set<String>> in(String text) {
        var numbers = new ArrayList<Set<String>>();
        var written = WRITTEN.matcher(text);
        while (written.find()) {
            numbers.add(readings(written.group().replaceAll("[ \\u00a0\\u202f'’]", "")));
        }
        spelled(text, numbers);
        return numbers;
    }

    /** 1.234 is a thousand and more to some, and a little more than one to others. */
    private static Set<String> readings(String written) {
        var readings = new LinkedHashSet<String>();
        int last = Math.max(written.lastIndexOf('.'), written.lastIndexOf(','));
        if (last < 0 || GROUPED.matcher(written).matches()) {
            readings.add(plain(written.replaceAll("[.,]", "")));
        }
        if (last >= 0) {
            readings.add(plain(written.substring(0, last).replaceAll("[.,]", "") + "." + written.substring(last + 1)));
        }
        return readings;
    }

    /** A one is more often no number than one, so it is left to the words. */
    private static void spelled(String text, List<Set<String>> numbers) {
        var word = WORD.matcher(text);
        int tens = 0;
        int end = -2;
        while (word.find()) {
            var value = SPELLED.get(word.group().toLowerCase(Locale.ROOT));
            if (value != null) {
                var joins = tens >= 20 && tens < 100 && value < 10 && word.start() == end + 1;
                var sum = joins ? tens + value : value;
                if (joins) {
                    numbers.removeLast();
                }
                numbers.add(Set.of(String.valueOf(sum)));
            }
            tens = value == null ? 0 : value;
            end = word.end();
        }
    }

    private static String plain(String digits) {
        return new BigDecimal(digits).stripTrailingZeros().toPlainString();
    }
}
