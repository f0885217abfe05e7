package candela.engine.ask;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Questions whose SQL somebody has found right. A new question with the same words gets that SQL; its values, numbers
 * and dates may be others.
 */
final class VerifiedPairs {
    /** The SQL for a question and the pair it comes from. */
    record Found(Term term, String sql) {}

    /**
     * A question with marks in place of its values, numbers and dates.
     *
     * @param slots the spans that the marks stand for
     */
    private record Masked(String words, List<Item> slots) {}

    private final List<Term> terms;
    private final BiFunction<String, LocalDate, List<Item>> items;
    private final UnaryOperator<String> quote;
    private final LocalDate today;
    private final Map<String, Masked> masked = new ConcurrentHashMap<>();

    /**
     * @param items the spans of a question asked on a day
     * @param quote writes a text as the database's SQL does
     */
    VerifiedPairs(
            Vocabulary vocabulary,
            BiFunction<String, LocalDate, List<Item>> items,
            UnaryOperator<String> quote,
            LocalDate today) {
        this.terms = vocabulary.terms().stream()
                .filter(it -> it.kind() == Term.Kind.VERIFIED)
                .toList();
        this.items = items;
        this.quote = quote;
        this.today = today;
    }

    Optional<Found> find(String question) {
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        var asked = masked(question, items.apply(question, today));
        var same = terms.stream()
                .filter(it -> question(it).equals(Normaliser.key(question)))
                .findFirst();
        return same.map(it -> new Found(it, filled(it, asked).orElse(it.meaning())))
                .or(() -> terms.stream()
                        .flatMap(it -> filled(it, asked).map(sql -> new Found(it, sql)).stream())
                        .findFirst());
    }

    private static String question(Term term) {
        return Normaliser.key(term.phrases().getFirst());
    }

    private static Masked masked(String question, List<Item> items) {
        var slots = items.stream().filter(VerifiedPairs::isSlot).toList();
        var words = Normaliser.tokens(question).stream()
                .map(token -> slots.stream()
                        .filter(it -> it.start() <= token.start() && token.start() < it.end())
                        .map(it -> it.start() == token.start() ? mark(it) : "")
                        .findFirst()
                        .orElseGet(() -> Normaliser.folded(token.word())))
                .filter(it -> !it.isEmpty() && !it.equals(","))
                .collect(Collectors.joining(" "));
        return new Masked(words, slots);
    }

    private static boolean isSlot(Item item) {
        return item.period() != null || item.isNumber() || isValue(item);
    }

    private static boolean isValue(Item item) {
        return !item.links().isEmpty()
                && item.links().getFirst().isValue()
                && !item.links().getFirst().isCondition();
    }

    private static String mark(Item slot) {
        return slot.period() != null ? "<date>" : slot.isNumber() ? "<number>" : "<value>";
    }

    /** The SQL with the slots of another question, if each old slot stands in it and none is in doubt. */
    private Optional<String> filled(Term term, Masked asked) {
        var old = masked.computeIfAbsent(
                term.id(),
                it -> masked(
                        term.phrases().getFirst(),
                        items.apply(term.phrases().getFirst(), Objects.requireNonNullElse(term.since(), today))));
        if (!old.words().equals(asked.words())
                || old.slots().size() != asked.slots().size()) {
            return Optional.empty();
        }
        var literals = SqlPieces.of(term.meaning());
        var changes = new LinkedHashMap<String, String>();
        for (int i = 0; i < old.slots().size(); i++) {
            var change = change(old.slots().get(i), asked.slots().get(i), literals);
            if (change.isEmpty() || change.get().entrySet().stream().anyMatch(it -> contradicts(changes, it))) {
                return Optional.empty();
            }
            changes.putAll(change.get());
        }
        return Optional.of(literals.replaced(changes));
    }

    private static boolean contradicts(Map<String, String> changes, Map.Entry<String, String> change) {
        var other = changes.get(change.getKey());
        return other != null && !other.equals(change.getValue());
    }

    private Optional<Map<String, String>> change(Item old, Item asked, SqlPieces literals) {
        if (old.period() != null && asked.period() != null) {
            return period(old.period(), asked.period(), literals);
        }
        if (old.number() != null && asked.number() != null) {
            return found(literals, Map.of(Numbers.plain(old.number()), Numbers.plain(asked.number())));
        }
        return old.links().stream()
                .filter(Link::isValue)
                .flatMap(from -> asked.links().stream()
                        .filter(to -> to.isValue() && to.expr().equals(from.expr()))
                        .flatMap(to -> found(literals, Map.of(quoted(from.value()), quoted(to.value()))).stream()))
                .findFirst();
    }

    private static Optional<Map<String, String>> found(SqlPieces literals, Map<String, String> change) {
        return literals.texts().containsAll(change.keySet()) ? Optional.of(change) : Optional.empty();
    }

    private static Optional<Map<String, String>> period(Period old, Period asked, SqlPieces literals) {
        if (old.equals(asked)) {
            return Optional.of(Map.of());
        }
        if (old.from() == null || old.to() == null || asked.from() == null || asked.to() == null) {
            return Optional.empty();
        }
        var choices = new ArrayList<Map<String, String>>();
        choices.add(days(old.from(), asked.from(), old.to(), asked.to()));
        choices.add(
                days(old.from(), asked.from(), old.to().minusDays(1), asked.to().minusDays(1)));
        if (old.isWholeYear() && asked.isWholeYear()) {
            choices.add(Map.of(
                    String.valueOf(old.from().getYear()),
                    String.valueOf(asked.from().getYear())));
        }
        return choices.stream().flatMap(it -> found(literals, it).stream()).findFirst();
    }

    private static Map<String, String> days(LocalDate from, LocalDate newFrom, LocalDate to, LocalDate newTo) {
        return from.equals(to)
                ? Map.of("'" + from + "'", "'" + newFrom + "'")
                : Map.of("'" + from + "'", "'" + newFrom + "'", "'" + to + "'", "'" + newTo + "'");
    }

    /** What stands before the quotation marks is no part of the value. */
    private String quoted(String text) {
        var written = quote.apply(text);
        return written.substring(Math.max(0, written.indexOf('\'')));
    }
}
