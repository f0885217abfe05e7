package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Type;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the expressions and values of one SELECT in a dialect. */
final class SqlExpressions {
    private final Dialect dialect;
    private final Catalog catalog;
    private final SqlNames names;
    private final Joins.Tree tree;
    private final List<Expr> groups;

    private final java.util.Map<Expr, String> named;

    SqlExpressions(Dialect dialect, Catalog catalog, Joins.Tree tree, List<Expr> groups) {
        this(dialect, catalog, tree, groups, java.util.Map.of());
    }

    private SqlExpressions(
            Dialect dialect, Catalog catalog, Joins.Tree tree, List<Expr> groups, java.util.Map<Expr, String> named) {
        this.named = named;
        this.dialect = dialect;
        this.catalog = catalog;
        this.names = new SqlNames(dialect);
        this.tree = tree;
        this.groups = groups;
    }

    /** The same over a sub-select whose columns have these names. */
    SqlExpressions named(java.util.Map<Expr, String> columns) {
        return new SqlExpressions(dialect, catalog, tree, groups, columns);
    }

    String of(Expr expr) {
        var name = named.get(expr);
        if (name == null) {
            return written(expr);
        }
        return expr.aggregates() ? "SUM(" + names.of(name) + ")" : names.of(name);
    }

    private String written(Expr expr) {
        return switch (expr.op()) {
            case COLUMN -> column(expr);
            case PRODUCT -> expr.args().stream().map(this::of).collect(Collectors.joining(" * "));
            case PLUS -> expr.args().stream().map(this::of).collect(Collectors.joining(" + ", "(", ")"));
            case DIFFERENCE -> expr.args().stream().map(this::of).collect(Collectors.joining(" - ", "(", ")"));
            case MATCHES ->
                "CASE WHEN " + arg(expr) + " = " + literal(expr.args().getFirst(), expr.unit())
                        + " THEN 100.0 ELSE 0 END";
            case PERIOD -> period(expr);
            case COUNT -> count(expr.table());
            case COUNT_DISTINCT -> "COUNT(DISTINCT " + arg(expr) + ")";
            case SUM, AVG, MIN, MAX -> expr.op() + "(" + alone(expr.args().getFirst()) + ")";
            case CONSTANT -> expr.unit();
            case RATIO, QUOTIENT ->
                arg(expr) + " * 1.0 / NULLIF(" + of(expr.args().getLast()) + ", 0)";
            case SHARE -> arg(expr) + " * 100.0 / SUM(" + alone(expr.args().getFirst()) + ") OVER ()";
            case CHANGE -> change(arg(expr));
            case RUNNING -> "SUM(" + alone(expr.args().getFirst()) + ") OVER (" + window() + ")";
        };
    }

    /** Where nothing stands beside it, a sum needs no parentheses. */
    String alone(Expr expr) {
        var sql = of(expr);
        var wrapped = (expr.op() == Op.PLUS || expr.op() == Op.DIFFERENCE) && !named.containsKey(expr);
        return wrapped ? sql.substring(1, sql.length() - 1) : sql;
    }

    private String arg(Expr expr) {
        return of(expr.args().getFirst());
    }

    private String column(Expr expr) {
        var column = names.of(expr.column());
        return tree.steps().isEmpty() && tree.unconnected().isEmpty() ? column : names.of(expr.table()) + "." + column;
    }

    /** Rows that a join repeats are counted once. */
    private String count(String table) {
        var key = catalog.key(table);
        if (tree.optional().contains(table)) {
            return "COUNT(" + (tree.repeats(table) ? "DISTINCT " : "") + of(joined(table)) + ")";
        }
        return tree.repeats(table) && named.isEmpty() && key.size() == 1
                ? "COUNT(DISTINCT " + of(key.getFirst()) + ")"
                : "COUNT(*)";
    }

    /** A column that is empty where the row has none of the table. */
    private Expr joined(String table) {
        var key = catalog.key(table);
        return key.size() == 1
                ? key.getFirst()
                : tree.steps().stream()
                        .filter(it -> it.to().equals(table))
                        .map(it -> Expr.column(table, it.key().columns().getFirst()))
                        .findFirst()
                        .orElseThrow();
    }

    private String change(String value) {
        var before = "LAG(" + value + ") OVER (" + window() + ")";
        return "(" + value + " - " + before + ") * 100.0 / NULLIF(" + before + ", 0)";
    }

    private String window() {
        var time =
                groups.stream().filter(it -> it.op() == Op.PERIOD).findFirst().orElse(groups.getFirst());
        var others =
                groups.stream().filter(it -> !it.equals(time)).map(this::of).collect(Collectors.joining(", "));
        return (others.isEmpty() ? "" : "PARTITION BY " + others + " ") + "ORDER BY " + of(time);
    }

    private String period(Expr expr) {
        var moment = moment(expr.args().getFirst());
        return switch (dialect) {
            case DUCKDB, POSTGRESQL -> truncated(expr.unit(), moment);
            case MYSQL, MARIADB -> mysqlPeriod(expr.unit(), moment);
            case SQLITE -> sqlitePeriod(expr.unit(), moment);
        };
    }

    private String moment(Expr column) {
        var text = catalog.type(column) == Type.TEXT;
        return text && dialect != Dialect.SQLITE ? "CAST(" + of(column) + " AS DATE)" : of(column);
    }

    private String truncated(String unit, String moment) {
        return switch (unit) {
            case "year", "hour" -> "EXTRACT(" + unit.toUpperCase(java.util.Locale.ROOT) + " FROM " + moment + ")";
            case "weekday" ->
                dialect == Dialect.DUCKDB ? "STRFTIME(" + moment + ", '%u %A')" : "TO_CHAR(" + moment + ", 'ID FMDay')";
            default -> "CAST(DATE_TRUNC('" + unit + "', " + moment + ") AS DATE)";
        };
    }

    private static String mysqlPeriod(String unit, String moment) {
        return switch (unit) {
            case "year" -> "YEAR(" + moment + ")";
            case "quarter" -> "CONCAT(YEAR(" + moment + "), '-Q', QUARTER(" + moment + "))";
            case "month" -> "DATE_FORMAT(" + moment + ", '%Y-%m')";
            case "hour" -> "HOUR(" + moment + ")";
            case "weekday" -> "CONCAT(WEEKDAY(" + moment + ") + 1, ' ', DAYNAME(" + moment + "))";
            case "week" -> "DATE_FORMAT(" + moment + ", '%x-W%v')";
            default -> "DATE(" + moment + ")";
        };
    }

    private static String sqlitePeriod(String unit, String moment) {
        return switch (unit) {
            case "year" -> "CAST(STRFTIME('%Y', " + moment + ") AS INTEGER)";
            case "quarter" -> "STRFTIME('%Y', " + moment + ") || '-Q' || ((STRFTIME('%m', " + moment + ") + 2) / 3)";
            case "month" -> "STRFTIME('%Y-%m', " + moment + ")";
            case "hour" -> "CAST(STRFTIME('%H', " + moment + ") AS INTEGER)";
            case "weekday" ->
                "SUBSTR('7 Sun1 Mon2 Tue3 Wed4 Thu5 Fri6 Sat', STRFTIME('%w', " + moment + ") * 5 + 1, 5)";
            case "week" -> "STRFTIME('%Y-W%W', " + moment + ")";
            default -> "DATE(" + moment + ")";
        };
    }

    /** A value as a literal of the type that it is compared with. */
    String literal(Expr left, String value) {
        var type = left.aggregates() ? Type.DECIMAL : catalog.type(left);
        if (type.isNumber() && value.matches("-?\\d+(\\.\\d+)?")) {
            return value;
        }
        if (type == Type.BOOLEAN && value.matches("(?i)true|false")) {
            return value.toUpperCase(java.util.Locale.ROOT);
        }
        var dated = type.isMoment() && value.matches("\\d{4}-\\d{2}-\\d{2}") && dialect != Dialect.SQLITE;
        return dated ? "DATE " + quoted(value) : quoted(value);
    }

    String quoted(String text) {
        return quoted(dialect, text);
    }

    static String quoted(Dialect dialect, String text) {
        var escaped = text.replace("'", "''");
        var backslashes = dialect == Dialect.MYSQL || dialect == Dialect.MARIADB;
        return "'" + (backslashes ? escaped.replace("\\", "\\\\") : escaped) + "'";
    }

    String like() {
        return dialect == Dialect.POSTGRESQL || dialect == Dialect.DUCKDB ? " ILIKE " : " LIKE ";
    }
}
