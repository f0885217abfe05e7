package candela.engine.ask;

import candela.engine.ask.Evidence.Mention;
import candela.engine.ask.Reading.Expr;
import candela.engine.sql.Schema;

/** Describes a column or table that a piece is about: how well and where the question names it. */
final class ColumnTraits {
    private final Evidence evidence;
    private final Catalog catalog;
    private final TraitList list;

    ColumnTraits(Evidence evidence, TraitList list) {
        this.evidence = evidence;
        this.catalog = evidence.catalog;
        this.list = list;
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
        list.add("rivals", Math.min(3, evidence.rivals(column)) + " " + evidence.isBeaten(column));
        list.add(
                "rivals table",
                Math.min(3, evidence.rivals(column)) + " " + evidence.isBeaten(column) + tableFit(column.table()));
        list.add("rival near", nearer(column));
        list.add("owner", evidence.owned(column) + role(column));
        list.add("fit rivals role", fit + evidence.isBeaten(column) + role(column));
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
        return (int) Math.min(
                3,
                evidence.columns.keySet().stream()
                        .filter(it -> it.table().equals(table))
                        .count());
    }

    /** Whether a rival of the same words stands in a table that is named nearer. */
    private String nearer(Expr column) {
        var at = evidence.mention(column);
        if (at == null || evidence.rivals(column) == 0) {
            return "alone";
        }
        int own = distance(column.table(), at);
        int best = evidence.columns.entrySet().stream()
                .filter(it -> !it.getKey().equals(column)
                        && it.getValue().overlaps(at)
                        && it.getValue().weight() >= at.weight() - 1e-9)
                .mapToInt(it -> distance(it.getKey().table(), at))
                .min()
                .orElse(99);
        return own < best ? "nearest" : own == best ? "equal" : "farther";
    }

    private int distance(String table, Mention at) {
        var named = evidence.tables.get(table);
        if (named == null) {
            return 50;
        }
        return named.from() >= at.to() ? named.from() - at.to() : named.overlaps(at) ? 20 : 5 + at.from() - named.to();
    }
}
