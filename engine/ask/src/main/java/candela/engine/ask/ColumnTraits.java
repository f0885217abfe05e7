package candela.engine.ask;

import candela.engine.ask.Evidence.Mention;
import candela.engine.ask.Reading.Expr;
import candela.engine.sql.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Describes a column or table that a piece is about: how well and where the question names it. */
final class ColumnTraits {
    private final Evidence evidence;
    private final Catalog catalog;
    private final TraitList list;
    /** How many columns of each table are named. */
    private final Map<String, Integer> named = new HashMap<>();

    ColumnTraits(Evidence evidence, TraitList list) {
        this.evidence = evidence;
        this.catalog = evidence.catalog;
        this.list = list;
        evidence.columns.keySet().forEach(it -> named.merge(it.table(), 1, Integer::sum));
    }

    void column(Expr column) {
        list.once(column.table() + "." + column.column(), () -> describe(column));
    }

    private void describe(Expr column) {
        var at = evidence.mention(column);
        var type = type(column);
        list.add("type", type);
        list.add("role", role(column));
        list.add("has value", evidence.hasValue(column) + role(column));
        table(column.table());
        if (at == null) {
            list.add("unnamed", role(column));
            list.add("unnamed table", evidence.isNamed(column.table()) + role(column));
            list.add("other names", namedOf(column.table()) + role(column));
            return;
        }
        var fit = (int) (at.score() * 10) + (at.score() >= 0.995 ? "!" : "");
        list.add("fit", fit);
        list.add("fit length", fit + " " + Math.min(3, at.to() - at.from()));
        var rivals = evidence.rivals(column);
        var beaten = evidence.isBeaten(column);
        list.add("rivals", Math.min(3, rivals.size()) + " " + beaten);
        list.add("rivals table", Math.min(3, rivals.size()) + " " + beaten + tableFit(column.table()));
        list.add("rival near", nearer(column, at, rivals));
        list.add("owner", evidence.owned(column) + role(column));
        list.add("fit rivals role", fit + beaten + role(column));
        var own = Names.words(column.column());
        list.add("said", own.size() + " of " + (at.to() - at.from()));
    }

    String type(Expr column) {
        var type = catalog.type(column);
        return type == Schema.Type.DECIMAL ? "INTEGER" : type.name();
    }

    private String role(Expr column) {
        if (Pieces.isWhole(column)) {
            return "whole";
        }
        return catalog.isKey(column)
                ? "key"
                : catalog.isForeign(column.table(), column.column())
                        ? "foreign"
                        : catalog.label(column.table()).contains(column) ? "label" : "plain";
    }

    void table(String table) {
        list.add("table fit", tableFit(table));
        var at = evidence.tables.get(table);
        list.add("first table", at != null && evidence.tables.values().stream().noneMatch(it -> it.from() < at.from()));
        list.add("tables", Math.min(3, evidence.tables.size()) + tableFit(table));
    }

    String tableFit(String table) {
        var at = evidence.tables.get(table);
        if (at == null) {
            return "none";
        }
        var beaten = evidence.tables.entrySet().stream()
                .anyMatch(it -> !it.getKey().equals(table)
                        && it.getValue().overlaps(at)
                        && it.getValue().weight() > at.weight());
        return (at.score() >= 0.95 ? "full" : at.score() > 0.75 ? "most" : "part") + (beaten ? " beaten" : "");
    }

    int namedOf(String table) {
        return Math.min(3, named.getOrDefault(table, 0));
    }

    /** Whether a rival of the same words stands in a table that is named nearer. */
    private String nearer(Expr column, Mention at, List<Expr> rivals) {
        int own = distance(column.table(), at);
        var best = rivals.stream().mapToInt(it -> distance(it.table(), at)).min();
        if (best.isEmpty()) {
            return "alone";
        }
        return own < best.getAsInt() ? "nearest" : own == best.getAsInt() ? "equal" : "farther";
    }

    private int distance(String table, Mention at) {
        var named = evidence.tables.get(table);
        if (named == null) {
            return 50;
        }
        return named.from() >= at.to() ? named.from() - at.to() : named.overlaps(at) ? 20 : 5 + at.from() - named.to();
    }
}
