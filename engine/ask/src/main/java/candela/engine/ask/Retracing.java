package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds which spans of a question a reading answers to, when it was not made span by span. */
final class Retracing {
    private final Canon canon;
    private final Set<String> tables;
    private final Set<String> columns = new HashSet<>();
    private final Set<String> values = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();

    private Retracing(Canon canon, Reading reading) {
        this.canon = canon;
        this.tables = Canon.tables(reading);
        collect(reading);
    }

    /** A draft whose spans have the meanings that the reading uses, and no others. */
    static Draft draft(Reading reading, Catalog catalog, Joins joins, Canon canon, List<Item> items) {
        var retracing = new Retracing(canon, reading);
        var chosen = new ArrayList<@Nullable Link>();
        items.forEach(it -> chosen.add(retracing.used(it)));
        var draft = new Draft(catalog, joins, items, Collections.unmodifiableList(chosen));
        draft.select.addAll(reading.select());
        for (int i = 0; i < items.size(); i++) {
            if (chosen.get(i) != null || retracing.explains(items.get(i))) {
                draft.use(i);
            }
        }
        return draft;
    }

    private void collect(Reading reading) {
        reading.select().forEach(this::column);
        reading.groups().forEach(this::column);
        if (reading.partition() != null) {
            column(reading.partition());
        }
        reading.order().forEach(it -> column(it.by()));
        Canon.flat(reading).forEach(this::condition);
        if (reading.limit() != null) {
            numbers.add(String.valueOf(reading.limit()));
        }
        if (reading.combination() != null) {
            collect(reading.combination().other());
        }
    }

    private void column(Expr expr) {
        Exprs.columns(expr, it -> {
            columns.add(canon.of(it));
            return it;
        });
    }

    private void condition(Condition condition) {
        if (condition.left() != null) {
            column(condition.left());
            condition.values().forEach(it -> values.add(canon.of(condition.left()) + " " + it));
        }
        if (condition.right() != null) {
            column(condition.right());
        }
        numbers.addAll(condition.values());
        if (condition.query() != null) {
            collect(condition.query());
        }
    }

    private @Nullable Link used(Item item) {
        return item.links().stream().filter(this::isUsed).findFirst().orElse(null);
    }

    private boolean isUsed(Link link) {
        return switch (link.kind()) {
            case TABLE -> tables.contains(link.table());
            case COLUMN -> columns.contains(canon.of(link.expr()));
            case VALUE -> values.contains(canon.of(link.expr()) + " " + link.value());
            case MEASURE -> false;
        };
    }

    private boolean explains(Item item) {
        if (item.number() != null) {
            return Percentages.said(item).anyMatch(numbers::contains);
        }
        return item.cue() != null || numbers.contains(Values.unquoted(item.text()));
    }
}
