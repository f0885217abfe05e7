package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that the words of a question may name, wherever they stand, without deciding between the meanings. */
final class Evidence {
    /** Tokens {@code from} to before {@code to} that name something, and how well. */
    record Mention(int from, int to, double score) {
        boolean overlaps(Mention other) {
            return from < other.to && other.from < to;
        }

        double weight() {
            return score + 0.1 * (to - from);
        }
    }

    /** A stored value that is named. */
    record Value(Link link, Mention at) {}

    private static final int LONGEST = 6;

    final Catalog catalog;
    final List<Token> tokens;
    final List<Item> items;
    final Map<String, Mention> tables = new LinkedHashMap<>();
    final Map<Expr, Mention> columns = new LinkedHashMap<>();
    final List<Value> values = new ArrayList<>();
    /** The cue that covers a token; null where none does. */
    final @Nullable Cue[] cues;

    Evidence(Catalog catalog, Linker linker, List<Token> tokens, List<Item> items) {
        this.catalog = catalog;
        this.tokens = tokens;
        this.items = items;
        this.cues = new Cue[tokens.size()];
        for (int i = 0; i < tokens.size(); i++) {
            for (int end = Math.min(tokens.size(), i + LONGEST); end > i; end--) {
                collect(linker.meanings(tokens, i, end), i, end);
            }
        }
        for (var item : items) {
            var at = mention(item, 0);
            collect(item.links(), at.from(), at.to());
        }
        items.stream().filter(it -> it.cue() != null).forEach(this::mark);
        keepLongestValues();
        for (var item : items) {
            if (item.adjective() != null) {
                qualities(item, item.adjective());
            }
        }
    }

    /** "oldest" speaks of an age, also where nobody says so. */
    private void qualities(Item item, Adjective adjective) {
        var at = mention(item, 0.7);
        for (var table : near()) {
            for (var column : catalog.table(table).columns()) {
                if (Names.expanded(column.name()).stream().anyMatch(adjective.columns()::contains)) {
                    columns.putIfAbsent(Expr.column(table, column.name()), at);
                }
            }
        }
    }

    private Mention mention(Item item, double score) {
        int from = 0;
        while (from < tokens.size() - 1 && tokens.get(from).end() <= item.start()) {
            from++;
        }
        int to = from + 1;
        while (to < tokens.size() && tokens.get(to).end() <= item.end()) {
            to++;
        }
        return new Mention(from, to, score);
    }

    private void collect(List<Link> links, int from, int to) {
        for (var link : links) {
            var at = new Mention(from, to, Math.min(1, link.score()));
            switch (link.kind()) {
                case TABLE -> tables.merge(link.table(), at, Evidence::better);
                case COLUMN -> columns.merge(link.expr(), at, Evidence::better);
                case VALUE -> {
                    var value = new Value(link, at);
                    if (!values.contains(value)) {
                        values.add(value);
                    }
                }
                case MEASURE -> {}
            }
        }
    }

    private static Mention better(Mention one, Mention other) {
        return other.weight() > one.weight() + 1e-9 ? other : one;
    }

    private void mark(Item item) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).start() >= item.start() && tokens.get(i).end() <= item.end()) {
                cues[i] = item.cue();
            }
        }
    }

    /** "New York" hides "York". */
    private void keepLongestValues() {
        values.removeIf(it -> values.stream()
                .anyMatch(other -> other.at().from() <= it.at().from()
                        && other.at().to() >= it.at().to()
                        && other.at().to() - other.at().from()
                                > it.at().to() - it.at().from()
                        && other.at().score() >= it.at().score() - 0.1));
    }

    /** The best mention of a column, also by a value of it. */
    @Nullable
    Mention mention(Expr column) {
        return columns.get(column);
    }

    boolean isNamed(String table) {
        return tables.containsKey(table);
    }

    /** Tables that the question speaks of by name, column or value, best first. */
    Set<String> near() {
        var weights = new HashMap<String, Double>();
        tables.forEach((table, at) -> weights.merge(table, at.weight() + 0.3, Math::max));
        columns.forEach((column, at) -> weights.merge(column.table(), at.weight(), Math::max));
        values.forEach(it -> weights.merge(it.link().table(), it.at().weight(), Math::max));
        var near = new LinkedHashSet<String>();
        weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(it -> near.add(it.getKey()));
        return near;
    }

    /** How many columns are named by the same words at least as well. */
    int rivals(Expr column) {
        var at = columns.get(column);
        if (at == null) {
            return 0;
        }
        return (int) columns.entrySet().stream()
                .filter(it -> !it.getKey().equals(column)
                        && it.getValue().overlaps(at)
                        && it.getValue().weight() >= at.weight() - 1e-9)
                .count();
    }

    /** Whether the same words name something better than this column. */
    boolean isBeaten(Expr column) {
        var at = columns.get(column);
        return at != null
                && columns.entrySet().stream()
                        .anyMatch(it -> !it.getKey().equals(column)
                                && it.getValue().overlaps(at)
                                && it.getValue().weight() > at.weight() + 1e-9);
    }

    boolean hasValue(Expr column) {
        return values.stream().anyMatch(it -> it.link().expr().equals(column));
    }

    String word(int i) {
        return i < 0 ? "<s>" : i >= tokens.size() ? "</s>" : plain(tokens.get(i));
    }

    /** The word without what is particular to one question. */
    private static String plain(Token token) {
        return token.quoted() ? "<quoted>" : token.number() != null ? "<number>" : token.word();
    }

    /** Content words that none of the mentions covers. */
    Set<Integer> uncovered(Iterable<Mention> used) {
        var open = new HashSet<Integer>();
        for (int i = 0; i < tokens.size(); i++) {
            if (!Cues.isStopword(tokens.get(i))
                    && cues[i] == null
                    && !tokens.get(i).word().isEmpty()) {
                open.add(i);
            }
        }
        for (var at : used) {
            for (int i = at.from(); i < at.to(); i++) {
                open.remove(i);
            }
        }
        return open;
    }
}
