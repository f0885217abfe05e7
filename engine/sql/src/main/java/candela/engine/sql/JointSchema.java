package candela.engine.sql;

import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several sources as one schema, for a statement over all of them: each source is a namespace, named like the source,
 * so that its tables are written {@code shop.orders}, or {@code "My shop".orders} where the name needs quotes.
 */
public final class JointSchema {
    private final List<Member> members;

    private JointSchema(List<Member> members) {
        this.members = List.copyOf(members);
    }

    /**
     * A table of one source.
     *
     * @param source the name of its source
     * @param own as its source knows it
     * @param shown as statements over all sources name it
     */
    public record Member(String source, Table own, Table shown) {}

    /** @param sources each as far as the reader may know it, by names that differ in more than case */
    public static JointSchema of(Map<String, Schema> sources) {
        var members = new ArrayList<Member>();
        sources.forEach((name, schema) ->
                schema.tables().forEach(it -> members.add(new Member(name, it, shown(name, it, schema)))));
        return new JointSchema(members);
    }

    /** A table that is not the only one of its name in its source keeps its namespace there, within its name. */
    private static Table shown(String source, Table own, Schema schema) {
        long namesakes = schema.tables().stream()
                .filter(it -> it.name().equalsIgnoreCase(own.name()))
                .count();
        String name = namesakes > 1 && own.namespace() != null ? own.namespace() + "." + own.name() : own.name();
        return new Table(source, name, own.columns(), own.primaryKey(), own.rowCount(), own.description());
    }

    public Schema schema() {
        return new Schema(members.stream().map(Member::shown).toList(), List.of());
    }

    /** The table that a name with its source before it means. */
    Optional<Member> find(String source, String table) {
        return members.stream()
                .filter(it -> it.source().equalsIgnoreCase(source)
                        && it.shown().name().equalsIgnoreCase(table))
                .findFirst();
    }

    /** What an allowed statement over these sources needs of each table. */
    public List<TableRead> reads(Verdict.Allowed statement) {
        return new JointReading(this, statement).reads();
    }

    /** The first table that is named without its source, so that nobody can say which one is meant; empty for none. */
    public Optional<String> unplaced(Verdict.Allowed statement) {
        return new JointReading(this, statement).unplaced().map(this::advice);
    }

    private String advice(String table) {
        String places = members.stream()
                .filter(it -> it.shown().name().equalsIgnoreCase(table))
                .map(it -> written(it.source()) + "." + written(it.shown().name()))
                .findFirst()
                .orElse("source." + table);
        return "Say of which source the table " + table + " is: write " + places + ".";
    }

    /** A name as a statement needs it: in quotes unless it is one plain word. */
    public static String written(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : Dialect.DUCKDB.quote(name);
    }
}
