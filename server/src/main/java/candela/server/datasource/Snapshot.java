package candela.server.datasource;

import candela.engine.sql.Policies;
import candela.engine.sql.Schema;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.JsonColumn;
import candela.server.platform.Secrets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a source looked like at the last look, and what people wrote about its tables and columns. The descriptions
 * outlive each new look.
 *
 * @param hash of the structure alone: tables, columns, types and keys, not the values
 */
@Table(schema = "datasource", name = "snapshot")
public record Snapshot(
        @Id DataSourceId source,
        Shape schema,
        Descriptions descriptions,
        String hash,
        Instant takenAt,
        @Version int version) {

    /** The schema as the database told it. */
    public record Shape(Schema value) implements JsonColumn {}

    /** People's words by {@code table} or {@code table.column}. */
    public record Descriptions(Map<String, String> words) implements JsonColumn {

        static final Descriptions NONE = new Descriptions(Map.of());

        public Descriptions {
            words = Map.copyOf(words);
        }

        Descriptions with(String what, String description) {
            var changed = new TreeMap<>(words);
            if (description.isBlank()) {
                changed.remove(what);
            } else {
                changed.put(what, description.strip());
            }
            return new Descriptions(changed);
        }
    }

    static Snapshot first(DataSourceId source, Schema schema, Instant now) {
        return new Snapshot(source, new Shape(schema), Descriptions.NONE, hash(schema), now, 0);
    }

    Snapshot retaken(Schema schema, Instant now) {
        return new Snapshot(source, new Shape(schema), descriptions, hash(schema), now, version);
    }

    Snapshot described(String what, String description) {
        return new Snapshot(source, schema, descriptions.with(what, description), hash, takenAt, version);
    }

    /**
     * Changes with every new look and every description: who keeps something made of the schema keeps it under this.
     */
    String fingerprint() {
        return hash + "-" + version;
    }

    /** The snapshot as somebody may know it whom these policies bind. */
    Snapshot seenUnder(Policies policies) {
        var narrow = policies.narrow(schema.value());
        return new Snapshot(source, new Shape(narrow), descriptions, hash(narrow), takenAt, version);
    }

    /** The schema with people's words in place of the database's own comments. */
    Schema described() {
        return new Schema(
                schema.value().tables().stream().map(this::described).toList(),
                schema.value().keys());
    }

    private Schema.Table described(Schema.Table it) {
        var columns = it.columns().stream()
                .map(column -> described(it.name(), column))
                .toList();
        var words = descriptions.words().getOrDefault(it.name(), it.description());
        return new Schema.Table(it.namespace(), it.name(), columns, it.primaryKey(), it.rowCount(), words);
    }

    private Schema.Column described(String table, Schema.Column it) {
        var words = descriptions.words().getOrDefault(table + "." + it.name(), it.description());
        return new Schema.Column(
                it.name(),
                it.type(),
                it.nativeType(),
                it.nullable(),
                words,
                it.samples(),
                it.distinct(),
                it.least(),
                it.greatest());
    }

    private static String hash(Schema schema) {
        var tables = schema.tables().stream()
                .map(it -> it.namespace() + "." + it.name() + it.primaryKey()
                        + it.columns().stream()
                                .map(column -> column.name() + " " + column.nativeType() + " " + column.nullable())
                                .toList())
                .sorted()
                .collect(Collectors.joining("\n"));
        return Secrets.hash(tables + schema.keys());
    }
}
