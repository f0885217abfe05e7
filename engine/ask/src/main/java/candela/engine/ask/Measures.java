package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.sql.Schema.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Words for numbers that no column holds: revenue, profit, margin, items sold, rates of returns or cancellations. */
final class Measures {
    private static final Set<String> REVENUE = Set.of("revenu", "sal", "turnover", "incom", "earn", "spend");
    private static final Pattern NET_OR_GROSS = Pattern.compile("(net|gross) (sales|revenues?|turnover|income)");
    private static final Pattern DURATION = Pattern.compile(
            "(\\w+ )?delays?( in \\w+)?|\\w+ (times?|durations?)|(time|days|hours|minutes) to \\w+|(length|duration) of \\w+");
    private static final Pattern PROFIT = Pattern.compile("(gross |net )?profits?|profitable|earned profit");
    private static final Pattern MARGIN = Pattern.compile("(gross |net )?(profit )?margins?|profitability");
    private static final Pattern SOLD = Pattern.compile(
            "(items|units|products|pieces|articles|goods|quantity)( (were|was|are|have|been|did|do|we|i|they|you))* (sold|sell)");
    private static final Pattern TAKEN = Pattern.compile(
            "(brought|bring|brings|bringing) in|generated?|generates|((money|funds) )?(raised|collected|taken in)|how much (did|do|have|has) (we|i|they|you|it) (sell|sold|make|made|earn|earned)");
    private static final Set<String> SPENT = Set.of("expens", "cost", "spend", "expenditur", "payment");
    private static final int SHORTEST_PREFIX = 5;
    private static final double WEAK = 0.7;
    /** What people do before they go on. */
    private static final Map<String, List<String>> BEFORE = Map.of(
            "conversion", List.of("click", "session", "visit", "visitor", "lead"),
            "click", List.of("impression", "view"),
            "open", List.of("sent", "delivered"),
            "signup", List.of("visitor", "visit", "session"));

    private final Catalog catalog;
    private final Joins joins;
    private final Lexicon lexicon;
    private final ValueIndex values;
    private final LocalDate today;

    Measures(Catalog catalog, Joins joins, Lexicon lexicon, ValueIndex values, LocalDate today) {
        this.today = today;
        this.catalog = catalog;
        this.joins = joins;
        this.lexicon = lexicon;
        this.values = values;
    }

    /**
     * "How much commission did we earn" measures the commission, "freight income" the freight: the last word adds
     * nothing to a number named before.
     */
    List<Item> withoutEchoes(List<Item> items) {
        return IntStream.range(0, items.size())
                .filter(i -> i < 1 || !isEcho(items.get(Math.max(0, i - 2)), items.get(i - 1), items.get(i)))
                .mapToObj(items::get)
                .toList();
    }

    private boolean isEcho(Item before, Item between, Item last) {
        var verb = between.is(Cue.YES) && last.links().stream().anyMatch(Link::isMeasure) && isNumber(before);
        var noun = last.text().matches("(?i)revenues?|income|money")
                && isNumber(between)
                && last.links().stream().allMatch(it -> it.score() < WEAK);
        return verb || noun;
    }

    private boolean isNumber(Item item) {
        return item.links().stream().limit(1).anyMatch(it -> it.isColumn() && catalog.isNumber(it.expr()));
    }

    /** What a span measures, in each table that can tell. */
    List<Link> of(List<Token> span) {
        var words = span.stream().map(Token::word).collect(Collectors.joining(" "));
        var links = new ArrayList<Link>();
        if (span.size() == 1 && speaksOfRevenue(span.getFirst()) && !isSpent(span.getFirst())
                || TAKEN.matcher(words).matches()) {
            each(links, table -> catalog.money().revenue(table), true);
            if (links.isEmpty()) {
                each(links, catalog.money()::worth, true);
            }
            links.replaceAll(it -> isOfSales(it, span.getFirst()) ? it.scored(it.score() + 0.03) : it);
            if (links.stream().anyMatch(it -> it.expr().op() == Op.PRODUCT)) {
                links.replaceAll(it -> isSpending(catalog.table(it.table())) ? it.scored(it.score() - 0.25) : it);
            }
        } else if (Ages.SAID.matcher(words).matches()) {
            each(links, table -> Ages.of(table, today), false);
        } else if (NET_OR_GROSS.matcher(words).matches()) {
            each(links, table -> named(table, span.getFirst().word()), false);
        } else if (span.size() == 1 && SPENT.contains(span.getFirst().stem())) {
            each(links, table -> isSpending(table) ? catalog.money().amount(table) : Optional.empty(), false);
            if (links.isEmpty()) {
                each(links, catalog.money()::worth, true);
            }
        } else if (PROFIT.matcher(words).matches()) {
            each(links, this::profit, false);
        } else if (MARGIN.matcher(words).matches()) {
            each(links, this::margin, false);
            if (links.isEmpty()) {
                each(links, catalog.money()::margin, false);
            }
        } else if (Signs.SPENT.matcher(words).matches()
                || Signs.RECEIVED.matcher(words).matches()) {
            each(links, table -> catalog.money().revenue(table).filter(catalog::isSigned), true);
        } else if (span.size() < 5 && DURATION.matcher(words).matches()) {
            each(links, table -> Durations.measure(table, words), false);
        } else if (SOLD.matcher(words).matches()) {
            each(
                    links,
                    table -> catalog.money()
                            .revenue(table)
                            .flatMap(it -> catalog.money().quantity(table)),
                    false);
        } else if (span.size() > 1 && words.matches(".* (rate|ratio)")) {
            if (span.size() == 2) {
                rates(links, span.getFirst());
            }
            values.exact(ValueLinks.key(span.subList(0, span.size() - 1))).stream()
                    .map(it -> Link.measure(
                            it.table(), Expr.of(Op.AVG, Expr.matches(it.table(), it.column(), it.value())), 1.02))
                    .forEach(links::add);
        }
        return links;
    }

    /**
     * "sales" are rather a sale price than an offer, and revenue is made by what happens rather than by what is listed.
     */
    private boolean isOfSales(Link link, Token said) {
        return catalog.moment(link.table()).isPresent()
                || link.expr().args().isEmpty()
                        && Names.expanded(link.expr().column()).stream()
                                .map(Stems::of)
                                .anyMatch(said.stem()::equals);
    }

    /** The money of a table that is called net, or gross. */
    private Optional<Expr> named(Table table, String word) {
        return catalog.money()
                .revenue(table)
                .flatMap(revenue -> table.columns().stream()
                        .filter(it -> it.type().isNumber()
                                && Names.expanded(it.name()).contains(word)
                                && catalog.isAdded(Catalog.expr(table, it)))
                        .map(it -> Catalog.expr(table, it))
                        .findFirst());
    }

    private void each(
            List<Link> links, java.util.function.Function<Table, Optional<Expr>> measure, boolean columnsAreLess) {
        for (var table : catalog.schema().tables()) {
            measure.apply(table)
                    .ifPresent(it -> links.add(Link.measure(
                            table.name(), it, columnsAreLess && it.args().isEmpty() ? 0.93 : 0.96)));
        }
    }

    /** "spending", where a table tells what is spent. */
    private boolean isSpent(Token said) {
        return said.stem().equals("spend") && catalog.schema().tables().stream().anyMatch(Measures::isSpending);
    }

    /** "expenses" may be counted, "spending" cannot. */
    static boolean isCounted(List<Token> span) {
        return span.size() == 1
                && Set.of("expens", "payment").contains(span.getFirst().stem());
    }

    /** A table of expenses or payments: their amounts are what is spent. */
    private static boolean isSpending(Table table) {
        return SPENT.contains(Stems.of(Names.expanded(table.name()).getLast()));
    }

    private boolean speaksOfRevenue(Token token) {
        var misspelt = !lexicon.isFamiliar(token)
                && (Spelling.isSlip(token.word(), "revenue") || Spelling.isSlip(token.word(), "turnover"));
        return REVENUE.contains(token.stem()) || misspelt;
    }

    /** Revenue less cost; the cost of a piece may stand in a table that the sale points to. */
    private Optional<Expr> profit(Table table) {
        var revenue = catalog.money().revenue(table);
        if (revenue.isEmpty()) {
            return Optional.empty();
        }
        var places = new ArrayList<>(List.of(table.name()));
        places.addAll(joins.parents(table.name()));
        var cost = places.stream()
                .flatMap(it -> catalog.money().pieceCost(catalog.table(it)).stream())
                .findFirst();
        return cost.flatMap(it -> less(table, revenue.get(), it));
    }

    private Optional<Expr> less(Table table, Expr revenue, Expr cost) {
        if (revenue.op() == Op.PRODUCT) {
            var price = Expr.of(Op.DIFFERENCE, revenue.args().getLast(), cost);
            return Optional.of(Expr.of(Op.PRODUCT, revenue.args().getFirst(), price));
        }
        var quantity = catalog.money().quantity(table);
        var perPiece =
                Names.expanded(cost.column()).contains("unit") || !cost.table().equals(table.name());
        if (!perPiece) {
            return Optional.of(Expr.of(Op.DIFFERENCE, revenue, cost));
        }
        return quantity.map(it -> Expr.of(Op.DIFFERENCE, revenue, Expr.of(Op.PRODUCT, it, cost)));
    }

    private Optional<Expr> margin(Table table) {
        return profit(table)
                .flatMap(profit -> catalog.money()
                        .revenue(table)
                        .map(it -> Expr.of(Op.RATIO, Expr.of(Op.SUM, profit), Expr.of(Op.SUM, it))));
    }

    /** "win rate" of a column that tells what was won. */
    private void flags(List<Link> links, Token what) {
        for (var table : catalog.schema().tables()) {
            table.columns().stream()
                    .filter(it -> Flags.quality(Names.expanded(it.name())).stream()
                            .map(Stems::of)
                            .toList()
                            .equals(List.of(what.stem())))
                    .forEach(it -> Flags.value(it, false)
                            .ifPresent(yes -> links.add(Link.measure(
                                    table.name(), Expr.of(Op.AVG, Expr.matches(table.name(), it.name(), yes)), 1))));
        }
    }

    /** "conversion rate", "click rate": how many of the step before went on. */
    private void funnel(List<Link> links, Token what) {
        for (var table : catalog.schema().tables()) {
            var step = counted(table, what.stem());
            var before = BEFORE.getOrDefault(what.stem(), List.of()).stream()
                    .flatMap(it -> counted(table, it).stream())
                    .findFirst();
            if (step.isPresent() && before.isPresent()) {
                var rate = Expr.of(Op.RATIO, Expr.of(Op.SUM, step.get()), Expr.of(Op.SUM, before.get()));
                links.add(Link.measure(table.name(), rate, 1));
            }
        }
    }

    private Optional<Expr> counted(Table table, String stem) {
        return table.columns().stream()
                .filter(it -> it.type().isNumber())
                .filter(it -> Stems.of(Names.expanded(it.name()).getLast()).equals(stem))
                .map(it -> Expr.column(table.name(), it.name()))
                .findFirst();
    }

    /** "return rate": returns by what they point to; "cancellation rate": the share of rows that are "cancelled". */
    private void rates(List<Link> links, Token what) {
        for (var table : catalog.schema().tables()) {
            var named = Names.words(table.name());
            var parents = joins.parents(table.name());
            if (named.size() == 1 && Stems.of(named.getFirst()).equals(what.stem()) && parents.size() == 1) {
                var rate = Expr.of(Op.RATIO, Expr.rows(table.name()), Expr.rows(parents.getFirst()));
                links.add(Link.measure(table.name(), rate, 1));
            }
        }
        flags(links, what);
        funnel(links, what);
        if (what.word().length() > SHORTEST_PREFIX) {
            values
                    .startingWith(what.word()
                            .substring(0, Math.min(SHORTEST_PREFIX, what.stem().length())))
                    .stream()
                    .filter(it -> Lexicon.isState(it.value()))
                    .filter(it -> what.stem().length() >= SHORTEST_PREFIX
                            || Stems.of(Normaliser.lower(it.value())).equals(what.stem()))
                    .map(it -> Link.measure(
                            it.table(), Expr.of(Op.AVG, Expr.matches(it.table(), it.column(), it.value())), 0.98))
                    .forEach(links::add);
        }
    }
}
