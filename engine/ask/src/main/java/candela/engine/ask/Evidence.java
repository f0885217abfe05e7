package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /**
     * A stored value that is named.
     *
     * @param part which word of a quoted name says it; 0 for all of it
     */
    record Value(Link link, Mention at, int part) {}

    /**
     * Whose a column is by the words around it: its table's, one's that has such a column too, or one's that has none.
     */
    enum Owned {
        UNSAID,
        OWN,
        ANOTHERS,
        NONE
    }

    private static final int LONGEST = 6;
    /** Less than this is no difference between how well two names are said. */
    private static final double NEARLY = 0.1;

    private static final Set<Cue> DENIAL = Set.of(Cue.NOT, Cue.EXCEPT, Cue.MISSING);
    private static final Pattern DENYING =
            Pattern.compile("outside|except|excluding|no|never|without|neither|nor|none");
    private static final Set<String> LISTING = Set.of("and", ",", "the", "as", "well", "or", "also", "their", "its");
    /** From here on a name is said well enough not to look for what means nearly the same. */
    private static final double SAID = 0.95;
    /** Below this likeness two phrases have at most the field in common. */
    private static final double ALIKE = 0.4;

    private static final int MOST_ALIKE = 5;
    /** What a name that only means nearly the same counts beside one that is said. */
    private static final double MEANT = 0.7;

    private final Linked linked;
    final Catalog catalog;
    final List<Token> tokens;
    final List<Item> items;
    final Map<String, Mention> tables = new LinkedHashMap<>();
    final Map<Expr, Mention> columns = new LinkedHashMap<>();
    final List<Value> values = new ArrayList<>();
    /** Where columns are named, each place once: a word may name hundreds. */
    final Set<Mention> named;

    private final Map<Mention, Optional<String>> owners = new HashMap<>();
    private final Map<Mention, Owned> ofAnother = new HashMap<>();
    private final Map<Mention, List<Map.Entry<Expr, Mention>>> asGood = new HashMap<>();
    /** The cue that covers a token; null where none does. */
    final @Nullable Cue[] cues;

    Evidence(Catalog catalog, Linked linked, Nearest nearest, List<Item> items) {
        this.catalog = catalog;
        this.linked = linked;
        this.tokens = linked.tokens();
        this.items = items;
        this.cues = new Cue[tokens.size()];
        for (int i = 0; i < tokens.size(); i++) {
            for (int end = Math.min(tokens.size(), i + LONGEST); end > i; end--) {
                collect(linked.of(i, end), i, end);
            }
        }
        for (var item : items) {
            var at = mention(item, 0);
            collect(item.links(), at.from(), at.to());
        }
        items.stream().filter(it -> it.cue() != null).forEach(this::mark);
        keepLongestValues();
        fullNames();
        for (var item : items) {
            if (item.adjective() != null) {
                qualities(item, item.adjective());
            }
        }
        alike(nearest);
        named = new LinkedHashSet<>(columns.values());
    }

    /** Words that no name is said by, alone and with the next one, stand for the names that mean nearly the same. */
    private void alike(Nearest nearest) {
        var open = new ArrayList<Integer>();
        for (int i = 0; i < tokens.size(); i++) {
            if (isOpen(i)) {
                open.add(i);
            }
        }
        for (var i : open) {
            alike(nearest, i, i + 1);
            if (open.contains(i + 1)) {
                alike(nearest, i, i + 2);
            }
        }
    }

    private boolean isOpen(int i) {
        var token = tokens.get(i);
        return token.word().length() > 2
                && token.number() == null
                && !token.quoted()
                && cues[i] == null
                && !Cues.isStopword(token)
                && Stream.of(
                                tables.values().stream(),
                                columns.values().stream(),
                                values.stream().map(Value::at))
                        .flatMap(it -> it)
                        .noneMatch(it -> it.score() >= SAID && it.from() <= i && i < it.to());
    }

    private void alike(Nearest nearest, int from, int to) {
        var phrase = new StringJoiner(" ");
        tokens.subList(from, to).forEach(it -> phrase.add(it.word()));
        nearest.likeness(phrase.toString(), linked.focus()).entrySet().stream()
                .filter(it -> it.getValue() >= ALIKE)
                .sorted(Map.Entry.<Link, Double>comparingByValue().reversed())
                .limit(MOST_ALIKE)
                .forEach(it -> alike(it.getKey(), new Mention(from, to, MEANT * it.getValue())));
    }

    private void alike(Link link, Mention at) {
        if (link.isTable()) {
            tables.merge(link.table(), at, Evidence::better);
        } else {
            columns.merge(link.expr(), at, Evidence::better);
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

    Mention mention(Item item, double score) {
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
                    var value = new Value(link, at, 0);
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

    /** "Linda Smith" in quotes may be a first and a last name, each a value of its own. */
    private void fullNames() {
        for (int i = 0; i < tokens.size(); i++) {
            var at = new Mention(i, i + 1, 0.9);
            if (tokens.get(i).quoted()
                    && values.stream().noneMatch(it -> it.at().overlaps(at))) {
                var words = Normaliser.tokens(Values.unquoted(tokens.get(i).text()));
                for (int k = 0; k < words.size() && words.size() <= LONGEST; k++) {
                    int part = k + 1;
                    linked.ofWord(words, k).stream()
                            .filter(Link::isValue)
                            .forEach(it -> values.add(new Value(it, at, part)));
                }
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

    /** Whether the words around a column say whose it is: "name of the student". */
    Owned owned(Expr column) {
        var at = columns.get(column);
        var owner = at == null
                ? Optional.<String>empty()
                : owners.computeIfAbsent(at, it -> linked.owner(it.from(), it.to()));
        if (at == null || owner.isEmpty()) {
            return Owned.UNSAID;
        }
        return owner.get().equals(column.table())
                ? Owned.OWN
                : ofAnother.computeIfAbsent(at, it -> ofAnother(it, owner.get()));
    }

    private Owned ofAnother(Mention at, String owner) {
        var rival = columns.entrySet().stream()
                .anyMatch(it -> it.getKey().table().equals(owner)
                        && it.getValue().overlaps(at)
                        && it.getValue().score() >= at.score() - NEARLY);
        return rival ? Owned.ANOTHERS : Owned.NONE;
    }

    /** Whether one row of a table is spoken of: "the artist". */
    boolean isOne(String table) {
        var at = tables.get(table);
        if (at == null || at.score() < SAID) {
            return false;
        }
        var word = tokens.get(at.to() - 1).word();
        return word.endsWith("ss") || !word.endsWith("s") && !word.equals("people");
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

    /** The other columns that are named by the same words at least as well. */
    List<Expr> rivals(Expr column) {
        var at = columns.get(column);
        return at == null
                ? List.of()
                : asGood(at).stream()
                        .map(Map.Entry::getKey)
                        .filter(it -> !it.equals(column))
                        .toList();
    }

    /** Whether the same words name something better than this column. */
    boolean isBeaten(Expr column) {
        var at = columns.get(column);
        return at != null && asGood(at).stream().anyMatch(it -> it.getValue().weight() > at.weight() + 1e-9);
    }

    private List<Map.Entry<Expr, Mention>> asGood(Mention at) {
        return asGood.computeIfAbsent(
                at,
                _ -> columns.entrySet().stream()
                        .filter(it ->
                                it.getValue().overlaps(at) && it.getValue().weight() >= at.weight() - 1e-9)
                        .toList());
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

    /** Whether a word says that something is not so. */
    boolean denies(int i) {
        return cues[i] != null && DENIAL.contains(cues[i])
                || DENYING.matcher(word(i)).matches();
    }

    /** Whether there is nothing but "and" and the like between two mentions. */
    boolean areListed(Mention one, Mention other) {
        int from = Math.min(one.to(), other.to());
        int to = Math.max(one.from(), other.from());
        return from < to
                && tokens.subList(from, to).stream().allMatch(it -> LISTING.contains(it.word()))
                && to - from <= 3;
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
