package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;
import candela.engine.ask.Reading.Test;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names the parts of readings so that two of one meaning bear one name: a key and what it points to are the same. */
final class Canon {
    /** Of others the unit is what people call them. */
    private static final Set<Op> MEASURED_IN =
            Set.of(Op.ELAPSED, Op.PERIOD, Op.MATCHES, Op.HOLDS, Op.DURING, Op.CONSTANT, Op.MOVING);

    private static final Pattern WHOLE = Pattern.compile("-?\\d+\\.0+");

    private final Map<Expr, Expr> targets = new HashMap<>();

    Canon(Catalog catalog) {
        for (var key : catalog.schema().keys()) {
            if (key.columns().size() == 1) {
                targets.putIfAbsent(
                        column(key.table(), key.columns().getFirst()),
                        column(key.target(), key.targetColumns().getFirst()));
            }
        }
    }

    private static Expr column(String table, String column) {
        return Expr.column(table.toLowerCase(Locale.ROOT), column.toLowerCase(Locale.ROOT));
    }

    String of(Expr expr) {
        if (expr.op() == Op.COLUMN) {
            var column = column(expr.table(), expr.column());
            for (int i = 0; i < 4 && targets.containsKey(column); i++) {
                column = targets.getOrDefault(column, column);
            }
            return column.table() + "." + column.column();
        }
        var args = expr.args().stream().map(this::of).toList();
        return expr.op() == Op.COUNT
                ? "COUNT " + expr.table().toLowerCase(Locale.ROOT)
                : expr.op() + " " + args + (MEASURED_IN.contains(expr.op()) ? expr.unit() : "");
    }

    String of(Condition condition) {
        var left = condition.left() == null ? "" : of(condition.left());
        var right = condition.query() == null
                ? condition.values().stream().map(Canon::value).toList().toString()
                : condition.query().select().stream().map(this::of).toList()
                        + (condition.query().partition() == null
                                ? ""
                                : " " + of(condition.query().partition()));
        var parts = condition.parts().stream().map(this::of).sorted().toList();
        return left + " " + condition.test() + " " + right + (parts.isEmpty() ? "" : parts);
    }

    private static String value(String value) {
        return WHOLE.matcher(value).matches()
                ? value.substring(0, value.indexOf('.'))
                : value.toLowerCase(Locale.ROOT).strip();
    }

    String sort(Expr by, boolean descending, @org.jspecify.annotations.Nullable Integer limit) {
        return of(by) + (descending ? " down " : " up ") + limit;
    }

    /** Which rows a reading gives, in whatever order; with a limit the order tells which. */
    String rows(Reading reading) {
        var shown = reading.select().stream().map(this::of).sorted().toList();
        var kept = reading.where().stream().map(this::of).sorted().toList();
        var grouped = reading.groups().stream().map(this::of).sorted().toList();
        var sorted = reading.limit() == null
                ? ""
                : reading.order().stream()
                                .map(it -> of(it.by()) + it.descending())
                                .toList() + "" + reading.limit();
        return shown + "" + kept + grouped + sorted + reading.distinct() + tables(reading) + reading.combination();
    }

    /** The order that a reading asks for; that periods follow each other goes without saying. */
    static Optional<Sorting> order(Reading reading) {
        return reading.order().stream()
                .limit(1)
                .filter(it -> reading.limit() != null
                        || it.descending()
                        || it.by().op() != Op.PERIOD
                        || !reading.groups().contains(it.by()))
                .findFirst();
    }

    /** What a reading shows. */
    Set<String> shown(Reading reading) {
        var names = new HashSet<String>();
        reading.select().forEach(it -> names.add(of(it)));
        if (reading.select().isEmpty() && !reading.tables().isEmpty()) {
            names.add(of(Pieces.whole(reading.tables().getFirst())));
        }
        return names;
    }

    /** Conditions, also each of the lists they stand in, those of nested readings included. */
    Set<String> conditions(Reading reading) {
        var all = new HashSet<String>();
        flat(reading).forEach(it -> all.add(of(it)));
        reading.where().forEach(it -> all.add(of(it)));
        return all;
    }

    static List<Condition> flat(Reading reading) {
        var all = new ArrayList<Condition>();
        reading.where().forEach(it -> flatten(it, all));
        if (reading.combination() != null) {
            all.addAll(flat(reading.combination().other()));
        }
        return all;
    }

    private static void flatten(Condition condition, List<Condition> into) {
        if (condition.test() == Test.ALL || condition.test() == Test.ANY) {
            condition.parts().forEach(it -> flatten(it, into));
            return;
        }
        into.add(condition);
        if (condition.query() != null) {
            into.addAll(flat(condition.query()));
        }
    }

    /** All that a reading shows, sorts by or compares, those within it included. */
    static Stream<Expr> shownOrTested(Reading reading) {
        var own = Stream.concat(
                reading.select().stream(), reading.order().stream().map(Reading.Sorting::by));
        var tested = flat(reading).stream().flatMap(Canon::tested);
        return Stream.concat(own, tested);
    }

    private static Stream<Expr> tested(Condition condition) {
        var left = condition.left() == null ? Stream.<Expr>empty() : Stream.of(condition.left());
        var query = condition.query();
        return query == null ? left : Stream.concat(left, query.select().stream());
    }

    /** Tables of a reading and of those within it. */
    static Set<String> tables(Reading reading) {
        var tables = new HashSet<String>(reading.tables());
        reading.select().forEach(it -> tables.addAll(Exprs.tables(it)));
        reading.groups().forEach(it -> tables.addAll(Exprs.tables(it)));
        reading.order().forEach(it -> tables.addAll(Exprs.tables(it.by())));
        for (var condition : flat(reading)) {
            tables.addAll(Exprs.tables(condition));
            if (condition.query() != null) {
                tables.addAll(tables(condition.query()));
            }
        }
        if (reading.combination() != null) {
            tables.addAll(tables(reading.combination().other()));
        }
        return tables;
    }
}
