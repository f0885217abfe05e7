package candela.engine.sql;

import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a condition without attributes in a dialect. Texts are the same when all their letters are, on each database:
 * where a database would take {@code North} for {@code NORTH} it is told not to.
 *
 * @param qualifier the name of the table within the statement: a column that is no longer there must not be found in
 *     another table
 */
record ConditionWriter(Dialect dialect, Table table, String qualifier) {
    private static final Set<String> PLAIN_TEXTS = Set.of("text", "varchar", "character varying", "");

    /** Shows no row. */
    static final String NOTHING = "1 = 0";

    String write(Condition condition) {
        return switch (condition) {
            case Condition.And it -> joined(it.parts(), " AND ");
            case Condition.Or it -> joined(it.parts(), " OR ");
            case Condition.Not it -> "NOT (" + write(it.part()) + ")";
            case Condition.IsNull it -> column(it.column()) + (it.negated() ? " IS NOT NULL" : " IS NULL");
            case Condition.Holds it -> holds(it.operand());
            case Condition.Comparison it ->
                comparable(it.left()) + " " + it.operator().sign() + " " + comparable(it.right());
            case Condition.In it -> in(it);
        };
    }

    private String joined(List<Condition> parts, String word) {
        return parts.stream().map(it -> "(" + write(it) + ")").collect(Collectors.joining(word));
    }

    private String in(Condition.In in) {
        String list = in.list().stream().map(this::comparable).collect(Collectors.joining(", "));
        return comparable(in.left()) + (in.negated() ? " NOT IN (" : " IN (") + list + ")";
    }

    private String holds(Operand operand) {
        return switch (operand) {
            case Operand.Literal it -> Boolean.TRUE.equals(it.value()) ? "1 = 1" : NOTHING;
            default ->
                switch (dialect) {
                    case SQLSERVER, ORACLE -> plain(operand) + " = 1";
                    default -> plain(operand);
                };
        };
    }

    private String comparable(Operand operand) {
        String plain = plain(operand);
        if (!isText(operand)) {
            return plain;
        }
        return switch (dialect) {
            case MYSQL, MARIADB -> "CAST(CONVERT(" + plain + " USING utf8mb4) AS BINARY)";
            case SQLITE -> plain + " COLLATE BINARY";
            case DUCKDB -> plain + " COLLATE \"binary\"";
            case SQLSERVER -> plain + " COLLATE Latin1_General_BIN2";
            case POSTGRESQL -> isPlainText(operand) ? plain : "CAST(" + plain + " AS TEXT)";
            default -> plain;
        };
    }

    private boolean isText(Operand operand) {
        return switch (operand) {
            case Operand.Column it -> found(it).type() == Schema.Type.TEXT;
            case Operand.Literal it -> it.value() instanceof String;
            case Operand.Attribute _ -> false;
        };
    }

    /** Types of PostgreSQL such as citext or an enumeration compare in ways of their own. */
    private boolean isPlainText(Operand operand) {
        return !(operand instanceof Operand.Column it)
                || PLAIN_TEXTS.contains(
                        found(it).nativeType().toLowerCase(Locale.ROOT).replaceAll("\\(.*", ""));
    }

    private String plain(Operand operand) {
        return switch (operand) {
            case Operand.Column it -> column(it);
            case Operand.Literal it -> new Literals(dialect).of(it.value());
            case Operand.Attribute it -> throw new IllegalStateException(it.name() + " has no value yet");
        };
    }

    private String column(Operand.Column column) {
        return qualifier + "." + dialect.quote(found(column).name());
    }

    private Column found(Operand.Column column) {
        return ConditionCheck.column(table, column.name(), column.offset());
    }
}
