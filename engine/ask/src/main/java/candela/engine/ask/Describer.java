package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema.Type;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Says a reading in one plain sentence. */
final class Describer {
    private final Catalog catalog;
    private final Messages messages;
    private boolean alone;
    private final Set<Expr> said = new HashSet<>();

    Describer(Catalog catalog, String language) {
        this.catalog = catalog;
        this.messages = Messages.of(language);
    }

    String sentence(Reading reading) {
        alone = tables(reading).size() <= 1;
        var sentence = new StringBuilder(what(reading));
        var groups = reading.groups().stream()
                .filter(it -> shown(reading, it))
                .map(this::of)
                .distinct()
                .toList();
        if (!groups.isEmpty()) {
            sentence.append(messages.text("by", messages.list(groups)));
        }
        conditions(reading, sentence);
        order(reading, sentence);
        limit(reading, sentence);
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
    }

    private static Set<String> tables(Reading reading) {
        var tables = new LinkedHashSet<>(reading.tables());
        reading.select().forEach(it -> tables.addAll(Exprs.tables(it)));
        reading.where().forEach(it -> tables.addAll(Exprs.tables(it)));
        reading.groups().forEach(it -> tables.addAll(Exprs.tables(it)));
        reading.order().forEach(it -> tables.addAll(Exprs.tables(it.by())));
        return tables;
    }

    private static boolean shown(Reading reading, Expr group) {
        return reading.select().contains(group) && reading.select().stream().anyMatch(Expr::aggregates);
    }

    private String what(Reading reading) {
        if (reading.select().isEmpty()) {
            return messages.text(
                    "all",
                    reading.tables().isEmpty()
                            ? ""
                            : Names.spoken(reading.tables().getFirst()));
        }
        var aggregated = reading.select().stream().anyMatch(Expr::aggregates);
        var shown = reading.select().stream()
                .filter(it -> !aggregated || !reading.groups().contains(it))
                .map(this::of)
                .toList();
        return messages.list(shown) + (reading.distinct() ? messages.text("distinct") : "");
    }

    String of(Expr expr) {
        if (!expr.name().isEmpty()) {
            return expr.name();
        }
        return switch (expr.op()) {
            case COLUMN ->
                messages.text(
                        alone ? "column.alone" : "column", Names.spoken(expr.column()), Names.spoken(expr.table()));
            case MATCHES -> messages.text("op.MATCHES", of(expr.args().getFirst()), expr.unit());
            case HOLDS -> messages.text("op.HOLDS", of(expr.held()));
            case AVG ->
                Labels.isPercentage(expr.args().getFirst())
                        ? of(expr.args().getFirst())
                        : messages.text("op.AVG", of(expr.args().getFirst()));
            case PRODUCT -> product(expr);
            case PERIOD ->
                messages.text(
                        "period",
                        messages.text("unit." + expr.unit()),
                        of(expr.args().getFirst()));
            case CONSTANT -> expr.unit();
            case SUM -> sum(expr.args().getFirst());
            case COUNT -> messages.text("op.COUNT", Names.spoken(expr.table()));
            case RATIO -> ratio(expr.args().getFirst(), expr);
            case DURING -> messages.text("op.DURING", expr.unit().split("/"));
            case SHARE, CHANGE, INCREASE, RUNNING -> messages.text("op." + expr.op());
            case MOVING -> messages.text("op.MOVING", expr.unit());
            default ->
                messages.text(
                        "op." + expr.op(), expr.args().stream().map(this::of).toList());
        };
    }

    private String ratio(Expr part, Expr ratio) {
        var whole = ratio.args().getLast();
        if (Ratios.isOfThings(ratio)) {
            var elsewhere = part.args().getFirst().args().getFirst().table();
            return messages.text(
                    "op.OF_THINGS", Names.spoken(whole.args().getFirst().table()), Names.spoken(elsewhere));
        }
        return Ratios.isOfRows(ratio)
                ? messages.text(
                        "op.OF_ROWS",
                        Names.spoken(whole.table()),
                        of(part.args().getFirst()))
                : messages.text("op.RATIO", of(part), of(whole));
    }

    private String sum(Expr added) {
        if (added.op() == Op.PRODUCT && messages.has("worth." + Labels.alias(added))) {
            return worth(added);
        }
        var text = of(added);
        return text.startsWith(messages.text("op.SUM", "")) ? text : messages.text("op.SUM", text);
    }

    /** Revenue or profit: at its first mention with what it is made of. */
    private String worth(Expr product) {
        var name = messages.text("worth." + Labels.alias(product));
        return said.add(product) ? messages.text("worth", name, product(product)) : name;
    }

    private String product(Expr expr) {
        var factors = expr.args().stream()
                .map(it -> it.op() == Op.COLUMN ? Names.spoken(it.column()) : "(" + of(it) + ")")
                .collect(Collectors.joining(" × "));
        var table = expr.args().getFirst().table();
        return table.isEmpty() ? factors : messages.text("product", factors, Names.spoken(table));
    }

    private void conditions(Reading reading, StringBuilder sentence) {
        if (!reading.where().isEmpty()) {
            sentence.append(messages.text("where", all(reading.where())));
        }
        if (reading.combination() != null) {
            var different = reading.combination().other().where().stream()
                    .filter(it -> !reading.where().contains(it))
                    .toList();
            sentence.append(messages.text("combine." + reading.combination().kind(), all(different)));
        }
    }

    private String all(List<Condition> conditions) {
        return conditions.stream().map(this::of).collect(Collectors.joining(" " + messages.text("and") + " "));
    }

    String of(Condition condition) {
        if (condition.test() == Test.ANY || condition.test() == Test.ALL) {
            var glue = messages.text(condition.test() == Test.ANY ? "or" : "and");
            return condition.parts().stream().map(this::of).collect(Collectors.joining(" " + glue + " "));
        }
        var left = Objects.requireNonNull(condition.left());
        if (condition.query() != null) {
            return queried(condition, left, condition.query());
        }
        var right = condition.right();
        if (right != null) {
            return messages.text("test." + condition.test(), of(left), of(right));
        }
        if (condition.test() == Test.WITHIN) {
            return within(condition, left);
        }
        var moment = catalog.type(left).isMoment() && messages.has("moment." + condition.test());
        var words = new java.util.ArrayList<>(List.of(of(left)));
        words.addAll(condition.values());
        return messages.text((moment ? "moment." : "test.") + condition.test(), words);
    }

    private String queried(Condition condition, Expr left, Reading query) {
        if (condition.test() == Test.NOT_IN || condition.test() == Test.IN) {
            var what = Names.spoken(
                    query.tables().isEmpty() ? left.table() : query.tables().getLast());
            var detail = query.where().stream()
                    .filter(it -> it.test() != Test.PRESENT)
                    .toList();
            return messages.text("test." + condition.test(), Names.spoken(left.table()), what)
                    + (detail.isEmpty() ? "" : " (" + all(detail) + ")");
        }
        var number = of(query.select().getFirst());
        var value = query.partition() == null
                ? messages.text("test.query", number)
                : messages.text("test.peers", number, of(query.partition()));
        return messages.text("test." + condition.test(), of(left), value);
    }

    /** A whole year, month or day is said by its name. */
    private String within(Condition condition, Expr left) {
        var from = LocalDate.parse(condition.values().getFirst());
        var to = LocalDate.parse(condition.values().getLast());
        if (from.plusDays(1).equals(to)) {
            return messages.text("in.day", of(left), from.toString());
        }
        if (from.getDayOfMonth() == 1 && from.plusMonths(1).equals(to)) {
            return messages.text("in.month", of(left), from.toString().substring(0, 7));
        }
        if (from.getDayOfYear() == 1 && from.plusYears(1).equals(to)) {
            return messages.text("in.year", of(left), String.valueOf(from.getYear()));
        }
        return messages.text("test.WITHIN", of(left), from.toString(), to.toString());
    }

    private void order(Reading reading, StringBuilder sentence) {
        if (!reading.order().isEmpty()) {
            var first = reading.order().getFirst();
            sentence.append(messages.text(orderKey(first), of(first.by())));
        }
    }

    private String orderKey(Sorting sorting) {
        var type = catalog.type(sorting.by());
        if (type.isMoment() || sorting.by().op() == Op.PERIOD) {
            return sorting.descending() ? "order.new" : "order.old";
        }
        if (type == Type.TEXT) {
            return sorting.descending() ? "order.z" : "order.old";
        }
        return sorting.descending() ? "order.high" : "order.low";
    }

    private void limit(Reading reading, StringBuilder sentence) {
        if (reading.limit() == null) {
            return;
        }
        if (reading.partition() != null) {
            sentence.append(messages.text("partition", reading.limit().toString(), of(reading.partition())));
        } else {
            sentence.append(messages.text(
                    reading.limit() == 1 ? "limit.one" : "limit",
                    reading.limit().toString()));
        }
    }
}
