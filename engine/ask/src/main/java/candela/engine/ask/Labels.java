package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names expressions: short for the heads of a table of results, in words for people. */
final class Labels {
    private Labels() {}

    /** In words: "quantity × unit price of order items". */
    static String of(Expr expr) {
        if (!expr.name().isEmpty()) {
            return expr.name();
        }
        return switch (expr.op()) {
            case COLUMN -> Names.spoken(expr.table()) + " " + Names.spoken(expr.column());
            case COUNT -> "number of " + Names.spoken(expr.table());
            case PRODUCT ->
                expr.args().stream()
                        .map(it -> it.op() == Reading.Op.COLUMN ? Names.spoken(it.column()) : "(" + of(it) + ")")
                        .collect(Collectors.joining(
                                " × ",
                                "",
                                " of " + Names.spoken(expr.args().getFirst().table())));
            case PERIOD -> expr.unit();
            case CONSTANT -> expr.unit();
            case ELAPSED ->
                expr.unit() + "s from " + of(expr.args().getFirst()) + " to "
                        + of(expr.args().getLast());
            case PLUS -> of(expr.args().getFirst()) + " and " + of(expr.args().getLast());
            case DIFFERENCE ->
                of(expr.args().getFirst()) + " less " + of(expr.args().getLast());
            case RATIO, QUOTIENT ->
                of(expr.args().getFirst()) + " by " + of(expr.args().getLast());
            case MATCHES -> "percentage " + expr.unit();
            case HOLDS -> "percentage of " + of(expr.args().getFirst());
            default ->
                expr.op().name().toLowerCase(Locale.ROOT) + " of "
                        + of(expr.args().getFirst());
        };
    }

    /** As a column's alias; empty where the column's own name will do. */
    static String alias(Expr expr) {
        if (!expr.name().isEmpty()) {
            return plain(Normaliser.folded(Normaliser.lower(expr.name())));
        }
        return switch (expr.op()) {
            case COLUMN -> "";
            case PRODUCT -> expr.aggregates() ? alias(expr.args().getFirst()) : isProfit(expr) ? "profit" : "revenue";
            case CONSTANT -> expr.column();
            case ELAPSED -> expr.unit() + "s";
            case PLUS -> "sum";
            case QUOTIENT -> "ratio";
            case DIFFERENCE -> "profit";
            case MATCHES ->
                plain(Flags.isYes(expr.unit()) ? quality(expr.args().getFirst()) : expr.unit()) + "_percent";
            case HOLDS -> "share_percent";
            case DURING -> "in_" + expr.unit().substring(0, 4);
            case COUNT -> "number_of_" + plain(expr.table());
            case COUNT_DISTINCT ->
                "number_of_" + plural(plain(expr.args().getFirst().column()));
            case SUM ->
                switch (expr.args().getFirst().op()) {
                    case PRODUCT, DIFFERENCE, PLUS, QUOTIENT ->
                        alias(expr.args().getFirst());
                    default -> "total_" + inner(expr);
                };
            case AVG -> isPercentage(expr.args().getFirst()) ? inner(expr) : "average_" + inner(expr);
            case MIN -> "lowest_" + inner(expr);
            case MAX -> "highest_" + inner(expr);
            case PERIOD -> expr.unit();
            case RATIO -> ratio(expr);
            case SHARE -> "share_percent";
            case CHANGE -> "growth_percent";
            case INCREASE -> "increase";
            case RUNNING -> "running_total";
            case MOVING -> "moving_average";
        };
    }

    /** What is averaged to a percentage. */
    static boolean isPercentage(Expr expr) {
        return expr.op() == Reading.Op.MATCHES || expr.op() == Reading.Op.HOLDS;
    }

    private static String quality(Expr flag) {
        return String.join(" ", Flags.quality(Names.words(flag.column())));
    }

    private static boolean isProfit(Expr expr) {
        return expr.args().getLast().op() == Reading.Op.DIFFERENCE;
    }

    private static String ratio(Expr expr) {
        var part = expr.args().getFirst();
        var whole = expr.args().getLast();
        if (Ratios.isOfThings(expr) || Ratios.isOfRows(expr)) {
            return "share_percent";
        }
        if (part.op() == Reading.Op.COUNT && whole.op() == Reading.Op.COUNT) {
            return plain(part.table()) + "_per_" + singular(plain(whole.table()));
        }
        if (part.op() == Reading.Op.SUM && whole.op() == Reading.Op.SUM) {
            return alias(part).equals("profit")
                    ? "profit_margin"
                    : part.args().getFirst().op() == Reading.Op.COLUMN
                            ? inner(part) + "_per_" + singular(inner(whole))
                            : "share_percent";
        }
        return "average_" + alias(expr.args().getFirst());
    }

    private static String inner(Expr expr) {
        var arg = expr.args().getFirst();
        return arg.op() == Reading.Op.COLUMN ? plain(arg.column()) : alias(arg);
    }

    private static String plain(String name) {
        var words = String.join("_", Names.words(name));
        return words.isEmpty() ? "value" : words;
    }

    static String singular(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
    }

    private static String plural(String word) {
        if (word.endsWith("s")) {
            return word;
        }
        return word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s";
    }
}
