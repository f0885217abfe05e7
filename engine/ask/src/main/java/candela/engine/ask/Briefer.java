package candela.engine.ask;

import candela.engine.ask.Briefing.Example;
import candela.engine.ask.Briefing.Named;
import candela.engine.ask.Briefing.Scope;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses what of a database is told about a question, within what may be told. */
final class Briefer {
    private static final int MOST_TABLES = 12;
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_TERMS = 20;
    private static final int MOST_EXAMPLES = 3;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d(-\\d\\d)?([ T].*)?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

    private final Catalog catalog;
    private final Schema schema;
    private final Joins joins;
    private final Renderer renderer;
    private final Scope scope;
    private final Dialect dialect;

    /** What may be told of each table, by the parser's names. */
    private final Map<String, Table> told = new LinkedHashMap<>();

    Briefer(Catalog catalog, Joins joins, Renderer renderer, Dialect dialect, Scope scope) {
        this.dialect = dialect;
        this.catalog = catalog;
        this.schema = catalog.schema();
        this.joins = joins;
        this.renderer = renderer;
        this.scope = scope;
        for (var table : schema.tables()) {
            scope.schema().tables().stream()
                    .filter(it -> Objects.equals(it.namespace(), table.namespace())
                            && it.name().equals(catalog.places().of(table.name())))
                    .findFirst()
                    .ifPresent(it -> told.put(table.name(), it));
        }
    }

    /** @param before the statement that answered the question before; empty for none */
    Briefing of(
            String question,
            List<Item> items,
            List<Interpretation> readings,
            Vocabulary vocabulary,
            String before,
            LocalDate today) {
        var chosen = tables(items, readings);
        var words = words(question);
        return new Briefing(
                question,
                dialect,
                today,
                chosen.stream().map(it -> named(it, items, chosen.size())).toList(),
                keys(chosen),
                terms(question, words, vocabulary),
                verified(question, words, vocabulary),
                before.isEmpty() || !scope.mayTell().test(before) ? "" : shown(before, question),
                readings.stream()
                        .limit(MOST_EXAMPLES)
                        .filter(it -> scope.mayTell().test(it.sql()))
                        .map(it -> new Example(scope.values() ? it.sentence() : "", shown(it.sql(), question)))
                        .distinct()
                        .toList());
    }

    /**
     * Those that words or readings name, those that lie between them, their neighbours, and others while there is room.
     */
    private List<String> tables(List<Item> items, List<Interpretation> readings) {
        var scores = new HashMap<String, Double>();
        readings.stream()
                .limit(MOST_EXAMPLES)
                .map(Interpretation::sql)
                .map(Briefer::words)
                .forEach(words -> told.keySet().stream()
                        .filter(it -> names(words, it))
                        .forEach(it -> scores.merge(it, 1.0, Double::sum)));
        items.forEach(item -> item.links().forEach(it -> scores.merge(it.table(), it.score(), Math::max)));
        var linked = scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .filter(it -> !it.isEmpty())
                .limit(MOST_TABLES)
                .toList();
        var all = new LinkedHashSet<String>(
                linked.isEmpty()
                        ? List.of()
                        : joins.connect(linked.subList(0, Math.min(4, linked.size())))
                                .tables());
        all.addAll(linked);
        linked.forEach(it -> all.addAll(joins.parents(it)));
        linked.forEach(it -> all.addAll(joins.children(it)));
        all.addAll(told.keySet());
        return all.stream().filter(told::containsKey).limit(MOST_TABLES).toList();
    }

    private Named named(String name, List<Item> items, int tables) {
        var table = Objects.requireNonNull(told.get(name));
        var first = new HashSet<>(table.primaryKey());
        schema.keys().stream().filter(it -> it.table().equals(name)).forEach(it -> first.addAll(it.columns()));
        items.forEach(item ->
                item.links().stream().filter(it -> it.table().equals(name)).forEach(it -> first.add(it.column())));
        var kept = Stream.concat(
                        table.columns().stream().filter(it -> first.contains(it.name())),
                        table.columns().stream().filter(it -> !first.contains(it.name())))
                .limit(MOST_COLUMNS / tables)
                .collect(Collectors.toSet());
        return new Named(
                renderer.written(name),
                new Table(
                        table.namespace(),
                        table.name(),
                        table.columns().stream().filter(kept::contains).toList(),
                        table.primaryKey(),
                        table.rowCount(),
                        table.bytes(),
                        table.description()));
    }

    private List<Briefing.Link> keys(List<String> tables) {
        return schema.keys().stream()
                .filter(it -> tables.contains(it.table()) && tables.contains(it.target()) && isTold(it))
                .map(it -> new Briefing.Link(renderer.written(it.table()), renderer.written(it.target()), it))
                .toList();
    }

    private boolean isTold(ForeignKey key) {
        return key.columns().stream().allMatch(it -> isTold(key.table(), it))
                && key.targetColumns().stream().allMatch(it -> isTold(key.target(), it));
    }

    private boolean isTold(String table, String column) {
        return Optional.ofNullable(told.get(table))
                .flatMap(it -> it.column(column))
                .isPresent();
    }

    private List<Term> terms(String said, Set<String> words, Vocabulary vocabulary) {
        return vocabulary.terms().stream()
                .filter(it -> it.kind() != Term.Kind.VERIFIED && mayTell(it.meaning()))
                .filter(it -> it.phrases().stream().anyMatch(phrase -> shared(words, phrase) > 0))
                .limit(MOST_TERMS)
                .map(it -> it.kind() == Term.Kind.CHOICE
                        ? new Term(it.id(), it.kind(), it.phrases(), shown(it.meaning(), said), it.since())
                        : it)
                .toList();
    }

    /** A piece of SQL names no column that may not be told, of the tables that it names or, where none, of any. */
    private boolean mayTell(String piece) {
        var words = words(piece);
        var named = schema.tables().stream()
                .filter(it ->
                        names(words, it.name()) || names(words, catalog.places().of(it.name())))
                .toList();
        return (named.isEmpty() ? schema.tables() : named)
                .stream()
                        .allMatch(table -> table.columns().stream()
                                .filter(it -> !isTold(table.name(), it.name()))
                                .noneMatch(it -> names(words, it.name())));
    }

    private List<Example> verified(String question, Set<String> words, Vocabulary vocabulary) {
        return vocabulary.terms().stream()
                .filter(it -> it.kind() == Term.Kind.VERIFIED
                        && shared(words, it.phrases().getFirst()) >= 0.3
                        && scope.mayTell().test(it.meaning()))
                .sorted(Comparator.comparingDouble(
                        it -> -shared(words, it.phrases().getFirst())))
                .limit(MOST_EXAMPLES)
                .map(it -> new Example(
                        it.phrases().getFirst(),
                        shown(it.meaning(), question + " " + it.phrases().getFirst())))
                .toList();
    }

    /** Which part of the words of a phrase are among others. */
    private static double shared(Set<String> words, String phrase) {
        var own = words(phrase);
        return own.isEmpty() ? 0 : own.stream().filter(words::contains).count() / (double) own.size();
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(it -> key(it.group())).collect(Collectors.toSet());
    }

    private static boolean names(Set<String> words, String name) {
        return words.containsAll(words(name));
    }

    private static String key(String text) {
        return Normaliser.folded(Normaliser.lower(text));
    }

    /** The statement, without values of the data where these may not be told: those that nobody said. */
    private String shown(String sql, String said) {
        if (scope.values()) {
            return sql;
        }
        var pieces = SqlPieces.of(sql);
        var changes = new HashMap<String, String>();
        for (var literal : new ArrayList<>(pieces.texts())) {
            var value = literal.replaceAll("^'|'$", "").replaceAll("^%|%$", "");
            if (literal.startsWith("'")
                    && !DATE.matcher(value).matches()
                    && !key(said).contains(key(value))) {
                changes.put(literal, "'…'");
            }
        }
        return pieces.replaced(changes);
    }
}
