package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

/** "a margin above 50%" of what is kept or computed as a fraction: above 0.5. */
final class Percentages {
    private Percentages() {}

    /** A number that was said as a percentage, as what it is compared with has it. */
    static String compared(Catalog catalog, Expr left, BigDecimal number) {
        return Numbers.plain(isFraction(catalog, left) ? number.movePointLeft(2) : number);
    }

    /** The number of a span in each way that a reading may have it. */
    static Stream<String> said(Item item) {
        var number = Objects.requireNonNull(item.number());
        var plain = Stream.of(Numbers.plain(number));
        return item.text().endsWith("%")
                ? Stream.concat(plain, Stream.of(Numbers.plain(number.movePointLeft(2))))
                : plain;
    }

    private static boolean isFraction(Catalog catalog, Expr expr) {
        return switch (expr.op()) {
            case RATIO, QUOTIENT ->
                expr.args().getFirst().op() != Op.PRODUCT
                        || !isHundredfold(expr.args().getFirst());
            case COLUMN ->
                catalog.column(expr)
                        .map(it -> it.greatest())
                        .filter(it -> it.matches("[01](\\.\\d+)?"))
                        .filter(it -> new BigDecimal(it).compareTo(BigDecimal.ONE) <= 0)
                        .isPresent();
            case AVG, MIN, MAX -> isFraction(catalog, expr.args().getFirst());
            default -> false;
        };
    }

    private static boolean isHundredfold(Expr product) {
        return product.args().stream().anyMatch(it -> it.equals(Ratios.HUNDRED));
    }
}
