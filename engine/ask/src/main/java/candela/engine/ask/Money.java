package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which columns of a table hold its money: what was earned, paid, charged, and how many pieces at which price. */
final class Money {
    private static final Set<String> COUNTED = Set.of("quantity", "qty", "units");
    private static final Set<String> PRICED = Set.of("price", "rate");
    private static final Set<String> MONEY = Set.of("revenue", "sales", "turnover", "amount", "total");

    private static final Set<String> PIECE_COSTS = Set.of(
            "cost",
            "costs",
            "unit cost",
            "cost price",
            "purchase price",
            "buying price",
            "standard cost",
            "cost of goods",
            "product cost");

    private static final Set<String> PAYMENTS = Stems.all(
            "refund",
            "payment",
            "expense",
            "donation",
            "deposit",
            "withdrawal",
            "claim",
            "fee",
            "cost",
            "invoice",
            "bill",
            "charge",
            "fine",
            "sale");

    private static final Set<String> BESIDE = Set.of(
            "freight",
            "shipping",
            "tax",
            "vat",
            "refund",
            "discount",
            "fee",
            "tip",
            "claim",
            "insurance",
            "credit",
            "limit",
            "cost",
            "budget",
            "return",
            "expense",
            "deposit",
            "commission",
            "expected",
            "target",
            "goal",
            "quota",
            "forecast",
            "plan",
            "planned");

    private static final Set<String> BESIDE_STEMS =
            BESIDE.stream().map(Stems::of).collect(Collectors.toSet());

    /** Values of things that stay, which nobody earned or spent. */
    private static final Set<String> KEPT =
            Set.of("residual", "book", "market", "insured", "estimated", "nominal", "replacement");

    private static final Set<String> CURRENCIES = Set.of(
            "usd", "eur", "gbp", "chf", "jpy", "cad", "aud", "cny", "inr", "vnd", "dollars", "euros", "currency");

    private static final Set<String> UNITS =
            Set.of("mb", "gb", "tb", "kwh", "mwh", "kg", "kilos", "tons", "tonnes", "litres", "liters");

    private final Catalog catalog;

    Money(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What "revenue" means in a table: a column of money, or quantity times price. */
    Optional<Expr> revenue(Table table) {
        var money = Catalog.find(table, it -> it.type().isNumber() && isNamed(it, MONEY) && isIncome(table, it));
        if (money.isPresent()) {
            return money.map(it -> Catalog.expr(table, it));
        }
        var counted = Catalog.find(table, it -> it.type().isNumber() && isNamed(it, COUNTED) && !isKept(it));
        var priced = Catalog.find(table, it -> it.type().isNumber() && isNamed(it, PRICED) && !isPieceCost(it));
        return counted.flatMap(quantity ->
                priced.map(price -> Expr.of(Op.PRODUCT, Catalog.expr(table, quantity), Catalog.expr(table, price))));
    }

    /** "mbDown", "kwh_used": so much of a unit. */
    static boolean isMeasured(Column column) {
        return UNITS.contains(Names.words(column.name()).getFirst());
    }

    /** What lies in store was not sold. */
    static boolean isKept(Column column) {
        return Names.expanded(column.name()).stream()
                .anyMatch(Set.of("stock", "hand", "onhand", "reorder", "store")::contains);
    }

    /** Whether a stem of a name tells money that is charged beside what is earned. */
    static boolean isBeside(String stem) {
        return BESIDE_STEMS.contains(stem);
    }

    /** What an event was worth, where nothing says revenue. */
    Optional<Expr> worth(Table table) {
        return Catalog.find(
                        table,
                        it -> it.type().isNumber()
                                && Names.expanded(it.name()).getLast().equals("value")
                                && Names.expanded(it.name()).stream().noneMatch(KEPT::contains))
                .map(it -> Catalog.expr(table, it));
    }

    /** What a piece brings over its cost, where both stand in its row. */
    Optional<Expr> margin(Table table) {
        var price = Catalog.find(table, it -> it.type().isNumber() && isNamed(it, Set.of("price")) && !isPieceCost(it));
        return price.flatMap(it -> pieceCost(table).map(cost -> Expr.of(Op.DIFFERENCE, Catalog.expr(table, it), cost)));
    }

    /** Freight, tax and refunds are amounts too, but not what was earned. */
    private boolean isIncome(Table table, Column column) {
        return !catalog.isForeign(table.name(), column.name())
                && Names.expanded(column.name()).stream().noneMatch(BESIDE::contains)
                && Names.expanded(table.name()).stream()
                        .noneMatch(it -> BESIDE.contains(it) || BESIDE.contains(it.replaceFirst("s$", "")));
    }

    Optional<Expr> quantity(Table table) {
        return Catalog.find(table, it -> it.type().isNumber() && isNamed(it, COUNTED))
                .map(it -> Catalog.expr(table, it));
    }

    /** What one piece costs the seller. */
    Optional<Expr> pieceCost(Table table) {
        return Catalog.find(table, it -> it.type().isNumber() && isPieceCost(it))
                .map(it -> Catalog.expr(table, it));
    }

    /** Whether a column holds what the seller paid, not what the buyer pays. */
    static boolean isPieceCost(Column column) {
        return PIECE_COSTS.contains(String.join(" ", Names.expanded(column.name())));
    }

    boolean isQuantity(Expr expr) {
        return catalog.column(expr).map(it -> isNamed(it, COUNTED)).orElse(false);
    }

    /** The price or amount that a bare number of a table is likely about. */
    Optional<Expr> amount(Table table) {
        var money = Set.of("price", "amount", "total", "cost", "value", "revenue", "sales", "salary");
        var added = Set.of("shipping", "tax", "discount", "unit");
        return table.columns().stream()
                .filter(it -> it.type().isNumber() && isNamed(it, money) && !catalog.isForeign(table.name(), it.name()))
                .min(Comparator.comparing(it -> Names.words(it.name()).stream().anyMatch(added::contains) ? 1 : 0))
                .filter(it -> !isBeside(it))
                .map(it -> Catalog.expr(table, it));
    }

    /** What is taken off, or comes on top: nobody means it by "how much". */
    private static boolean isBeside(Column column) {
        return Names.words(column.name()).stream().anyMatch(Set.of("shipping", "tax", "discount")::contains);
    }

    /** Whether a column is called by one of the words: by its last, or a count by its first. */
    static boolean isNamed(Column column, Set<String> words) {
        var name = new ArrayList<>(Names.expanded(column.name()));
        if (name.size() > 1 && (Lexicon.isParticiple(name.getLast()) || CURRENCIES.contains(name.getLast()))) {
            name.removeLast();
        }
        return words.contains(name.getLast())
                || words.contains(Names.words(column.name()).getLast())
                || name.size() > 1 && words == COUNTED && words.contains(name.getFirst());
    }

    /** The money of a table whose rows are payments of some kind. */
    Optional<Expr> paid(Table table) {
        var named = Names.thing(Names.expanded(table.name())).stream()
                .map(Stems::of)
                .anyMatch(PAYMENTS::contains);
        return named
                ? Catalog.find(
                                table,
                                it -> it.type().isNumber()
                                        && isNamed(it, MONEY)
                                        && !isBeside(it)
                                        && !catalog.isForeign(table.name(), it.name()))
                        .map(it -> Catalog.expr(table, it))
                : Optional.empty();
    }
}
