package candela.engine.chart.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A moment or period, as far as it is said: 0 where a part is not.
 *
 * @param quarter 1 to 4, also where only the month is said
 * @param clock the time of the day as written; empty where none is said
 */
record Moments(int year, int quarter, int month, int week, int day, String clock) {

    private static final int U = Pattern.UNICODE_CHARACTER_CLASS;
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final String MONTH =
            "(?<name>january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?";
    private static final String VI = "(?:\\s?/\\s?|\\s?,?\\s?năm )(?<y>\\d{4})";
    private static final String VI_NUMBER =
            "(?<m>1[0-2]|0?[1-9]|mười hai|mười một|mười|chín|tám|bảy|sáu|năm|tư|ba|hai|một)(?![\\p{L}\\p{N}])";
    private static final List<Pattern> WRITTEN = Stream.of(
                    "(?<y>\\d{4})-(?<m>\\d{2})-(?<d>\\d{2})(?:[t ](?<clock>\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)(?:z|[+-]\\d{2}:?\\d{2})?)?",
                    "(?<y>\\d{4})-(?<m>0[1-9]|1[0-2])",
                    "(?<y>\\d{4})[ -]?q(?<q>[1-4])",
                    "(?<y>\\d{4})-?w(?<w>\\d{2})",
                    "q(?<q>[1-4])(?:[ /-]|,? of )(?<y>\\d{4})",
                    "q(?<q>[1-4])",
                    "(?<order>first|second|third|fourth) quarter(?:,? (?:of )?(?<y>\\d{4}))?",
                    MONTH + " (?<d>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<y>\\d{4}))?",
                    "(?<d>\\d{1,2})(?:st|nd|rd|th)? (?:of )?" + MONTH + "(?:,? (?<y>\\d{4}))?",
                    MONTH + ",? (?:of )?(?<y>\\d{4})",
                    MONTH,
                    "(?:ngày )?(?<d>\\d{1,2})[/-](?<m>\\d{1,2})[/-](?<y>\\d{4})",
                    "ngày (?<d>\\d{1,2})(?: tháng |[/-])(?<m>\\d{1,2})(?:" + VI + ")?",
                    "tháng " + VI_NUMBER + "(?:" + VI + ")?",
                    "quý (?<q>[1-4]|iv|iii|ii|i)(?:" + VI + ")?",
                    "(?:week|tuần) (?<w>\\d{1,2})(?:(?:,? of |,? | năm |/)(?<y>\\d{4}))?",
                    "(?:năm )?(?<y>(?:19|20)\\d{2})")
            .map(it -> Pattern.compile("(?<![\\p{L}\\p{N}.,/-])" + it + "(?![\\p{L}\\p{N}%/]|[.,-]\\p{N})", U))
            .toList();
    private static final Pattern CELL = Pattern.compile(
            "(?<y>\\d{4})(?:-q(?<q>[1-4])|-w(?<w>\\d{2})|-(?<m>\\d{2})(?:-(?<d>\\d{2})(?:[t ](?<clock>\\d{2}:\\d{2}.*))?)?)?");
    private static final Map<String, String> WORDS = Map.of("iv", "4", "iii", "3", "ii", "2", "i", "1");

    /** A moment that a text says. */
    record Said(Span span, Moments moment, boolean isBareYear) {}

    /** Those of a text in lower case that stand outside of the given spans. */
    static List<Said> in(String lower, List<Span> taken) {
        var all = new ArrayList<>(taken);
        var found = new ArrayList<Said>();
        for (var pattern : WRITTEN) {
            var matcher = pattern.matcher(lower);
            while (matcher.find()) {
                var span = new Span(matcher.start(), matcher.end());
                if (all.stream().noneMatch(span::overlaps)) {
                    all.add(span);
                    found.add(new Said(
                            span, of(matcher.toMatchResult()), matcher.group().matches("\\d{4}")));
                }
            }
        }
        return found;
    }

    /** What a cell says that holds a moment as ISO text or a year; null when it holds none. */
    static @Nullable Moments cell(String text) {
        var matcher = CELL.matcher(text.toLowerCase(Locale.ROOT));
        return matcher.matches() ? of(matcher.toMatchResult()) : null;
    }

    private static Moments of(MatchResult match) {
        var month = month(match);
        var quarter = number(match, "q");
        var order = List.of("", "first", "second", "third", "fourth").indexOf(group(match, "order"));
        return new Moments(
                number(match, "y"),
                order > 0 ? order : quarter == 0 && month > 0 ? (month + 2) / 3 : quarter,
                month,
                number(match, "w"),
                number(match, "d"),
                group(match, "clock"));
    }

    private static int month(MatchResult match) {
        var name = group(match, "name");
        return name.isEmpty()
                ? number(match, "m")
                : 1
                        + IntStream.range(0, MONTHS.size())
                                .filter(it -> MONTHS.get(it).startsWith(name))
                                .findFirst()
                                .orElse(-1);
    }

    private static int number(MatchResult match, String group) {
        var text = group(match, group);
        if (text.isEmpty()) {
            return 0;
        }
        return Character.isDigit(text.charAt(0))
                ? Integer.parseInt(text)
                : Integer.parseInt(
                        WORDS.getOrDefault(text, Spelled.cardinal(text).toPlainString()));
    }

    private static String group(MatchResult match, String group) {
        var text = match.namedGroups().containsKey(group) ? match.group(group) : null;
        return text == null ? "" : text;
    }

    /** Both together, where a row holds its year and its month in two columns. */
    Moments and(Moments other) {
        return new Moments(
                Math.max(year, other.year),
                Math.max(quarter, other.quarter),
                Math.max(month, other.month),
                Math.max(week, other.week),
                Math.max(day, other.day),
                clock.isEmpty() ? other.clock : clock);
    }

    /** Whether all that this says is true of a cell. */
    boolean holdsFor(Moments cell) {
        return same(year, cell.year)
                && same(quarter, cell.quarter)
                && same(month, cell.month)
                && same(week, cell.week)
                && same(day, cell.day)
                && cell.clock.startsWith(clock);
    }

    private static boolean same(int said, int held) {
        return said == 0 || said == held;
    }
}
