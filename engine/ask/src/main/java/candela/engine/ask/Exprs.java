package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Walks and rebuilds expressions. */
final class Exprs {
    private Exprs() {}

    static Set<String> tables(Expr expr) {
        var tables = new LinkedHashSet<String>();
        collect(expr, tables);
        return tables;
    }

    private static void collect(Expr expr, Set<String> into) {
        if (!expr.table().isEmpty()) {
            into.add(expr.table());
        }
        expr.args().forEach(it -> collect(it, into));
    }

    /** The tables whose rows are counted or added up, not those that only tell which. */
    static Set<String> measured(Expr expr) {
        var tables = new LinkedHashSet<String>();
        if (Labels.isPercentage(expr)) {
            return tables;
        }
        if (!expr.table().isEmpty()) {
            tables.add(expr.table());
        }
        expr.args().forEach(it -> tables.addAll(measured(it)));
        return tables;
    }

    /** A measure over all rows: what is computed per row is added up, but times are averaged. */
    static Expr total(Expr measure) {
        return measure.aggregates() ? measure : Expr.of(measure.op() == Op.ELAPSED ? Op.AVG : Op.SUM, measure);
    }

    static Set<String> tables(Condition condition) {
        var tables = new LinkedHashSet<String>();
        if (condition.left() != null) {
            tables.addAll(tables(condition.left()));
        }
        condition.parts().forEach(it -> tables.addAll(tables(it)));
        return tables;
    }

    /** Rebuilds an expression with every column changed. */
    static Expr columns(Expr expr, UnaryOperator<Expr> change) {
        if (expr.op() == Op.COLUMN) {
            return change.apply(expr);
        }
        List<Expr> args = expr.args().stream().map(it -> columns(it, change)).toList();
        return new Expr(expr.op(), expr.table(), expr.column(), args, expr.unit());
    }

    /** The first column that an expression is computed from; null where rows are counted. */
    static @Nullable Expr firstColumn(Expr expr) {
        return expr.op() == Op.COLUMN
                ? expr
                : expr.args().stream()
                        .map(Exprs::firstColumn)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** Whether an operation stands anywhere in an expression. */
    static boolean uses(Expr expr, Op op) {
        return expr.op() == op || expr.args().stream().anyMatch(it -> uses(it, op));
    }
}
