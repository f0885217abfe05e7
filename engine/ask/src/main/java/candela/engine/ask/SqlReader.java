package candela.engine.ask;

import candela.engine.ask.Reading.Combination;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Sorting;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.ForeignKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperationList;

/** Reads a statement back into the typed form, where it asks for nothing that the form cannot hold. */
final class SqlReader {
    /** Thrown where a statement says what a reading cannot. */
    static final class Unreadable extends RuntimeException {
        Unreadable(String what) {
            super(what, null, false, false);
        }
    }

    private final Catalog catalog;
    private final Schema schema;
    private final Joins joins;

    SqlReader(Catalog catalog, Joins joins) {
        this.catalog = catalog;
        this.schema = catalog.schema();
        this.joins = joins;
    }

    /** The reading; empty when the statement does not parse, names what the schema lacks, or is beyond the form. */
    Optional<Reading> read(String sql) {
        try {
            return CCJSqlParserUtil.parse(sql) instanceof Select select ? Optional.of(read(select)) : Optional.empty();
        } catch (JSQLParserException | Unreadable e) {
            return Optional.empty();
        }
    }

    Reading read(Select select) {
        return switch (select) {
            case PlainSelect it -> plain(it);
            case ParenthesedSelect it -> read(it.getSelect());
            case SetOperationList it when it.getSelects().size() == 2 -> combined(it);
            default -> throw new Unreadable("statement");
        };
    }

    private Reading combined(SetOperationList list) {
        var first = read(list.getSelects().getFirst());
        var kind = list.getOperations().getFirst().toString().toUpperCase(Locale.ROOT);
        if (first.combination() != null || list.getOrderByElements() != null) {
            throw new Unreadable("combination");
        }
        var combination = new Combination(
                Combination.Kind.valueOf(kind), read(list.getSelects().getLast()));
        return new Reading(
                "en",
                first.tables(),
                first.select(),
                first.distinct(),
                first.where(),
                first.groups(),
                first.order(),
                first.limit(),
                null,
                combination);
    }

    private Reading plain(PlainSelect select) {
        var tables = tables(select);
        var expressions = new SqlTerms(this, schema, tables, counted(tables.values()));
        var outputs = new ArrayList<Expr>();
        var aliases = new HashMap<String, Expr>();
        for (var item : select.getSelectItems()) {
            output(item, expressions, outputs, aliases);
        }
        var where = new ArrayList<>(joining(select, expressions));
        if (select.getWhere() != null) {
            where.addAll(expressions.conditions(select.getWhere()));
        }
        if (select.getHaving() != null) {
            where.addAll(expressions.conditions(select.getHaving()));
        }
        var reading = new Reading(
                        "en",
                        wholeFirst(select, tables),
                        outputs,
                        select.getDistinct() != null,
                        SqlMoments.merged(where),
                        groups(select, expressions),
                        order(select, expressions, outputs, aliases),
                        limit(select),
                        null,
                        null)
                .via(via(select, expressions));
        return keepingMissing(select, tables, reading);
    }

    /** The tables, first the one whose columns are all shown: "lines.*". */
    private static List<String> wholeFirst(PlainSelect select, Map<String, String> tables) {
        var first = select.getSelectItems().getFirst().getExpression() instanceof AllTableColumns all
                ? Stream.ofNullable(tables.get(called(all.getTable())))
                : Stream.<String>empty();
        return Stream.concat(first, tables.values().stream()).distinct().toList();
    }

    /** A LEFT JOIN counts what there is none of, too; anything else it does no reading says. */
    private static Reading keepingMissing(PlainSelect select, Map<String, String> tables, Reading reading) {
        var joins = select.getJoins() == null ? List.<Join>of() : select.getJoins();
        var missing = joins.stream()
                .filter(Join::isLeft)
                .flatMap(it -> it.getFromItem() instanceof Table table
                        ? Stream.ofNullable(tables.get(called(table)))
                        : Stream.empty())
                .toList();
        if (missing.isEmpty() || !Collections.disjoint(Absences.of(reading), missing)) {
            return reading;
        }
        var counted = missing.stream()
                .map(Expr::rows)
                .filter(reading.select()::contains)
                .findFirst()
                .orElseThrow(() -> new Unreadable("rows that may be missing"));
        var where = Stream.concat(reading.where().stream(), Stream.of(Condition.of(Test.AT_LEAST, counted, "0")))
                .toList();
        return reading.where(where);
    }

    private static void output(
            SelectItem<?> item, SqlTerms expressions, List<Expr> outputs, Map<String, Expr> aliases) {
        if (item.getExpression() instanceof AllColumns) {
            return;
        }
        var expr = expressions.of(item.getExpression());
        outputs.add(expr);
        if (item.getAlias() != null) {
            aliases.put(item.getAlias().getUnquotedName().toLowerCase(Locale.ROOT), expr);
        }
    }

    private Map<String, String> tables(PlainSelect select) {
        var tables = new LinkedHashMap<String, String>();
        table(select.getFromItem(), tables);
        if (select.getJoins() != null) {
            select.getJoins().stream().map(Join::getFromItem).forEach(it -> table(it, tables));
        }
        if (tables.values().stream().distinct().count() < tables.size()) {
            throw new Unreadable("a table twice");
        }
        return tables;
    }

    /** Conditions beside the keys that tables are joined by. */
    private static List<Condition> joining(PlainSelect select, SqlTerms expressions) {
        var conditions = new ArrayList<Condition>();
        for (var join : select.getJoins() == null ? List.<Join>of() : select.getJoins()) {
            for (var on : join.getOnExpressions()) {
                var more = expressions.beyondKeys(on);
                if (!more.isEmpty() && (join.isLeft() || join.isRight() || join.isFull())) {
                    throw new Unreadable("a condition on rows that may be missing");
                }
                conditions.addAll(more);
            }
        }
        return conditions;
    }

    /** The keys that are joined by, where others connect the same tables. */
    private List<ForeignKey> via(PlainSelect select, SqlTerms expressions) {
        var via = new LinkedHashSet<ForeignKey>();
        for (var join : select.getJoins() == null ? List.<Join>of() : select.getJoins()) {
            for (var on : join.getOnExpressions()) {
                if (on instanceof EqualsTo equals) {
                    var left = expressions.of(equals.getLeftExpression());
                    var right = expressions.of(equals.getRightExpression());
                    schema.keys().stream()
                            .filter(it -> isKey(it, left, right) || isKey(it, right, left))
                            .filter(it -> joins.keysBetween(it.table(), it.target()) > 1)
                            .forEach(via::add);
                }
            }
        }
        return List.copyOf(via);
    }

    private static boolean isKey(ForeignKey key, Expr from, Expr to) {
        return key.table().equalsIgnoreCase(from.table())
                && key.target().equalsIgnoreCase(to.table())
                && key.columns().equals(List.of(from.column()))
                && key.targetColumns().equals(List.of(to.column()));
    }

    private void table(FromItem item, Map<String, String> tables) {
        if (!(item instanceof Table table)) {
            throw new Unreadable("derived table");
        }
        var namespace = table.getSchemaName() == null ? null : unquoted(table.getSchemaName());
        var name = unquoted(table.getName());
        var known = catalog.places().find(namespace, name).orElseThrow(() -> new Unreadable("table"));
        tables.put(called(table), known.name());
    }

    /** What a statement calls a table, in lower case. */
    private static String called(Table table) {
        var alias = table.getAlias() == null
                ? unquoted(table.getName())
                : table.getAlias().getUnquotedName();
        return alias.toLowerCase(Locale.ROOT);
    }

    static String unquoted(String name) {
        return name.replaceAll("^[\"`\\[]|[\"`\\]]$", "");
    }

    /** The table whose rows a bare count counts: the one that the joins do not repeat. */
    private String counted(Iterable<String> tables) {
        var all = new LinkedHashSet<String>();
        tables.forEach(all::add);
        var tree = joins.connect(all);
        return all.stream().filter(it -> !tree.repeats(it)).findFirst().orElse(all.getFirst());
    }

    private static List<Expr> groups(PlainSelect select, SqlTerms expressions) {
        if (select.getGroupBy() == null) {
            return List.of();
        }
        var groups = new ArrayList<Expr>();
        for (var expression : select.getGroupBy().getGroupByExpressionList()) {
            groups.add(expressions.of((net.sf.jsqlparser.expression.Expression) expression));
        }
        return groups;
    }

    private static List<Sorting> order(
            PlainSelect select, SqlTerms expressions, List<Expr> outputs, Map<String, Expr> aliases) {
        if (select.getOrderByElements() == null) {
            return List.of();
        }
        return select.getOrderByElements().stream()
                .map(it -> new Sorting(key(it, expressions, outputs, aliases), !it.isAsc()))
                .toList();
    }

    private static Expr key(
            OrderByElement element, SqlTerms expressions, List<Expr> outputs, Map<String, Expr> aliases) {
        var text = element.getExpression().toString();
        if (text.matches("\\d+") && Integer.parseInt(text) <= outputs.size()) {
            return outputs.get(Integer.parseInt(text) - 1);
        }
        var alias = aliases.get(unquoted(text).toLowerCase(Locale.ROOT));
        return alias != null ? alias : expressions.of(element.getExpression());
    }

    private static @org.jspecify.annotations.Nullable Integer limit(PlainSelect select) {
        if (select.getLimit() == null || select.getLimit().getRowCount() == null) {
            return null;
        }
        var text = select.getLimit().getRowCount().toString();
        if (!text.matches("\\d{1,9}")) {
            throw new Unreadable("limit");
        }
        return Integer.valueOf(text);
    }

    /** The same test with its sides changed over. */
    static Test reversed(Test test) {
        return switch (test) {
            case GREATER -> Test.LESS;
            case LESS -> Test.GREATER;
            case AT_LEAST -> Test.AT_MOST;
            case AT_MOST -> Test.AT_LEAST;
            default -> test;
        };
    }
}
