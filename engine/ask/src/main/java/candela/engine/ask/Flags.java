package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** "won deals", "discontinued products", "inactive customers": columns of yes or no that are said like qualities. */
final class Flags {
    private static final Map<String, String> OPPOSITES =
            Map.of("y", "n", "yes", "no", "true", "false", "t", "f", "1", "0");

    private static final Set<String> MARKS = Set.of("is", "has", "was", "flag", "indicator", "ind", "flg", "can", "yn");

    /** First words of what is so or not: "open on Sundays", "accepts cards". */
    private static final Set<String> BEING =
            Set.of("open", "accepts", "allows", "requires", "needs", "includes", "serves", "offers", "supports");

    private Flags() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.isColumn(i) && isQuality(draft, i)) {
                var negated = draft.is(i - 1, Cue.NOT, Cue.EXCEPT) || isLeftOut(draft, i);
                var no = negated != isDenied(draft.item(i).text(), draft.expr(i));
                (isRelative(draft, draft.before(i)) || isUnder(draft, i)
                                ? told(draft, i, no)
                                : value(draft, draft.expr(i), no))
                        .ifPresent(condition(draft, i, negated));
            }
        }
    }

    private static java.util.function.Consumer<String> condition(Draft draft, int i, boolean negated) {
        return value -> {
            draft.use(i);
            if (isUnder(draft, i)) {
                draft.use(i - 1);
            }
            if (namesTable(draft, i) && draft.subject == null) {
                draft.subject = draft.table(i);
            }
            if (negated && isLeftOut(draft, i)) {
                draft.use(draft.isTable(i + 1) ? i + 2 : i + 1);
            } else if (negated) {
                draft.use(i - 1);
            }
            draft.where(i, Condition.of(Test.EQUAL, draft.expr(i), value));
        };
    }

    /** "deleted members left out". */
    private static boolean isLeftOut(Draft draft, int i) {
        return draft.is(draft.isTable(i + 1) ? i + 2 : i + 1, Cue.LEFT_OUT);
    }

    /** A quality stands beside a thing; what is grouped by, listed or compared is the column itself. */
    private static boolean isQuality(Draft draft, int i) {
        int before = draft.before(i);
        var asked = draft.is(before, Cue.BY, Cue.EACH, Cue.DISTINCT, Cue.SHARE)
                || draft.is(before, Cue.LIST) && !draft.is(before - 1, Cue.AND)
                || draft.is(i + 1, Cue.EXACTLY, Cue.SHARE)
                || draft.items.stream().anyMatch(it -> it.is(Cue.SHARE));
        var whole = namesTable(draft, i);
        if (draft.isTable(i + 1) && !draft.is(draft.before(i), Cue.BY, Cue.EACH)) {
            return true;
        }
        if (draft.isValue(i + 1) && (isDenied(draft.item(i).text(), draft.expr(i)) || isInstance(draft, i + 1))) {
            return true;
        }
        var thing = whole || draft.isNumeric(i + 1) || isOfThings(draft, i) || hasTable(draft);
        return !asked
                && thing
                && !draft.item(i).text().endsWith("ing")
                && !draft.isValue(i + 1)
                && (whole
                        || draft.isTable(i - 1)
                        || isTold(draft, i)
                        || !draft.item(i).text().contains(" "));
    }

    /** "neutered cats": rows that are called by a value of theirs, in the plural. */
    private static boolean isInstance(Draft draft, int i) {
        return draft.table(i).equals(draft.table(i - 1))
                && draft.item(i).text().endsWith("s")
                && !draft.item(i)
                        .text()
                        .equalsIgnoreCase(draft.link(i).orElseThrow().value());
    }

    /** "branches are open on Sundays", "donors who opted in to email". */
    private static boolean isTold(Draft draft, int i) {
        int before = draft.before(i);
        if (isRelative(draft, before) || isUnder(draft, i)) {
            return true;
        }
        int thing = draft.is(before, Cue.WHICH) ? draft.before(before) : before;
        return thing < i - 1 && draft.isTable(thing);
    }

    /** "jobs under warranty": less than nothing. */
    private static boolean isUnder(Draft draft, int i) {
        return draft.isFree(i - 1)
                && draft.is(i - 1, Cue.LESS)
                && draft.item(i - 1).text().equalsIgnoreCase("under");
    }

    /** "customers in Seattle who get the newsletter": a "who" that goes on, and asks for nobody. */
    private static boolean isRelative(Draft draft, int who) {
        return who > 0 && draft.is(who, Cue.WHICH) && draft.item(who).text().matches("(?i)who|which");
    }

    /** "blocked customers", who are known by their names alone. */
    private static boolean isOfThings(Draft draft, int i) {
        return draft.isColumn(i + 1) && draft.isPlural(i + 1) && draft.table(i).equals(draft.table(i + 1));
    }

    /** "discontinued products" in one span. */
    private static boolean namesTable(Draft draft, int i) {
        var words = List.of(Normaliser.lower(draft.item(i).text()).split(" "));
        var table = Names.allWords(draft.table(i)).stream().map(Stems::of).toList();
        return words.size() > 1 && table.contains(Stems.of(words.getLast()));
    }

    private static boolean hasTable(Draft draft) {
        for (int k = 0; k < draft.size(); k++) {
            if (draft.isTable(k)) {
                return true;
            }
        }
        return false;
    }

    /** "inactive" of a column that tells the active ones. */
    private static boolean isDenied(String said, Expr column) {
        var word = Normaliser.lower(said);
        return denied(word)
                .filter(rest -> Names.expanded(column.column()).stream()
                        .noneMatch(it -> Stems.of(it).equals(Stems.of(word))))
                .isPresent();
    }

    /** The word that "in-", "un-" or "non-" denies. */
    static Optional<String> denied(String word) {
        return List.of("non", "in", "un").stream()
                .filter(it -> word.startsWith(it) && word.length() > it.length() + 3)
                .findFirst()
                .map(it -> word.substring(it.length()).replaceFirst("^-", ""));
    }

    /** The stored value for yes or no; empty where a column holds something else. */
    static Optional<String> value(Draft draft, Expr expr, boolean no) {
        return draft.catalog.column(expr).flatMap(it -> value(it, no));
    }

    private static Optional<String> told(Draft draft, int i, boolean no) {
        return draft.catalog.column(draft.expr(i)).flatMap(it -> told(it, no));
    }

    /** The stored value for yes of a column that is asked about as one of yes or no. */
    static Optional<String> told(Draft draft, Expr expr) {
        return draft.catalog.column(expr).flatMap(it -> told(it, false));
    }

    /** The stored value for yes or no of a column that may be one of yes or no. */
    static Optional<String> told(Column column, boolean no) {
        return value(column, no)
                .or(() -> column.type().isNumber() && Set.of("0", "1").equals(Set.copyOf(column.samples()))
                        ? Optional.of(no ? "0" : "1")
                        : Optional.empty());
    }

    static Optional<String> value(Column column, boolean no) {
        if (column.type() == Type.BOOLEAN) {
            return Optional.of(no ? "false" : "true");
        }
        var samples = column.samples();
        if (column.nullable() && samples.equals(List.of("X"))) {
            return no ? Optional.empty() : Optional.of("X");
        }
        var two = !samples.isEmpty() && samples.size() <= 2 && (column.distinct() == null || column.distinct() <= 2);
        if (!two
                || samples.stream().anyMatch(it -> opposite(it).isEmpty())
                || column.type().isNumber() && !isMarked(column)) {
            return Optional.empty();
        }
        return samples.stream()
                .filter(it -> OPPOSITES.containsKey(Normaliser.lower(it)) != no)
                .findFirst();
    }

    private static boolean isMarked(Column column) {
        var words = Names.expanded(column.name());
        return MARKS.contains(words.getFirst())
                || BEING.contains(words.getFirst())
                || MARKS.contains(words.getLast())
                || Lexicon.isState(words.getLast())
                || words.getLast().endsWith("able")
                || words.size() > 2 && !words.getLast().endsWith("s");
    }

    /** Whether a stored value says no more than yes. */
    static boolean isYes(String value) {
        return OPPOSITES.containsKey(Normaliser.lower(value)) || value.equals("X");
    }

    private static Optional<String> opposite(String value) {
        var key = Normaliser.lower(value);
        return OPPOSITES.containsKey(key) || OPPOSITES.containsValue(key) ? Optional.of(key) : Optional.empty();
    }

    /** The words of a name without those that only tell that it is a flag. */
    static List<String> quality(List<String> words) {
        var quality = words.stream().filter(it -> !MARKS.contains(it)).toList();
        return quality.isEmpty() ? words : quality;
    }
}
