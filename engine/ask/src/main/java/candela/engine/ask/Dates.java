package candela.engine.ask;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads dates, months, quarters, years and relative spans such as "last 30 days". */
final class Dates {
    /** A span of the calendar that takes some tokens of the question. */
    record Match(Period period, int length) {}

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("year", "year"),
            Map.entry("years", "year"),
            Map.entry("quarter", "quarter"),
            Map.entry("quarters", "quarter"),
            Map.entry("month", "month"),
            Map.entry("months", "month"),
            Map.entry("week", "week"),
            Map.entry("weeks", "week"),
            Map.entry("day", "day"),
            Map.entry("days", "day"));
    private static final Set<String> PAST = Set.of("last", "past", "previous", "recent");
    private static final Set<String> PRESENT = Set.of("this", "current");
    private static final Map<String, Integer> ORDINALS = Map.of("first", 1, "second", 2, "third", 3, "fourth", 4);

    /** More units than that lead out of the calendar. */
    static final BigDecimal FARTHEST = BigDecimal.valueOf(10_000);

    private final LocalDate today;

    Dates(LocalDate today) {
        this.today = today;
    }

    static @Nullable String unit(Token token) {
        return UNITS.get(token.word());
    }

    /** Whether words begin with the name of a month. */
    static boolean namesMonth(String text) {
        return MONTHS.stream().anyMatch(Normaliser.lower(text)::startsWith);
    }

    @Nullable
    Match at(List<Token> tokens, int i) {
        var token = tokens.get(i);
        if (token.quoted()) {
            return null;
        }
        var match = iso(token);
        match = match != null ? match : decade(token);
        match = match != null ? match : relative(tokens, i);
        match = match != null ? match : named(tokens, i);
        match = match != null ? match : half(tokens, i);
        match = match != null ? match : quarter(tokens, i);
        return match != null ? match : year(tokens, i);
    }

    private static @Nullable Match iso(Token token) {
        try {
            if (token.word().matches("\\d{4}-\\d{1,2}-\\d{1,2}")) {
                var parts = token.word().split("-");
                return new Match(Period.day(LocalDate.of(number(parts[0]), number(parts[1]), number(parts[2]))), 1);
            }
            if (token.word().matches("(19|20)\\d\\d-\\d{1,2}")) {
                var parts = token.word().split("-");
                return new Match(Period.month(number(parts[0]), number(parts[1])), 1);
            }
            if (token.word().matches("(19|20)\\d\\d-\\d\\d/(19|20)\\d\\d-\\d\\d")) {
                var parts = token.word().split("[-/]");
                var from = LocalDate.of(number(parts[0]), number(parts[1]), 1);
                var to = LocalDate.of(number(parts[2]), number(parts[3]), 1);
                return new Match(Period.of(from, to.plusMonths(1), "year"), 1);
            }
        } catch (DateTimeException e) {
            return null; // 2024-13-45 is no date; the token stays what it is
        }
        return null;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** "the 1980s", "the 90s". */
    private static @Nullable Match decade(Token token) {
        var word = token.word().replace("'", "");
        if (!word.matches("((19|20)\\d|[3-9])0s")) {
            return null;
        }
        int digits = number(word.substring(0, word.length() - 1));
        int first = digits < 100 ? 1900 + digits : digits;
        return new Match(Period.of(LocalDate.of(first, 1, 1), LocalDate.of(first + 10, 1, 1), "year"), 1);
    }

    private @Nullable Match relative(List<Token> tokens, int i) {
        var word = tokens.get(i).word();
        switch (word) {
            case "today":
                return new Match(Period.day(today).toRelative(), 1);
            case "tomorrow":
                return new Match(Period.day(today.plusDays(1)).toRelative(), 1);
            case "yesterday":
                return new Match(Period.day(today.minusDays(1)).toRelative(), 1);
            default:
        }
        if (PRESENT.contains(word) || word.equals("next") || PAST.contains(word)) {
            return i + 1 < tokens.size() ? relativeUnit(tokens, i) : null;
        }
        var number = tokens.get(i).number();
        if (number != null && i + 2 < tokens.size() && tokens.get(i + 2).is("ago")) {
            return ago(number, unit(tokens.get(i + 1)));
        }
        if (number != null
                && i + 2 < tokens.size()
                && PAST.contains(tokens.get(i + 1).word())) {
            return span(number, unit(tokens.get(i + 2)), 3);
        }
        return null;
    }

    private @Nullable Match relativeUnit(List<Token> tokens, int i) {
        var word = tokens.get(i).word();
        var number = tokens.get(i + 1).number();
        if (number != null && PAST.contains(word) && i + 2 < tokens.size()) {
            return span(number, unit(tokens.get(i + 2)), 3);
        }
        if (number != null && word.equals("next") && i + 2 < tokens.size()) {
            return ahead(number, unit(tokens.get(i + 2)));
        }
        var unit = unit(tokens.get(i + 1));
        if (unit == null || word.equals("recent") || tokens.get(i + 1).word().endsWith("s") || isTheLast(tokens, i)) {
            return null;
        }
        int shift = PRESENT.contains(word) ? 0 : word.equals("next") ? 1 : -1;
        var from = start(today, unit, shift);
        return new Match(Period.of(from, start(today, unit, shift + 1), unit).toRelative(), 2);
    }

    /** "when was the last day that …": the latest of all. */
    private static boolean isTheLast(List<Token> tokens, int i) {
        var whose = i + 2 < tokens.size() && tokens.get(i + 2).is("s");
        return i > 1
                && !whose
                && tokens.get(i).is("last")
                && tokens.get(i - 1).is("the")
                && Set.of("is", "was", "what", "which", "when")
                        .contains(tokens.get(i - 2).word());
    }

    private @Nullable Match span(BigDecimal number, @Nullable String unit, int length) {
        if (unit == null || number.compareTo(FARTHEST) > 0) {
            return null;
        }
        return new Match(
                Period.of(moved(today, unit, -number.intValue()), today.plusDays(1), unit)
                        .toRelative(),
                length);
    }

    /** "3 months ago": that day. */
    private @Nullable Match ago(BigDecimal number, @Nullable String unit) {
        return unit == null || number.compareTo(FARTHEST) > 0
                ? null
                : new Match(Period.day(moved(today, unit, -number.intValue())).toRelative(), 3);
    }

    /** "next 3 months": from today on. */
    private @Nullable Match ahead(BigDecimal number, @Nullable String unit) {
        if (unit == null || number.compareTo(BigDecimal.valueOf(1_000)) > 0) {
            return null;
        }
        var to = moved(today, unit, number.intValue()).plusDays(1);
        return new Match(Period.of(today, to, unit).toRelative(), 3);
    }

    /** The day so many units after, or before, another. */
    static LocalDate moved(LocalDate day, String unit, int n) {
        return switch (unit) {
            case "year" -> day.plusYears(n);
            case "quarter" -> day.plusMonths(3L * n);
            case "month" -> day.plusMonths(n);
            case "week" -> day.plusWeeks(n);
            default -> day.plusDays(n);
        };
    }

    private static LocalDate start(LocalDate day, String unit, int shift) {
        return switch (unit) {
            case "year" -> day.withDayOfYear(1).plusYears(shift);
            case "quarter" -> day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3L * shift);
            case "month" -> day.withDayOfMonth(1).plusMonths(shift);
            case "week" ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(shift);
            default -> day.plusDays(shift);
        };
    }

    /** "March 2025", "5 March 2025", "the 5th of March", "March 5th, 2025", "March", "month 3 year 2025". */
    private @Nullable Match named(List<Token> tokens, int i) {
        int day = day(tokens.get(i));
        int at = isOrdinal(tokens.get(i))
                        && i + 1 < tokens.size()
                        && tokens.get(i + 1).is("of")
                ? i + 2
                : i + 1;
        if (day > 0 && at < tokens.size() && month(tokens, at) > 0) {
            int month = month(tokens, at);
            int next = at + 1 < tokens.size() && tokens.get(at + 1).is(",") ? at + 2 : at + 1;
            var year = yearAt(tokens, next);
            return year == 0 ? dayOf(nearest(month), month, day, at + 1 - i) : dayOf(year, month, day, next + 1 - i);
        }
        int named = month(tokens, i);
        if (named > 0) {
            return monthFrom(tokens, i + 1, named, 1);
        }
        return numbered(tokens, i);
    }

    /** The year of a day told without one: half a year ahead at most. */
    private int nearest(int month) {
        return month - today.getMonthValue() > 6 ? today.getYear() - 1 : today.getYear();
    }

    private @Nullable Match numbered(List<Token> tokens, int i) {
        if (!tokens.get(i).is("month") || i + 1 >= tokens.size()) {
            return null;
        }
        int month = day(tokens.get(i + 1));
        return month == 0 || month > 12 ? null : monthFrom(tokens, i + 2, month, 2);
    }

    private Match monthFrom(List<Token> tokens, int next, int month, int length) {
        if (next < tokens.size() && day(tokens.get(next)) > 0) {
            int after = next + 1 < tokens.size() && tokens.get(next + 1).is(",") ? next + 2 : next + 1;
            var year = yearAt(tokens, after);
            var match = dayOf(
                    year == 0 ? nearest(month) : year,
                    month,
                    day(tokens.get(next)),
                    year == 0 ? length + 1 : length + 1 + (after - next));
            if (match != null) {
                return match;
            }
        }
        int skip = next < tokens.size()
                        && Set.of("of", "year", ",").contains(tokens.get(next).word())
                ? 1
                : 0;
        var year = yearAt(tokens, next + skip);
        if (year != 0) {
            return new Match(Period.month(year, month), length + 1 + skip);
        }
        int latest = month <= today.getMonthValue() ? today.getYear() : today.getYear() - 1;
        return new Match(Period.month(latest, month).toRelative(), length);
    }

    private static @Nullable Match dayOf(int year, int month, int day, int length) {
        try {
            return new Match(Period.day(LocalDate.of(year, month, day)), length);
        } catch (DateTimeException e) {
            return null; // 31 February is no date
        }
    }

    /** A day of a month, or 0. */
    private static int day(Token token) {
        var word = token.word();
        var number = isOrdinal(token) ? new BigDecimal(word.substring(0, word.length() - 2)) : token.number();
        if (number == null || number.scale() > 0 || number.signum() <= 0) {
            return 0;
        }
        return number.compareTo(BigDecimal.valueOf(31)) <= 0 ? number.intValue() : 0;
    }

    /** "5th". */
    private static boolean isOrdinal(Token token) {
        return token.word().matches("\\d{1,2}(st|nd|rd|th)");
    }

    private static int month(List<Token> tokens, int i) {
        var token = tokens.get(i);
        var word = token.word();
        if (word.length() < 3
                || (word.equals("may") && !token.capitalised() && !isMonthOfMay(tokens, i))
                || word.equals("mar")) {
            return 0;
        }
        var full = List.of("january", "february", "march", "april", "may", "june", "july", "august", "september")
                .indexOf(word);
        if (full >= 0) {
            return full + 1;
        }
        int rest = List.of("october", "november", "december").indexOf(word);
        return rest >= 0 ? rest + 10 : word.length() == 3 ? MONTHS.indexOf(word) + 1 : 0;
    }

    /** "in may", "may 2025", "may vs june": no verb. */
    private static boolean isMonthOfMay(List<Token> tokens, int i) {
        var led = i > 0
                && Set.of("in", "of", "for", "since", "until", "from", "to", "vs", "during", "last", "before", "after")
                        .contains(tokens.get(i - 1).word());
        return led
                || yearAt(tokens, i + 1) != 0
                || i + 1 < tokens.size() && tokens.get(i + 1).is("vs");
    }

    private static int yearAt(List<Token> tokens, int i) {
        return i < tokens.size() && tokens.get(i).isYear()
                ? Integer.parseInt(tokens.get(i).word())
                : 0;
    }

    /** "H1 2025", "first half of 2025", "second half of this year". */
    private @Nullable Match half(List<Token> tokens, int i) {
        var word = tokens.get(i).word();
        var code = word.matches("h[12]");
        var said = Set.of("first", "second").contains(word)
                && i + 1 < tokens.size()
                && tokens.get(i + 1).is("half");
        if (!code && !said) {
            return null;
        }
        int next = code ? i + 1 : i + 2;
        int skip = next < tokens.size()
                        && Set.of("of", "year", "in").contains(tokens.get(next).word())
                ? 1
                : 0;
        int half = word.endsWith("2") || word.equals("second") ? 2 : 1;
        var year = yearAt(tokens, next + skip);
        if (year != 0) {
            return new Match(Period.half(year, half), next + skip + 1 - i);
        }
        var named = next + skip < tokens.size() ? relative(tokens, next + skip) : null;
        if (named != null && named.period().isWholeYear()) {
            var first = Objects.requireNonNull(named.period().from()).getYear();
            return new Match(Period.half(first, half).toRelative(), next + skip + named.length() - i);
        }
        return code ? new Match(Period.half(today.getYear(), half).toRelative(), 1) : null;
    }

    /** "Q1 2024", "2024 Q1", "first quarter of 2024", "quarter 1 2024". */
    private @Nullable Match quarter(List<Token> tokens, int i) {
        int quarter = 0;
        int next = i + 1;
        var word = tokens.get(i).word();
        if (word.matches("q[1-4]")) {
            quarter = word.charAt(1) - '0';
        } else if (next < tokens.size()
                && ORDINALS.containsKey(word)
                && tokens.get(next).is("quarter")) {
            quarter = ORDINALS.getOrDefault(word, 0);
            next++;
        } else if (next < tokens.size()
                && word.equals("quarter")
                && tokens.get(next).word().matches("[1-4]")) {
            quarter = tokens.get(next).word().charAt(0) - '0';
            next++;
        }
        return quarter == 0 ? null : quarterFrom(tokens, i, next, quarter);
    }

    private Match quarterFrom(List<Token> tokens, int i, int next, int quarter) {
        int skip = next < tokens.size()
                        && Set.of("of", "year", "in", ",")
                                .contains(tokens.get(next).word())
                ? 1
                : 0;
        var year = yearAt(tokens, next + skip);
        if (year != 0) {
            return new Match(Period.quarter(year, quarter), next + skip + 1 - i);
        }
        return new Match(Period.quarter(today.getYear(), quarter).toRelative(), next - i);
    }

    private static @Nullable Match year(List<Token> tokens, int i) {
        if (tokens.get(i).is("year") && yearAt(tokens, i + 1) != 0) {
            return new Match(Period.year(yearAt(tokens, i + 1)), 2);
        }
        var year = yearAt(tokens, i);
        if (year == 0) {
            return null;
        }
        if (i + 1 < tokens.size() && tokens.get(i + 1).word().matches("q[1-4]")) {
            return new Match(Period.quarter(year, tokens.get(i + 1).word().charAt(1) - '0'), 2);
        }
        return new Match(Period.year(year), 1);
    }
}
