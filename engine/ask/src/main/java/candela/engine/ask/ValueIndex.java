package candela.engine.ask;

import candela.engine.sql.Apart;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The distinct values of the text columns, found by their words, also with one slip of spelling. */
public final class ValueIndex {
    /** A stored value, the column that holds it, and in how many rows; 0 where nobody counted. */
    record Entry(String table, String column, String value, int rows) {}

    private static final int LONGEST_VALUE = 80;
    private static final int MOST_KINDS = 20;
    private static final int LONGEST_MISSPELT = 30;
    private static final Pattern CODE = Pattern.compile("\\p{Lu}{2,5}");

    private final Map<String, List<Entry>> byKey = new HashMap<>();
    private final List<String> keys = new ArrayList<>();
    private final Fingerprints byStems = new Fingerprints();
    private final Fingerprints bySkeleton = new Fingerprints();

    private final Map<String, List<Entry>> byPart = new HashMap<>();
    private final List<Entry> codes = new ArrayList<>();
    private final Written written = new Written();
    private final Initials initials = new Initials();

    private ValueIndex() {}

    /** Indexes what {@code distinctValues} gives for each text column of the schema. */
    public static ValueIndex of(Schema schema, BiFunction<Table, Column, List<String>> distinctValues) {
        return ofCounted(schema, (table, column) -> {
            var values = new LinkedHashMap<String, Long>();
            distinctValues.apply(table, column).forEach(it -> values.put(it, 0L));
            return values;
        });
    }

    /** The same with the number of rows that hold each value; 0 where it is not known. */
    public static ValueIndex ofCounted(Schema schema, BiFunction<Table, Column, Map<String, Long>> counts) {
        var index = new ValueIndex();
        for (var member : Apart.of(schema).members()) {
            var table = member.called();
            for (var column : table.columns()) {
                if (column.type() == Schema.Type.TEXT) {
                    index.add(table, column, counts.apply(member.own(), column));
                } else if (column.type() == Schema.Type.INTEGER) {
                    index.written.learnNumbers(table.name(), column);
                }
            }
        }
        index.byStems.sort();
        index.bySkeleton.sort();
        return index;
    }

    private void add(Table table, Column column, Map<String, Long> counts) {
        var values = List.copyOf(counts.keySet());
        if (!written.learn(table.name(), column, values)) {
            counts.forEach((value, rows) -> add(table, column, value, rows));
            addParts(table, column, values);
            addCodes(table, column, values);
            initials.learn(table, column, values);
        }
    }

    /** The words that tell the few values of a column apart: "won" and "lost" of "Closed Won" and "Closed Lost". */
    private void addParts(Table table, Column column, List<String> values) {
        var rows = table.rowCount();
        if (values.size() > MOST_KINDS || rows == null || rows < 3L * values.size()) {
            return;
        }
        for (var value : values) {
            var words = List.of(Normaliser.key(value).split(" "));
            words.stream()
                    .skip(words.size() - 1L)
                    .filter(it -> words.size() > 1 && it.length() > 2)
                    .filter(it ->
                            values.stream().filter(other -> saysPart(other, it)).count() == 1)
                    .forEach(it -> byPart.computeIfAbsent(Stems.of(it), stem -> new ArrayList<>(1))
                            .add(new Entry(table.name(), column.name(), value, 0)));
        }
    }

    /** Short codes of few kinds, of which people say the whole word: "RES" for residential. */
    private void addCodes(Table table, Column column, List<String> values) {
        if (values.size() > MOST_KINDS
                || !values.stream().allMatch(it -> CODE.matcher(it).matches())) {
            return;
        }
        values.forEach(it -> codes.add(new Entry(table.name(), column.name(), it, 0)));
    }

    /** Codes that a word is the whole of, where only one of its column fits. */
    List<Entry> coded(String word) {
        var found = codes.stream().filter(it -> isShortFor(it.value(), word)).toList();
        return found.stream()
                .filter(it -> found.stream()
                        .noneMatch(other -> !other.equals(it)
                                && other.table().equals(it.table())
                                && other.column().equals(it.column())))
                .toList();
    }

    private static boolean isShortFor(String code, String word) {
        var said = Normaliser.lower(code);
        var listed = Names.readings(said).stream()
                .anyMatch(it -> it.size() == 1 && Stems.of(it.getFirst()).equals(Stems.of(word)));
        var beginning = said.length() > 3 && word.length() > said.length() + 1 && word.startsWith(said);
        var consonants = said.length() > 2 && !said.matches(".*[aeiou].*") && Spelling.isShort(said, word);
        return listed || beginning || consonants;
    }

    private static boolean saysPart(String value, String word) {
        return List.of(Normaliser.key(value).split(" ")).contains(word);
    }

    /** Values of few kinds one word of which has this stem. */
    List<Entry> partly(String stem) {
        return byPart.getOrDefault(stem, List.of());
    }

    /** The letters that a word of a state may be kept as. */
    List<Entry> initial(String word) {
        return initials.of(word);
    }

    /** The columns of text that hold numbers or dates. */
    Written written() {
        return written;
    }

    /** Knows no value; only names of the schema are understood. */
    public static ValueIndex empty() {
        return new ValueIndex();
    }

    private void add(Table table, Column column, String value, long rows) {
        if (value.isBlank() || value.length() > LONGEST_VALUE) {
            return;
        }
        var key = Normaliser.key(value);
        if (key.isEmpty()) {
            return;
        }
        addGender(table, column, value, key);
        add(key, new Entry(table.name(), column.name(), value, (int) Math.min(rows, Integer.MAX_VALUE)));
        Places.alsoCalled(column, key).forEach(it -> add(it, new Entry(table.name(), column.name(), value, 0)));
    }

    private void add(String key, Entry entry) {
        var entries = byKey.computeIfAbsent(key, it -> new ArrayList<>(1));
        entries.add(entry);
        if (entries.size() == 1) {
            int id = keys.size();
            keys.add(key);
            byStems.add(stems(key), id);
            skeletons(key).forEach(it -> bySkeleton.add(it, id));
        }
    }

    /** Words for the codes of a column of genders. */
    private void addGender(Table table, Column column, String value, String key) {
        var words = Names.expanded(column.name());
        if (words.contains("gender") || words.contains("sex")) {
            var spoken = key.matches("f|w|female|woman")
                    ? List.of("female", "woman", "women")
                    : key.matches("m|male|man") ? List.of("male", "man", "men") : List.<String>of();
            spoken.stream()
                    .filter(it -> !it.equals(key))
                    .forEach(it -> byKey.computeIfAbsent(it, word -> new ArrayList<>(1))
                            .add(new Entry(table.name(), column.name(), value, 0)));
        }
    }

    private static String stems(String key) {
        return List.of(key.split(" ")).stream().map(Stems::of).collect(Collectors.joining(" "));
    }

    /** The key with one letter left out each: two words that differ by one slip share one. */
    private static List<String> skeletons(String key) {
        if (key.length() < Spelling.SHORTEST || key.length() > LONGEST_MISSPELT || key.matches("[\\d .-]+")) {
            return List.of();
        }
        var skeletons = new ArrayList<String>();
        skeletons.add(key);
        for (int i = 0; i < key.length(); i++) {
            skeletons.add(key.substring(0, i) + key.substring(i + 1));
        }
        return skeletons.stream().distinct().toList();
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    /** Values whose words are exactly these. */
    List<Entry> exact(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** How many rows hold a value; 0 where it is not known. */
    long rows(String table, String column, String value) {
        return exact(Normaliser.key(value)).stream()
                .filter(it -> it.table().equals(table)
                        && it.column().equals(column)
                        && it.value().equals(value))
                .mapToLong(Entry::rows)
                .max()
                .orElse(0);
    }

    /** Values of one word that begins so. */
    List<Entry> startingWith(String prefix) {
        return byKey.entrySet().stream()
                .filter(it -> it.getKey().startsWith(prefix) && !it.getKey().contains(" "))
                .flatMap(it -> it.getValue().stream())
                .sorted(java.util.Comparator.comparing(Entry::value))
                .toList();
    }

    /** Values with the same words in another inflection. */
    List<Entry> inflected(String key) {
        var stems = stems(key);
        return byStems.of(stems)
                .mapToObj(keys::get)
                .filter(it -> stems(it).equals(stems))
                .flatMap(it -> exact(it).stream())
                .toList();
    }

    /** Values that differ from the words by one slip of spelling. */
    List<Entry> misspelt(String key) {
        return skeletons(key).stream()
                .flatMapToInt(bySkeleton::of)
                .distinct()
                .mapToObj(keys::get)
                .filter(it -> Spelling.isSlip(key, it))
                .flatMap(it -> exact(it).stream())
                .toList();
    }
}
