package candela.engine.sql;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Several sources as one schema, for a statement over all of them: each source is a namespace, named like the source,
 * so that its tables are written {@code shop.orders}, or {@code "My shop".orders} where the name needs quotes.
 */
public final class JointSchema {
    private final Map<String, Schema> sources;
    private final List<Member> members;

    private JointSchema(Map<String, Schema> sources, List<Member> members) {
        this.sources = new LinkedHashMap<>(sources);
        this.members = List.copyOf(members);
    }

    /**
     * A table of one source.
     *
     * @param source the name of its source
     * @param own as its source knows it
     * @param shown as statements over all sources name it
     * @param alone what it is called where its source is not said: no other table of all these is called so
     */
    public record Member(String source, Table own, Table shown, String alone) {}

    /** @param sources each as far as the reader may know it, by names that differ in more than case */
    public static JointSchema of(Map<String, Schema> sources) {
        var members = new ArrayList<Member>();
        sources.forEach((name, schema) -> schema.tables().forEach(it -> {
            Table shown = shown(name, it, schema);
            members.add(new Member(name, it, shown, shown.name()));
        }));
        return new JointSchema(sources, toldApart(members));
    }

    /** Where several sources have a table of one name, each is called after its source too. */
    private static List<Member> toldApart(List<Member> members) {
        Map<String, Long> named = members.stream().collect(groupingBy(it -> key(it.alone()), counting()));
        var taken = new HashSet<>(named.keySet());
        return members.stream()
                .map(it -> Objects.equals(named.get(key(it.alone())), 1L)
                        ? it
                        : new Member(
                                it.source(), it.own(), it.shown(), Apart.free(it.source() + "_" + it.alone(), taken)))
                .toList();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** A table that is not the only one of its name in its source keeps its namespace there, within its name. */
    private static Table shown(String source, Table own, Schema schema) {
        long namesakes = schema.tables().stream()
                .filter(it -> it.name().equalsIgnoreCase(own.name()))
                .count();
        String name = namesakes > 1 && own.namespace() != null ? own.namespace() + "." + own.name() : own.name();
        return named(source, name, own);
    }

    private static Table named(String source, String name, Table own) {
        return new Table(source, name, own.columns(), own.primaryKey(), own.rowCount(), own.bytes(), own.description());
    }

    /** A table of which nobody said what it holds may be called after its source: "shop orders". */
    private static Table described(Member member) {
        Table own = member.own();
        String said = own.description().isEmpty() ? member.source() + " " + own.name() : own.description();
        return new Table(
                member.source(), member.alone(), own.columns(), own.primaryKey(), own.rowCount(), own.bytes(), said);
    }

    public Schema schema() {
        return new Schema(members.stream().map(Member::shown).toList(), List.of());
    }

    /** The same with only those of each source's columns that are in what is given of it, as that describes them. */
    public Schema within(Map<String, Schema> narrowed) {
        return new Schema(
                members.stream()
                        .flatMap(it ->
                                narrowed.getOrDefault(it.source(), new Schema(List.of(), List.of())).tables().stream()
                                        .filter(own -> TableName.of(it.own()).means(own))
                                        .map(own ->
                                                named(it.source(), it.shown().name(), own)))
                        .toList(),
                List.of());
    }

    /** The same for whoever knows tables by one name only, with the keys within each source. */
    public Schema apart() {
        return new Schema(
                members.stream().map(JointSchema::described).toList(),
                sources.keySet().stream().flatMap(this::keys).toList());
    }

    private Stream<ForeignKey> keys(String source) {
        Map<String, String> names = names(source);
        return apart(source).keys().stream()
                .map(it -> new ForeignKey(
                        names.getOrDefault(it.table(), ""),
                        it.columns(),
                        names.getOrDefault(it.target(), ""),
                        it.targetColumns(),
                        it.declared()));
    }

    private Apart apart(String source) {
        return Apart.of(Objects.requireNonNull(sources.get(source)));
    }

    /** What the tables of one source are called alone, by the names that tell them {@link Apart} within it. */
    public Map<String, String> names(String source) {
        Map<TableName, String> alone = members.stream()
                .filter(it -> it.source().equals(source))
                .collect(toMap(it -> TableName.of(it.own()), Member::alone));
        return apart(source).members().stream()
                .collect(toMap(it -> it.called().name(), it -> alone.getOrDefault(TableName.of(it.own()), "")));
    }

    /** The names in their sources of the tables that are called by another one alone. */
    public Map<String, String> renamed() {
        return members.stream()
                .filter(it -> !it.alone().equals(it.shown().name()))
                .collect(toMap(Member::alone, it -> it.shown().name()));
    }

    /** The table that is written so, where no name needs quotes. */
    public Optional<Member> placed(String written) {
        return members.stream()
                .filter(it -> (it.source() + "." + it.shown().name()).equalsIgnoreCase(written))
                .findFirst();
    }

    /** The table that is called so alone. */
    public Optional<Member> called(String alone) {
        return members.stream().filter(it -> it.alone().equals(alone)).findFirst();
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
