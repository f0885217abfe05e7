package candela.engine.chart;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Moments written as ISO text: how short they can be said, and where they lie in time. */
final class Period {

    private static final DateTimeFormatter QUARTER = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-'Q'")
            .appendValue(IsoFields.QUARTER_OF_YEAR, 1)
            .parseDefaulting(IsoFields.DAY_OF_QUARTER, 1)
            .toFormatter();
    private static final DateTimeFormatter WEEK = new DateTimeFormatterBuilder()
            .appendValue(IsoFields.WEEK_BASED_YEAR, 4)
            .appendLiteral("-W")
            .appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2)
            .parseDefaulting(ChronoField.DAY_OF_WEEK, 1)
            .toFormatter();

    private Period() {}

    /** Days that are all the first of a year or of a month are said as years or months. */
    static List<String> shortened(Collection<String> moments) {
        var length = moments.stream().allMatch(it -> it.matches("\\d{4}-01-01")) && moments.size() > 1
                ? "2024".length()
                : moments.stream().allMatch(it -> it.matches("\\d{4}-\\d{2}-01"))
                        ? "2024-01".length()
                        : Integer.MAX_VALUE;
        return moments.stream()
                .map(it -> it.substring(0, Math.min(length, it.length())))
                .toList();
    }

    /** The start of a period; empty where the text is none. */
    static Optional<LocalDateTime> start(String text) {
        try {
            return Optional.of(parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static LocalDateTime parse(String text) {
        if (text.length() == "2024".length()) {
            return YearMonth.parse(text + "-01").atDay(1).atStartOfDay();
        }
        if (text.contains("Q")) {
            return LocalDate.parse(text, QUARTER).atStartOfDay();
        }
        if (text.contains("W")) {
            return LocalDate.parse(text, WEEK).atStartOfDay();
        }
        if (text.length() == "2024-01".length()) {
            return YearMonth.parse(text).atDay(1).atStartOfDay();
        }
        return text.length() == "2024-01-01".length()
                ? LocalDate.parse(text).atTime(LocalTime.MIN)
                : moment(text.replace(' ', 'T'));
    }

    private static LocalDateTime moment(String text) {
        var hasZone = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > "2024-01-01".length();
        return hasZone
                ? OffsetDateTime.parse(text)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime()
                : LocalDateTime.parse(text);
    }
}
