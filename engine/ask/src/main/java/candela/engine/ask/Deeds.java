package candela.engine.ask;

import candela.engine.sql.Schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** "bookings", "contracts": rows that are called by what was done, where only the day that it was has a name. */
final class Deeds {
    /** Of a column that is said no better only a part of the name is said. */
    private static final double PARTLY = 0.7;
    /** A name that is said so well is meant. */
    private static final double NAMED = 0.75;
    /** By how much the rows are rather meant than the day. */
    private static final double RATHER = 0.02;

    /** How well nothing but the day that it was done on says it. */
    private static final double UNNAMED = 0.6;

    private Deeds() {}

    /** Whether a span stands for rows that are called so. */
    static boolean isOne(Draft draft, int i) {
        return draft.link(i).filter(it -> it.isTable() && it.score() < NAMED).isPresent();
    }

    /** Adds the tables whose rows a single word may stand for, in the plural. */
    static void apply(Catalog catalog, Lexicon lexicon, List<Token> tokens, int from, int to, Map<String, Link> links) {
        var word = tokens.get(from).word();
        var verb = from > 0
                && lexicon.knows(tokens.get(from - 1))
                && !tokens.get(from - 1).word().endsWith("ed"); // "the project starts"
        var named = links.values().stream().anyMatch(it -> it.score() >= NAMED);
        if (links.isEmpty() && to == from + 1 && word.matches(".*[^s]s")) {
            undated(catalog, tokens.get(from).stem()).ifPresent(it -> links.put(it.target(), it));
        }
        if (to == from + 1 && word.matches(".*[^s]s") && !verb && !named) {
            List.copyOf(links.values()).stream()
                    .filter(it -> it.isColumn()
                            && it.score() < PARTLY
                            && catalog.type(it.expr()).isMoment())
                    .map(it -> Link.table(it.table(), it.score() + RATHER, false))
                    .forEach(it -> links.putIfAbsent(it.target(), it));
        }
    }

    /** "leavers" of rows with a day that they "left on": the only table with such a day. */
    private static Optional<Link> undated(Catalog catalog, String stem) {
        var tables = Happenings.isOne(stem)
                ? catalog.schema().tables().stream()
                        .filter(table -> table.columns().stream()
                                .anyMatch(it -> it.type().isMoment() && Happenings.alike(stem, Names.stems(it.name()))))
                        .limit(2)
                        .toList()
                : List.<Table>of();
        return tables.size() == 1
                ? Optional.of(Link.table(tables.getFirst().name(), UNNAMED, false))
                : Optional.empty();
    }
}
