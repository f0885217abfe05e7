package candela.engine.ask;

import candela.engine.sql.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The words by which the tables and columns of one schema can be called. */
final class Lexicon {
    private static final Set<String> LINKING = Set.of("of", "the", "s");
    private static final Set<String> PARTICIPLES =
            Set.of("sold", "ordered", "shipped", "returned", "bought", "paid", "sent", "viewed", "opened");
    /** The weight of a description, which counts only when all of it is said. */
    private static final double DESCRIBED = 0.95;

    /** The weight of a table under the name of its key. */
    private static final double KEYED = 0.97;

    static final double SHORTENED = 0.85;
    /** The weight of a table in a part of a large schema, called without the word for that part. */
    private static final double IN_MODULE = 0.85;

    /** The weight of a column's name after its table's. */
    static final double PREFIXED = 0.99;

    /** How far a column of another word for what was said stands behind one of that very word. */
    private static final double BEHIND = 0.03;

    /** The weight of a column whose name is said with small words in between. */
    private static final double APART = 0.97;

    private static final Set<String> BETWEEN = Set.of("on", "to", "for", "by", "with", "the", "in");

    private static final int LONGEST_DESCRIPTION = 6;

    private final Map<String, Set<NamedAs>> byStem = new HashMap<>();
    private final Alternatives alternatives = new Alternatives();
    private final VietnameseNames vietnamese;
    /** Columns of yes or no. */
    private final Set<String> flags = new HashSet<>();

    private final Schema schema;
    private final ColumnNames called;

    Lexicon(Schema schema) {
        this.schema = schema;
        this.called = new ColumnNames(schema);
        this.vietnamese = new VietnameseNames(schema);
        var names = schema.tables().stream().map(Schema.Table::name).toList();
        var tables = Prefix.of(names);
        var modules = Prefix.modules(names);
        for (var table : schema.tables()) {
            var module = Prefix.module(table.name(), modules);
            addTable(table, module);
            tables.cut(table.name()).forEach(it -> add(Link.table(table.name(), 1, false), it, 1));
            var columns =
                    Prefix.of(table.columns().stream().map(Schema.Column::name).toList());
            for (var column : table.columns()) {
                addColumn(table, column, module);
                columns.cut(column.name())
                        .forEach(it -> addColumn(Link.column(table.name(), column.name(), 1, false), table, it));
            }
        }
    }

    private void addTable(Schema.Table table, Prefix module) {
        var link = Link.table(table.name(), 1, false);
        var whole = module.begins(table.name());
        add(link, Names.words(table.name()), 1, whole);
        for (var name : Names.readings(table.name())) {
            add(link, name, 1, whole);
            add(link, Names.thing(name), 1, whole);
        }
        module.cut(table.name()).forEach(it -> {
            add(link, it, IN_MODULE);
            add(link, Names.thing(it), IN_MODULE);
        });
        keyName(table).ifPresent(it -> add(link, it, KEYED));
        addVietnamese(link, table.name(), true);
        describe(link, table.description());
    }

    /** "holders" are the rows of {@code policyholder} if their key is {@code holder_id} and no table is called so. */
    private Optional<List<String>> keyName(Schema.Table table) {
        if (table.primaryKey().size() != 1) {
            return Optional.empty();
        }
        var name = Names.expanded(table.primaryKey().getFirst());
        var thing = name.subList(0, name.size() - 1);
        var taken = schema.tables().stream()
                .anyMatch(it -> stems(Names.thing(Names.expanded(it.name()))).equals(stems(thing)));
        return Set.of("id", "no", "code", "key", "number").contains(name.getLast()) && !taken && name.size() > 1
                ? Optional.of(thing)
                : Optional.empty();
    }

    static List<String> stems(List<String> words) {
        return words.stream().map(Stems::of).toList();
    }

    private void addColumn(Schema.Table table, Schema.Column column, Prefix module) {
        var link = Link.column(table.name(), column.name(), 1, false);
        if (Flags.value(column, false).isPresent()) {
            flags.add(link.target());
        }
        var whole = module.begins(column.name());
        add(link, Names.words(column.name()), 1, whole);
        if (whole) {
            Names.readings(column.name()).forEach(it -> add(link, it, 1, true));
            module.cut(column.name()).forEach(it -> addColumn(link, table, it));
        } else {
            Names.readings(column.name()).forEach(it -> addColumn(link, table, it));
        }
        addVietnamese(link, column.name(), false);
        describe(link, column.description());
    }

    private void addColumn(Link link, Schema.Table table, List<String> name) {
        called.of(table, link.column(), name, (other, weight) -> add(link, other, weight));
    }

    /** The columns that tell the rows of a table apart. */
    List<String> key(String table) {
        return schema.tables().stream()
                .filter(it -> it.name().equals(table))
                .findFirst()
                .map(Schema.Table::primaryKey)
                .orElse(List.of());
    }

    private void addVietnamese(Link link, String name, boolean isTable) {
        vietnamese.add(Names.words(name), isTable).ifPresent(it -> add(link, it, 1));
    }

    VietnameseNames vietnamese() {
        return vietnamese;
    }

    /** "units sold": the word before it names the thing. */
    static boolean isParticiple(String word) {
        return PARTICIPLES.contains(word);
    }

    private void describe(Link link, String description) {
        var described = Names.words(description);
        if (!described.isEmpty() && described.size() <= LONGEST_DESCRIPTION) {
            add(link, described, DESCRIBED, true);
        }
    }

    /** The words that are not among others, whatever their inflection. */
    static List<String> without(List<String> words, Collection<String> others) {
        var stems = others.stream().map(Stems::of).toList();
        return words.stream().filter(it -> !stems.contains(Stems.of(it))).toList();
    }

    private void add(Link link, List<String> name, double weight) {
        add(link, name, weight, false);
    }

    private void add(Link link, List<String> name, double weight, boolean whole) {
        if (name.isEmpty()) {
            return;
        }
        var stems =
                name.stream().filter(it -> !LINKING.contains(it)).map(Stems::of).toList();
        if (stems.isEmpty()) {
            return;
        }
        var entry = new NamedAs(link, stems, weight, whole);
        for (var word : name) {
            alternatives.add(word);
        }
        for (var stem : stems) {
            byStem.computeIfAbsent(stem, it -> new LinkedHashSet<>()).add(entry);
        }
    }

    /** Whether a value tells a state that something came to: "cancelled". */
    static boolean isState(String value) {
        return value.matches("(?i)\\p{L}+ed");
    }

    /** Whether a word is part of a name of the schema. */
    boolean knows(Token token) {
        return byStem.containsKey(token.stem());
    }

    /** Tables and columns that a span may name, best first; every word of the span must be in the name. */
    List<Link> match(List<Token> span) {
        var content = span.stream().filter(it -> !LINKING.contains(it.word())).toList();
        if (content.isEmpty() || content.size() < span.size() && isLinking(span)) {
            return List.of();
        }
        var best = new LinkedHashMap<String, Link>();
        var meant = content.stream().map(this::alternatives).toList();
        var corrected = isCorrected(content);
        for (var entry : entries(meant.getFirst().keySet())) {
            if (!isTurnedRound(entry, span) && !isDeedOfModule(entry, content) && !isQualityOfThings(entry, content)) {
                keep(best, entry.link(), entry.score(meant), corrected);
            }
        }
        joined(content, best);
        apart(span, best);
        if (content.size() == 1) {
            preferSaid(content.getFirst(), best);
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble(Link::score).reversed())
                .toList();
    }

    /** "condition" of a table with an "item condition" and a status is the condition. */
    private static void preferSaid(Token said, Map<String, Link> best) {
        var saidIn = new HashMap<String, Double>();
        best.values().stream()
                .filter(it -> it.isColumn()
                        && Stems.of(Names.expanded(it.column()).getLast()).equals(said.stem()))
                .forEach(it -> saidIn.merge(it.table(), it.score() - BEHIND, Math::min));
        best.replaceAll((target, it) -> it.isColumn()
                        && saidIn.containsKey(it.table())
                        && !Names.stems(it.column()).contains(said.stem())
                ? it.scored(Math.min(it.score(), saidIn.getOrDefault(it.table(), 1.0)))
                : it);
    }

    /** "expense of a department" is no "expense department": before "of" stands the column, after it the table. */
    private boolean isTurnedRound(NamedAs entry, List<Token> span) {
        for (int i = 1; entry.weight() == PREFIXED && i < span.size(); i++) {
            if (span.get(i).is("of")) {
                return !alternatives(span.get(i - 1)).containsKey(entry.stems().getLast());
            }
        }
        return false;
    }

    /** "paid employees" are not those of the part of a schema that is called "pay". */
    private static boolean isDeedOfModule(NamedAs entry, List<Token> content) {
        var module = entry.stems().getFirst();
        return entry.whole()
                && entry.weight() == 1
                && content.stream()
                        .anyMatch(it -> it.stem().equals(module) && !it.word().startsWith(module));
    }

    /** Words that stand between the words of a name without being part of it. */
    static boolean isLinking(Token token) {
        return LINKING.contains(token.word());
    }

    private static boolean isLinking(List<Token> span) {
        return LINKING.contains(span.getFirst().word())
                || LINKING.contains(span.getLast().word());
    }

    private boolean isCorrected(List<Token> content) {
        return content.stream().anyMatch(it -> !isFamiliar(it));
    }

    private static void keep(Map<String, Link> best, Link link, double score, boolean corrected) {
        if (score > 0) {
            var scored =
                    new Link(link.kind(), link.table(), link.column(), link.expr(), link.value(), score, corrected);
            best.merge(link.target(), scored, (a, b) -> a.score() >= b.score() ? a : b);
        }
    }

    /** "open on Sundays" is {@code open_sunday}, "opted in to email" {@code email_opt_in}: all of the name is said. */
    private void apart(List<Token> span, Map<String, Link> best) {
        if (span.size() < 3 || isBetween(span.getFirst()) || isBetween(span.getLast())) {
            return;
        }
        var content = span.stream().filter(it -> !isBetween(it)).toList();
        if (content.size() == span.size() || content.size() == 1) {
            return;
        }
        var stems = withoutBetween(content.stream().map(Token::stem).toList());
        for (var entry : entries(stems)) {
            if (entry.weight() == 1 && withoutBetween(entry.stems()).equals(stems) && isFlag(entry.link())) {
                keep(best, entry.link(), APART, isCorrected(content));
            }
        }
    }

    private static Set<String> withoutBetween(List<String> stems) {
        return stems.stream().filter(it -> !BETWEEN.contains(it)).collect(Collectors.toSet());
    }

    /** "controlled medicines" are a quality of medicines, no name of the column. */
    private boolean isQualityOfThings(NamedAs entry, List<Token> content) {
        return entry.weight() == PREFIXED && content.size() > 1 && isFlag(entry.link());
    }

    private boolean isFlag(Link link) {
        return flags.contains(link.target());
    }

    private static boolean isBetween(Token token) {
        return BETWEEN.contains(token.word());
    }

    /** "campus fee" may be written {@code campusfee} in the schema. */
    private void joined(List<Token> content, Map<String, Link> best) {
        if (content.size() != 2) {
            return;
        }
        var stem = Stems.of(content.getFirst().word() + content.getLast().word());
        var stems = content.getFirst().stem() + content.getLast().stem();
        for (var entry : entries(new LinkedHashSet<>(List.of(stem, stems)))) {
            keep(best, entry.link(), entry.weight() * entry.coverage(1, true), false);
        }
    }

    private Collection<NamedAs> entries(Set<String> stems) {
        var entries = new ArrayList<NamedAs>();
        var before = new ArrayList<String>();
        for (var stem : stems) {
            for (var entry : byStem.getOrDefault(stem, Set.of())) {
                if (Collections.disjoint(before, entry.stems())) {
                    entries.add(entry);
                }
            }
            before.add(stem);
        }
        return entries;
    }

    private Map<String, Double> alternatives(Token token) {
        return alternatives.of(token, knows(token), isFamiliar(token));
    }

    /** Whether a word is known, so that it needs no spelling help. */
    boolean isFamiliar(Token token) {
        return knows(token) || Cues.isKnown(token.word()) || Synonyms.known().contains(token.stem());
    }
}
