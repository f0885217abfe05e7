package candela.engine.ask;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A span of the question and what it may be: a cue, a number, a period, a name or value of the database, or unknown.
 *
 * @param start offset of its first character in the question
 * @param end offset after its last character
 * @param text as written
 * @param cue the operation it tells of; null when none
 * @param adjective the quality that a superlative or comparative compares
 * @param number the number it stands for; a year may be both number and period
 * @param unit a unit of the calendar: year, quarter, month, week, day; empty when none
 * @param links meanings in the database, best first
 */
record Item(
        int start,
        int end,
        String text,
        @Nullable Cue cue,
        @Nullable Adjective adjective,
        @Nullable BigDecimal number,
        @Nullable Period period,
        String unit,
        List<Link> links) {

    private static Item of(Span span, @Nullable Cue cue, @Nullable Adjective adjective) {
        return new Item(span.start(), span.end(), span.text(), cue, adjective, null, null, "", List.of());
    }

    /** A place in the question. */
    record Span(int start, int end, String text) {
        static Span of(String question, List<Token> tokens) {
            int start = tokens.stream().mapToInt(Token::start).min().orElseThrow();
            int end = tokens.stream().mapToInt(Token::end).max().orElse(start);
            return new Span(start, end, question.substring(start, end));
        }
    }

    static Item cue(Span span, Cues.Match match) {
        return of(span, match.cue(), match.adjective());
    }

    static Item number(Span span, BigDecimal number) {
        return new Item(span.start(), span.end(), span.text(), null, null, number, null, "", List.of());
    }

    static Item period(Span span, @Nullable BigDecimal number, Period period) {
        return new Item(span.start(), span.end(), span.text(), null, null, number, period, "", List.of());
    }

    static Item unit(Span span, String unit, List<Link> links) {
        return new Item(span.start(), span.end(), span.text(), null, null, null, null, unit, List.copyOf(links));
    }

    static Item links(Span span, List<Link> links) {
        return new Item(span.start(), span.end(), span.text(), null, null, null, null, "", List.copyOf(links));
    }

    static Item unknown(Span span) {
        return of(span, null, null);
    }

    boolean is(Cue other) {
        return cue == other;
    }

    boolean isNumber() {
        return number != null;
    }

    boolean isUnit() {
        return !unit.isEmpty();
    }

    boolean isUnknown() {
        return cue == null && number == null && period == null && unit.isEmpty() && links.isEmpty();
    }
}
