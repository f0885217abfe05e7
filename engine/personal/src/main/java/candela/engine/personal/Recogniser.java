package candela.engine.personal;

import candela.engine.personal.Finding.Cue;
import candela.engine.sql.Schema.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Knows one kind of value.
 *
 * @param what the kind in words, in the plural
 * @param types the types of columns that can hold it
 * @param likely whether a value fits where the name says so
 * @param proven whether a value is of the kind whatever its column is called
 * @param support the least share of likely values where the name says so
 * @param proof the least share of proven values where it does not; above 1 where values alone never prove it
 */
record Recogniser(
        Label label,
        String what,
        NameCues name,
        Set<Type> types,
        Predicate<String> likely,
        Predicate<String> proven,
        double support,
        double proof) {

    /** Fewer values prove nothing by themselves. */
    private static final int LEAST = 3;

    private static final double BY_NAME = 0.6;
    /** Where no value can speak against the name. */
    static final Predicate<String> ANY = it -> true;

    Optional<Finding> look(Words table, Words column, Type type, List<String> values) {
        if (!types.contains(type) || name.rulesOut(column)) {
            return Optional.empty();
        }
        if (name.says(table, column)) {
            return named(values);
        }
        return types.contains(Type.INTEGER) && NameCues.isOfThing(column) ? Optional.empty() : unnamed(values);
    }

    private Optional<Finding> named(List<String> values) {
        if (values.isEmpty() || likely == ANY) {
            return Optional.of(new Finding(label, what, Cue.NAME, 0, values.size(), BY_NAME));
        }
        var matching = count(values, likely);
        var share = (double) matching / values.size();
        return share < support
                ? Optional.empty()
                : Optional.of(new Finding(label, what, Cue.BOTH, matching, values.size(), 0.7 + 0.3 * share));
    }

    private Optional<Finding> unnamed(List<String> values) {
        if (proof > 1 || values.size() < LEAST) {
            return Optional.empty();
        }
        var matching = count(values, proven);
        var share = (double) matching / values.size();
        return share < proof
                ? Optional.empty()
                : Optional.of(new Finding(label, what, Cue.VALUES, matching, values.size(), 0.5 + 0.45 * share));
    }

    private static int count(List<String> values, Predicate<String> test) {
        return (int) values.stream().filter(test).count();
    }
}
