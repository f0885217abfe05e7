package candela.engine.sql;

import candela.engine.sql.Schema.Table;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which rows of a table may be seen, as a text such as {@code region = {user.region} and not archived}. */
public final class RowFilter {
    private final String text;
    private final Condition condition;

    private RowFilter(String text, Condition condition) {
        this.text = text;
        this.condition = condition;
    }

    /** @throws PolicyException with the place, when the text cannot be read */
    public static RowFilter parse(String text) {
        return new RowFilter(text, ConditionParser.parse(text));
    }

    /**
     * Holds the filter to a table's columns.
     *
     * @param attributes what may be known of people, with its type; null when that cannot be said here
     * @throws PolicyException with the place, when a column is missing or compared with another type
     */
    public void check(Table table, @Nullable Map<String, ValueType> attributes) {
        new ConditionCheck(table, attributes).check(condition);
    }

    /** The filter for one person; shows nothing when something is not known of the person, or of another type. */
    String write(Dialect dialect, Table table, Attributes user) {
        check(table, null);
        return new AttributeBinding(user)
                .bind(condition)
                .filter(it -> fits(table, it))
                .map(new ConditionWriter(dialect, table, Restriction.NAME)::write)
                .orElse(ConditionWriter.NOTHING);
    }

    private static boolean fits(Table table, Condition bound) {
        try {
            new ConditionCheck(table, null).check(bound);
            return true;
        } catch (PolicyException e) {
            return false;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowFilter filter && filter.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
