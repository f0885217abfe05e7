package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the expressions and values of one SELECT in a dialect. */
final class SqlExpressions {
    private final Renderer.Writing writing;
    private final Forms forms;
    private final Catalog catalog;
    private final SqlNames names;
    private final Joins.Tree tree;
    private final List<Expr> groups;
    private final Map<Expr, String> named;
    private final @Nullable String called;

    SqlExpressions(Renderer.Writing writing, Joins.Tree tree, List<Expr> groups) {
        this(writing, tree, groups, Map.of(), null);
    }

    private SqlExpressions(
            Renderer.Writing writing,
            Joins.Tree tree,
            List<Expr> groups,
            Map<Expr, String> named,
            @Nullable String called) {
        this.writing = writing;
        this.forms = writing.forms();
        this.catalog = writing.catalog();
        this.names = writing.names();
        this.tree = tree;
        this.groups = groups;
        this.named = named;
        this.called = called;
    }

    /** The same over one table that goes by another name. */
    SqlExpressions called(String name) {
        return new SqlExpressions(writing, tree, groups, named, name);
    }

    /** The same over a sub-select whose columns have these names. */
    SqlExpressions named(Map<Expr, String> columns) {
        return new SqlExpressions(writing, tree, groups, columns, called);
    }

    String of(Expr expr) {
        var name = named.get(expr);
        if (name == null) {
            return written(expr);
        }
        return expr.aggregates() ? "SUM(" + names.of(name) + ")" : names.of(name);
    }

    /** As an answer shows it: a month that is text as it is written there, not as its first day. */
    String shown(Expr expr) {
        var month = expr.op() == Op.COLUMN
                && !named.containsKey(expr)
                && catalog.written().isMonth(expr.table(), expr.column());
        return month ? place(expr) : of(expr);
    }

    /** A column as it is kept, whatever it means. */
    String kept(Expr column) {
        return named.containsKey(column) ? of(column) : place(column);
    }

    /** Where nothing stands beside it, a sum needs no parentheses. */
    String alone(Expr expr) {
        var sql = of(expr);
        var wrapped = (expr.op() == Op.PLUS || expr.op() == Op.DIFFERENCE) && !named.containsKey(expr);
        return wrapped ? sql.substring(1, sql.length() - 1) : sql;
    }

    private String aloneArg(Expr expr) {
        return alone(expr.args().getFirst());
    }

    private String written(Expr expr) {
        return switch (expr.op()) {
            case COLUMN -> column(expr);
            case PRODUCT ->
                expr.args().getFirst().op() == Op.DURING
                        ? during(expr.args().getFirst(), of(expr.args().getLast()))
                        : expr.args().stream().map(this::of).collect(Collectors.joining(" * "));
            case CONSTANT -> expr.unit();
            case ELAPSED -> forms.write("elapsed " + expr.unit(), arg(expr), end(expr));
            case PLUS -> expr.args().stream().map(this::of).collect(Collectors.joining(" + ", "(", ")"));
            case DIFFERENCE -> expr.args().stream().map(this::of).collect(Collectors.joining(" - ", "(", ")"));
            case MATCHES ->
                forms.write("hundred", arg(expr), literals().of(expr.args().getFirst(), expr.unit()));
            case HOLDS -> forms.write("hundred where", test(expr.held()));
            case DURING -> during(expr, "1");
            case PERIOD -> period(expr);
            case COUNT -> count(expr.table());
            case COUNT_DISTINCT -> "COUNT(DISTINCT " + arg(expr) + ")";
            case SUM -> sum(expr.args().getFirst());
            case AVG ->
                forms.get("average").equals("AVG({0})")
                        ? "AVG(" + aloneArg(expr) + ")"
                        : forms.write("average", arg(expr));
            case MIN, MAX -> expr.op() + "(" + aloneArg(expr) + ")";
            case RATIO, QUOTIENT -> ratio(expr);
            case SHARE -> forms.write("share", arg(expr), aloneArg(expr));
            case CHANGE -> change(arg(expr));
            case INCREASE -> arg(expr) + " - " + forms.write("before", arg(expr), window());
            case RUNNING -> "SUM(" + aloneArg(expr) + ") OVER (" + window() + ")";
            case MOVING ->
                forms.write("average", aloneArg(expr)) + " OVER (" + window() + " ROWS BETWEEN "
                        + (Integer.parseInt(expr.unit()) - 1) + " PRECEDING AND CURRENT ROW)";
        };
    }

    private String during(Expr expr, String number) {
        var moment = expr.args().getFirst();
        var days = expr.unit().split("/");
        return forms.write(
                "during", of(moment), literals().of(moment, days[0]), literals().of(moment, days[1]), number);
    }

    private String ratio(Expr expr) {
        var dividend = expr.args().getFirst();
        return Ratios.isPercent(expr)
                ? forms.write("percent", arg(dividend), of(expr.args().getLast()))
                : forms.write("ratio", of(dividend), of(expr.args().getLast()));
    }

    /** The end of a time: a column, or a day. */
    private String end(Expr elapsed) {
        var end = elapsed.args().getLast();
        return end.op() == Op.CONSTANT ? literals().of(elapsed.args().getFirst(), end.unit()) : of(end);
    }

    private String arg(Expr expr) {
        return of(expr.args().getFirst());
    }

    private String column(Expr expr) {
        return catalog.written().converted(forms, expr.table(), expr.column(), place(expr));
    }

    private String place(Expr expr) {
        var column = names.of(expr.column());
        if (called != null) {
            return called + "." + column;
        }
        var alone = tree.steps().isEmpty() && tree.unconnected().isEmpty();
        return alone && forms.get("qualified").equals("no") ? column : names.of(expr.table()) + "." + column;
    }

    /** Rows that a join repeats are counted once. */
    private String count(String table) {
        var key = catalog.key(table);
        if (tree.optional().contains(table)) {
            return "COUNT(" + (tree.repeats(table) ? "DISTINCT " : "") + forms.write("joined", of(joined(table))) + ")";
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
        return forms.write("change", value, forms.write("before", value, window()));
    }

    private String window() {
        var time =
                groups.stream().filter(it -> it.op() == Op.PERIOD).findFirst().orElse(groups.getFirst());
        var others =
                groups.stream().filter(it -> !it.equals(time)).map(this::of).collect(Collectors.joining(", "));
        return (others.isEmpty() ? "" : "PARTITION BY " + others + " ") + "ORDER BY " + of(time);
    }

    private String period(Expr expr) {
        return forms.write(expr.unit(), moment(expr.args().getFirst(), expr.unit()));
    }

    /** A column as what its units can be taken of. */
    private String moment(Expr column, String unit) {
        var wanted = unit.equals("hour") ? "time of " : "date of ";
        return forms.writeIfAny(wanted + catalog.type(column).name().toLowerCase(Locale.ROOT), of(column));
    }

    private String sum(Expr added) {
        return forms.write(isInteger(added) ? "sum of integers" : "sum", alone(added));
    }

    private boolean isInteger(Expr expr) {
        return switch (expr.op()) {
            case COLUMN -> catalog.type(expr) == Type.INTEGER;
            case CONSTANT -> !expr.unit().contains(".");
            case DURING -> true;
            case PRODUCT, PLUS, DIFFERENCE -> expr.args().stream().allMatch(this::isInteger);
            default -> false;
        };
    }

    /** A test that asks for nothing else. */
    private String test(Reading.Condition condition) {
        return new SqlConditions(this, it -> {
                    throw new IllegalStateException("a test of one row asks for " + it);
                })
                .all(List.of(condition));
    }

    /** Whether a row or group may have no value of an expression. */
    boolean mayBeNull(Expr expr) {
        return switch (expr.op()) {
            case COUNT, COUNT_DISTINCT, MATCHES, HOLDS, DURING -> false;
            case RATIO, QUOTIENT, CHANGE, INCREASE -> true;
            case COLUMN ->
                tree.optional().contains(expr.table())
                        || catalog.column(expr).map(Column::nullable).orElse(true);
            default -> expr.args().stream().anyMatch(this::mayBeNull);
        };
    }

    Forms forms() {
        return forms;
    }

    SqlLiterals literals() {
        return new SqlLiterals(forms, catalog);
    }
}
