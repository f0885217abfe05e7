package candela.engine.ask;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the things that a span may name are rather meant by the words before it: rows, numbers or keys. */
final class PreferredLinks {
    private static final Set<String> ROWS = Set.of(
            "many",
            "number",
            "list",
            "show",
            "which",
            "count",
            "every",
            "last",
            "latest",
            "recent",
            "no",
            "without",
            "biggest",
            "largest",
            "smallest",
            "top");
    private static final Set<String> AGGREGATES = Set.of("average", "mean", "highest", "lowest", "maximum", "minimum");

    private final Catalog catalog;

    PreferredLinks(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * "total revenue" of a table "sales" with a column "revenue": the column that is called so; its rows only when
     * counted.
     */
    void apply(List<Token> tokens, int from, Map<String, Link> links) {
        var exact = links.values().stream().anyMatch(it -> it.isColumn() && it.score() >= 0.99);
        if (exact) {
            links.values().removeIf(it -> it.isTable() && it.score() < 0.95 || it.isMeasure());
        }
        var measured = links.values().stream()
                .filter(it -> it.isMeasure() || it.isColumn() && it.score() >= 0.95 && catalog.isAdded(it.expr()))
                .map(Link::table)
                .collect(Collectors.toSet());
        var counted =
                countsRows(tokens, from) && links.values().stream().anyMatch(it -> it.isTable() && it.score() >= 0.99);
        if (counted) {
            links.replaceAll((target, it) -> it.isColumn() ? it.scored(Math.min(it.score(), 0.7)) : it);
        }
        var aggregated = from > 0 && AGGREGATES.contains(tokens.get(from - 1).word());
        if (aggregated
                && links.values().stream()
                        .anyMatch(it -> it.isColumn() && it.score() >= 0.99 && catalog.isNumber(it.expr()))) {
            links.replaceAll((target, it) -> it.isTable() ? it.scored(0.6) : it);
        }
        countKeys(tokens, from, links);
        if (!countsRows(tokens, from)) {
            links.replaceAll((target, it) -> it.isTable() && measured.contains(it.table()) ? it.scored(0.6) : it);
        }
    }

    /** "how many products" in a sheet with a "product id" and a "product name": each id once. */
    private void countKeys(List<Token> tokens, int from, Map<String, Link> links) {
        var before = from > 0 ? tokens.get(from - 1).word() : "";
        var counted = Set.of("many", "most", "fewest").contains(before)
                || before.equals("of") && from > 1 && tokens.get(from - 2).is("number");
        if (counted && links.values().stream().anyMatch(it -> it.isColumn() && catalog.isKey(it.expr()))) {
            links.replaceAll((target, it) ->
                    it.isColumn() && it.score() < 0.95 && !catalog.isKey(it.expr()) ? it.scored(0.5) : it);
        }
    }

    /** "how many sales", "list all sales", "5 sales": the rows themselves. */
    private static boolean countsRows(List<Token> tokens, int from) {
        for (int i = from - 1; i >= 0 && i >= from - 3; i--) {
            if (tokens.get(i).number() != null || ROWS.contains(tokens.get(i).word())) {
                return true;
            }
            if (!Cues.isStopword(tokens.get(i))) {
                return false;
            }
        }
        return false;
    }
}
