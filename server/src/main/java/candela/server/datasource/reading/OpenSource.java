package candela.server.datasource.reading;

import candela.engine.ask.Meanings;
import candela.engine.ask.Parser;
import candela.engine.ask.ValueIndex;
import candela.engine.ask.Vocabulary;
import candela.engine.data.DataException;
import candela.engine.data.Execution;
import candela.engine.data.Limits;
import candela.engine.data.Result;
import candela.engine.data.Room;
import candela.engine.data.RowSink;
import candela.engine.sql.Argument;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Hint;
import candela.engine.sql.Policies;
import candela.engine.sql.Schema;
import candela.engine.sql.TableName;
import candela.engine.sql.Verdict;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.Disclosed;
import candela.server.datasource.ExportBounds;
import candela.server.datasource.Ground;
import candela.server.datasource.Keeping;
import candela.server.datasource.PolicyEffect;
import candela.server.datasource.Snapshot;
import candela.server.datasource.limit.DataLimits;
import candela.server.datasource.limit.SourceSetting;
import candela.server.datasource.reach.OpenDatabases;
import candela.server.platform.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A source as somebody may read it, with the schema and the policies as they were when it was opened. Holds nothing
 * that must be closed. What goes wrong at the database itself is told as a {@link DataException}, with the position in
 * the SQL unless policies were written into it.
 */
public final class OpenSource implements Ground {

    /** So many values of a column questions can name. */
    public static final int MOST_VALUES = 50_000;

    private final DataSource source;
    private final Snapshot snapshot;
    private final Policies policies;
    private final Schema schema;
    private final OpenDatabases.Door door;
    private final DataLimits limits;
    private final Guard guard;

    OpenSource(DataSource source, Snapshot snapshot, Policies policies, OpenDatabases.Door door, DataLimits limits) {
        var whole = snapshot.described();
        this.source = source;
        this.snapshot = snapshot;
        this.policies = policies;
        this.schema = policies.narrow(whole);
        this.door = door;
        this.limits = limits;
        this.guard = new Guard(source.kind().dialect(), whole, policies, SourceSetting.MAX_JOINS.in(source));
    }

    /**
     * A source in one state as seen by all whom the same policies bind alike, and whom the database knows by one name.
     */
    private record Sight(DataSourceId source, String fingerprint, Policies policies, String person) {}

    public DataSourceId id() {
        return source.id();
    }

    public String name() {
        return source.name();
    }

    @Override
    public Dialect dialect() {
        return source.kind().dialect();
    }

    @Override
    public Object sight() {
        return new Sight(source.id(), snapshot.fingerprint(), policies, door.person());
    }

    @Override
    public Parser parser(Meanings meanings, Clock clock) {
        var values = ValueIndex.ofCounted(schema, (table, column) -> valueCounts(table, column.name(), MOST_VALUES));
        return Parser.of(schema, dialect(), values, meanings, clock);
    }

    @Override
    public Vocabulary vocabulary(Function<DataSourceId, Vocabulary> of) {
        return of.apply(source.id());
    }

    /** What the reader may know of it. */
    public Schema schema() {
        return schema;
    }

    Policies policies() {
        return policies;
    }

    /** Says whether a text may run here. */
    public Verdict check(String sql) {
        return guard.check(sql);
    }

    @Override
    public Verdict check(String sql, Map<String, Argument> arguments) {
        return guard.check(sql, arguments);
    }

    @Override
    public Disclosed disclosed() {
        return Disclosed.of(source.disclosure(), snapshot.unclassified(schema));
    }

    @Override
    public boolean readsClassified(Verdict.Allowed sql) {
        return snapshot.protectedColumns().stream()
                .anyMatch(it -> sql.mayRead(it.table().name(), it.column().name()));
    }

    @Override
    public List<Hint> hints(String sql) {
        return new Guard(dialect(), schema).hints(sql);
    }

    @Override
    public List<PolicyEffect> effects(Verdict.Allowed sql) {
        return policies.effects(sql).stream().map(PolicyEffect::of).toList();
    }

    @Override
    public Limits limits() {
        return limits.of(source);
    }

    @Override
    public Optional<Keeping> keeping(Verdict.Allowed sql) {
        var minutes = SourceSetting.CACHE_MINUTES.in(source);
        return minutes == 0 || !sql.repeatable()
                ? Optional.empty()
                : Optional.of(new Keeping(Secrets.hash(sameAnswer(sql)), Duration.ofMinutes(minutes)));
    }

    /** Each change of a source, of its files and of what was found in it makes it another version. */
    private String sameAnswer(Verdict.Allowed sql) {
        return Stream.of(
                        source.id().value(),
                        source.version(),
                        snapshot.hash(),
                        dialect(),
                        limits(),
                        door.person(),
                        new TreeSet<>(sql.policies()),
                        sql.values(),
                        sql.sql())
                .map(String::valueOf)
                .collect(Collectors.joining("\u0000"));
    }

    @Override
    public Optional<Schema.Column> column(String table, String column) {
        return written(table).flatMap(it -> it.column(column));
    }

    @Override
    public List<String> distinctValues(String table, String column, int most) {
        return written(table)
                .map(it -> List.copyOf(valueCounts(it, column, most).keySet()))
                .orElse(List.of());
    }

    /** The table that is written so, with or without its namespace. */
    private Optional<Schema.Table> written(String table) {
        return schema.tables().stream()
                .filter(it -> TableName.of(it).toString().equalsIgnoreCase(table))
                .findFirst()
                .or(() -> schema.table(table));
    }

    /** The same with the number of rows that hold each value, among the rows and values that the reader may see. */
    public Map<String, Long> valueCounts(Schema.Table table, String column, int most) {
        if (policies.isEmpty()) {
            return door.use(it -> it.valueCounts(table, column, most));
        }
        return table.column(column)
                .filter(it -> guard.check(frequent(table, it, most)) instanceof Verdict.Allowed)
                .map(it -> counted(frequent(table, it, most), most))
                .orElse(Map.of());
    }

    @Override
    public Room.Place place() {
        return door.place();
    }

    private Map<String, Long> counted(String sql, int most) {
        var within = new Limits(most, Limits.DEFAULT.time(), Limits.DEFAULT.bytes());
        var allowed = SourceReader.allowed(guard.check(sql));
        var counts = new LinkedHashMap<String, Long>();
        try (var place = place()) {
            var result = door.use(it -> it.run(allowed, within, new Execution(place), schema));
            for (var row : result.rows()) {
                counts.put(String.valueOf(row.getFirst()), Long.valueOf(String.valueOf(row.getLast())));
            }
        }
        return counts;
    }

    private String frequent(Schema.Table table, Schema.Column column, int most) {
        var name = dialect().quote(column.name());
        return "SELECT %s, count(*) FROM %s WHERE %s IS NOT NULL GROUP BY %s ORDER BY count(*) DESC, %s"
                        .formatted(name, named(table), name, name, name)
                + dialect().first(most);
    }

    /** A table's name as SQL. */
    String named(Schema.Table table) {
        var name = dialect().quote(table.name());
        return table.namespace() == null ? name : dialect().quote(table.namespace()) + "." + name;
    }

    @Override
    public Result run(Verdict.Allowed sql, Limits asked, Execution execution) {
        return door.use(it -> it.run(sql, limits.narrow(source, asked), execution, schema));
    }

    @Override
    public ExportBounds exportBounds() {
        return limits.ofExport(source);
    }

    @Override
    public boolean export(Verdict.Allowed sql, Execution execution, RowSink sink) throws IOException {
        var bounds = exportBounds();
        try {
            return door.use(it -> {
                try {
                    return it.export(sql, bounds.limits(), bounds.time(), execution, schema, sink);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** How many joins one statement may hold. */
    public int mostJoins() {
        return SourceSetting.MAX_JOINS.in(source);
    }

    /** Reads what a statement over several sources needs of this one, which may be more than one answer shows. */
    public Result part(Verdict.Allowed sql, Duration time, long bytes, Execution execution) {
        return door.use(it -> it.run(sql, limits.ofPart(source, time, bytes), execution, schema));
    }
}
