package candela.engine.sql;

import static java.util.stream.Collectors.toMap;

import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A schema for whoever knows tables by one name only: of those of one name, that of the default namespace keeps it, or
 * else the first one; the others are called after their namespace too, such as {@code archive_orders}.
 */
public record Apart(List<Member> members, List<ForeignKey> keys) {

    public Apart {
        members = List.copyOf(members);
        keys = List.copyOf(keys);
    }

    /**
     * A table.
     *
     * @param own as the schema knows it
     * @param called the same under a name that no other has
     */
    public record Member(Table own, Table called) {}

    public static Apart of(Schema schema) {
        var taken = new HashSet<String>();
        schema.tables().forEach(it -> taken.add(key(it.name())));
        var first = new HashMap<String, Table>();
        schema.tables().stream()
                .sorted(Comparator.comparing(it -> it.namespace() != null))
                .forEach(it -> first.putIfAbsent(key(it.name()), it));
        var members = new ArrayList<Member>();
        for (Table it : schema.tables()) {
            boolean keeps = it.equals(first.get(key(it.name())));
            members.add(new Member(it, keeps ? it : named(free(apart(it), taken), it)));
        }
        var called = members.stream().collect(toMap(it -> TableName.of(it.own()), Member::called, (one, _) -> one));
        return new Apart(
                members,
                schema.keys().stream()
                        .flatMap(it -> called(it, called).stream())
                        .toList());
    }

    private static String apart(Table table) {
        return table.namespace() == null ? table.name() : table.namespace() + "_" + table.name();
    }

    /** A name of this kind that is not taken; from now on it is. */
    static String free(String wanted, Set<String> taken) {
        String name = wanted.replaceAll("[^\\p{L}\\p{N}_]+", "_");
        while (!taken.add(key(name))) {
            name += "_";
        }
        return name;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Table named(String name, Table own) {
        return new Table(
                own.namespace(), name, own.columns(), own.primaryKey(), own.rowCount(), own.bytes(), own.description());
    }

    private static Optional<ForeignKey> called(ForeignKey key, Map<TableName, Table> called) {
        Table from = called.get(TableName.exactly(key.namespace(), key.table()));
        Table to = called.get(TableName.exactly(key.targetNamespace(), key.target()));
        return from == null || to == null
                ? Optional.empty()
                : Optional.of(ForeignKey.of(from, key.columns(), to, key.targetColumns(), key.declared()));
    }

    /** Each table under a name of its own. */
    public Schema schema() {
        return new Schema(members.stream().map(Member::called).toList(), keys);
    }

    /** The names in their namespaces of the tables that are called by another one here. */
    public Map<String, String> renamed() {
        return members.stream()
                .filter(it -> !it.called().equals(it.own()))
                .collect(toMap(it -> it.called().name(), it -> it.own().name()));
    }
}
