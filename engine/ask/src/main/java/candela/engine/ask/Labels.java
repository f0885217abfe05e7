package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names expressions: short for the heads of a table of results, in words for people. */
final class Labels {
    private Labels() {}

    /** In words: "quantity × unit price of order items". */
    static String of(Expr expr) {
        return switch (expr.op()) {
            case COLUMN -> Names.spoken(expr.table()) + " " + Names.spoken(expr.column());
            case COUNT -> "number of " + Names.spoken(expr.table());
            case PRODUCT ->
                expr.args().stream()
                        .map(it -> Names.spoken(it.column()))
                        .collect(Collectors.joining(
                                " × ",
                                "",
                                " of " + Names.spoken(expr.args().getFirst().table())));
            case PERIOD -> expr.unit();
            default ->
                expr.op().name().toLowerCase(Locale.ROOT) + " of "
                        + of(expr.args().getFirst());
        };
    }

    /** As a column's alias; empty where the column's own name will do. */
    static String alias(Expr expr) {
        return switch (expr.op()) {
            case COLUMN -> "";
            case PRODUCT -> "revenue";
            case COUNT -> "number_of_" + plain(expr.table());
            case COUNT_DISTINCT ->
                "number_of_" + plural(plain(expr.args().getFirst().column()));
            case SUM -> expr.args().getFirst().op() == Reading.Op.PRODUCT ? "revenue" : "total_" + inner(expr);
            case AVG -> "average_" + inner(expr);
            case MIN -> "lowest_" + inner(expr);
            case MAX -> "highest_" + inner(expr);
            case PERIOD -> expr.unit();
            case RATIO -> ratio(expr);
            case SHARE -> "share_percent";
            case CHANGE -> "growth_percent";
            case RUNNING -> "running_total";
        };
    }

    private static String ratio(Expr expr) {
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
