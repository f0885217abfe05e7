package candela.server.datasource;

import candela.engine.data.DataException;
import candela.engine.data.Execution;
import candela.engine.data.Limits;
import candela.engine.data.Result;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Schema;
import candela.engine.sql.Verdict;
import candela.server.datasource.DataSource.DataSourceId;
import java.util.List;
import java.util.Map;

/**
 * A source as somebody may read it, with the schema as it was when it was opened. Holds nothing that must be closed.
 * What goes wrong at the database itself is told as a {@link DataException}, with the position in the SQL.
 */
public final class OpenSource {

    private final DataSource source;
    private final Snapshot snapshot;
    private final Schema schema;
    private final OpenDatabases databases;
    private final DataLimits limits;
    private final Guard guard;

    OpenSource(DataSource source, Snapshot snapshot, OpenDatabases databases, DataLimits limits) {
        this.source = source;
        this.snapshot = snapshot;
        this.schema = snapshot.described();
        this.databases = databases;
        this.limits = limits;
        this.guard = new Guard(source.kind().dialect(), schema);
    }

    public DataSourceId id() {
        return source.id();
    }

    public String name() {
        return source.name();
    }

    public Dialect dialect() {
        return source.kind().dialect();
    }

    /**
     * Changes when the schema, its values or its descriptions were read or written anew; a key for what is made of
     * them.
     */
    public String hash() {
        return snapshot.fingerprint();
    }

    public Schema schema() {
        return schema;
    }

    /** Says whether a text may run here. */
    public Verdict check(String sql) {
        return guard.check(sql);
    }

    /** How much one statement may bring back, by the settings. */
    public Limits limits() {
        return limits.current();
    }

    /** The distinct values of a column as text, most frequent first. */
    public List<String> distinctValues(String table, String column, int most) {
        return List.copyOf(valueCounts(table, column, most).keySet());
    }

    /** The same with the number of rows that hold each value. */
    public Map<String, Long> valueCounts(String table, String column, int most) {
        return databases.use(source, it -> it.valueCounts(table, column, most));
    }

    /** Runs a checked statement, within these limits and never beyond those of the settings. */
    public Result run(Verdict.Allowed sql, Limits asked, Execution execution) {
        return databases.use(source, it -> it.run(sql, limits.narrow(asked), execution));
    }
}
