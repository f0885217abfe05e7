package candela.engine.ask;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Joins tables that no known key connects by columns of one name: better than each row beside each. */
final class LooseKeys {
    /** Names that say nothing of whose key they are. */
    private static final Set<String> NAMELESS = Set.of("id", "key", "code", "no", "number", "ref");

    private static final Set<String> KEYS = Set.of("id", "key", "code", "no", "number", "num", "ref");

    private final Schema schema;
    private final Map<String, String> groups = new HashMap<>();
    /** Columns that point to other tables. */
    private final Set<String> pointing = new HashSet<>();

    private LooseKeys(Schema schema) {
        this.schema = schema;
        schema.keys().forEach(it -> {
            join(it.table(), it.target());
            it.columns().forEach(column -> pointing.add(place(it.table(), column)));
        });
    }

    /** Keys between tables that those of the schema leave apart. */
    static List<ForeignKey> of(Schema schema) {
        return new LooseKeys(schema).found();
    }

    private List<ForeignKey> found() {
        var byName = new HashMap<String, List<Table>>();
        for (var table : schema.tables()) {
            for (var column : table.columns()) {
                byName.computeIfAbsent(Normaliser.lower(column.name()), _ -> new ArrayList<>())
                        .add(table);
            }
        }
        var found = new ArrayList<ForeignKey>();
        for (var target : schema.tables()) {
            var joined = new HashSet<String>();
            for (var own : target.columns()) {
                for (var table : isKeyOf(target, own)
                        ? byName.getOrDefault(Normaliser.lower(own.name()), List.of())
                        : List.<Table>of()) {
                    if (!group(table.name()).equals(group(target.name())) && !joined.contains(table.name())) {
                        key(table, target, own)
                                .filter(_ -> joined.add(table.name()))
                                .ifPresent(found::add);
                    }
                }
            }
        }
        return found;
    }

    /** By a column of the same name that does not point elsewhere. */
    private Optional<ForeignKey> key(Table table, Table target, Column own) {
        return table.columns().stream()
                .filter(it -> it.name().equalsIgnoreCase(own.name()) && it.type() == own.type())
                .filter(it -> !pointing.contains(place(table.name(), it.name())))
                .map(it -> new ForeignKey(table.name(), List.of(it.name()), target.name(), List.of(own.name()), false))
                .findFirst();
    }

    private static String place(String table, String column) {
        return Normaliser.lower(table + "." + column);
    }

    /** A primary key with a name of its own, or "team id" of a table of teams. */
    private static boolean isKeyOf(Table table, Column column) {
        var words = Names.expanded(column.name());
        var nameless = words.size() == 1 && NAMELESS.contains(words.getFirst());
        if (nameless) {
            return false;
        }
        var called = words.size() > 1
                && KEYS.contains(words.getLast())
                && words.subList(0, words.size() - 1).stream()
                        .map(Stems::of)
                        .toList()
                        .equals(Names.stems(table.name()));
        return called || table.primaryKey().equals(List.of(column.name()));
    }

    private String group(String table) {
        var at = table;
        for (var next = groups.get(at); next != null; next = groups.get(at)) {
            at = next;
        }
        return at;
    }

    private void join(String one, String other) {
        var first = group(one);
        var second = group(other);
        if (!first.equals(second)) {
            groups.put(first, second);
        }
    }
}
