package candela.engine.sql;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shape of one database, as far as its reader may see it: tables, columns with what is known of their values, and
 * keys.
 *
 * @param tables in the database's own order
 * @param keys which columns point to which; declared by the database or inferred from names and values
 * @param views what those of the tables read that are views; null where nobody looked
 */
public record Schema(
        List<Table> tables, List<ForeignKey> keys, @Nullable List<View> views) {

    public Schema {
        tables = List.copyOf(tables);
        keys = List.copyOf(keys);
        views = views == null ? null : List.copyOf(views);
    }

    /** Where it does not matter what views read. */
    public Schema(List<Table> tables, List<ForeignKey> keys) {
        this(tables, keys, null);
    }

    /** The one that is called so: first that of the default namespace. */
    public Optional<Table> table(String name) {
        return tables.stream()
                .filter(it -> it.name().equalsIgnoreCase(name))
                .min(Comparator.comparing(it -> it.namespace() != null));
    }

    /** The one that stands in this namespace; null is the default one. */
    public Optional<Table> table(@Nullable String namespace, String name) {
        return tables.stream()
                .filter(it ->
                        Objects.equals(it.namespace(), namespace) && it.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * A table or view.
     *
     * @param namespace the database's schema that holds it; null where the database has none or it is the default one
     * @param rowCount exact or estimated rows; null when unknown
     * @param bytes what it takes in the database's storage, with its indexes; null when unknown
     * @param description what the table holds, in words; empty when nobody said
     */
    public record Table(
            @Nullable String namespace,
            String name,
            List<Column> columns,
            List<String> primaryKey,
            @Nullable Long rowCount,
            @Nullable Long bytes,
            String description) {

        public Table {
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
        }

        /** Where nobody knows how much storage it takes. */
        public Table(
                @Nullable String namespace,
                String name,
                List<Column> columns,
                List<String> primaryKey,
                @Nullable Long rowCount,
                String description) {
            this(namespace, name, columns, primaryKey, rowCount, null, description);
        }

        public Optional<Column> column(String name) {
            return columns.stream()
                    .filter(it -> it.name().equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    /**
     * A column and what a look at its values told.
     *
     * @param nativeType the database's own name of the type
     * @param samples a few of its distinct values as text, most frequent first
     * @param distinct how many distinct values; null when unknown
     * @param least the smallest value as text; null when unknown or empty
     * @param greatest the largest value as text; null when unknown or empty
     */
    public record Column(
            String name,
            Type type,
            String nativeType,
            boolean nullable,
            String description,
            List<String> samples,
            @Nullable Long distinct,
            @Nullable String least,
            @Nullable String greatest) {

        public Column {
            samples = List.copyOf(samples);
        }
    }

    /**
     * What a view reads: or whatever else shows rows of a table under another name, such as one of its partitions.
     *
     * @param name the view itself
     * @param reads tables and views; too many rather than too few where the database does not tell
     */
    public record View(TableName name, List<TableName> reads) {

        public View {
            reads = List.copyOf(reads);
        }
    }

    /** What a value of a column is, whatever the database calls it. */
    public enum Type {
        INTEGER,
        DECIMAL,
        TEXT,
        BOOLEAN,
        DATE,
        TIME,
        TIMESTAMP,
        BINARY,
        JSON,
        OTHER;

        public boolean isNumber() {
            return this == INTEGER || this == DECIMAL;
        }

        public boolean isMoment() {
            return this == DATE || this == TIMESTAMP;
        }
    }

    /**
     * Columns of one table that name a row of another.
     *
     * @param namespace that of the table; null for the default one
     * @param targetNamespace that of the target; null for the default one
     * @param declared true when the database enforces it, false when it was inferred
     */
    public record ForeignKey(
            @Nullable String namespace,
            String table,
            List<String> columns,
            @Nullable String targetNamespace,
            String target,
            List<String> targetColumns,
            boolean declared) {

        public ForeignKey {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }

        /** Between tables of the default namespace. */
        public ForeignKey(
                String table, List<String> columns, String target, List<String> targetColumns, boolean declared) {
            this(null, table, columns, null, target, targetColumns, declared);
        }

        public static ForeignKey of(
                Table table, List<String> columns, Table target, List<String> targetColumns, boolean declared) {
            return new ForeignKey(
                    table.namespace(),
                    table.name(),
                    columns,
                    target.namespace(),
                    target.name(),
                    targetColumns,
                    declared);
        }

        public boolean isOf(Table other) {
            return table.equals(other.name()) && Objects.equals(namespace, other.namespace());
        }

        public boolean pointsTo(Table other) {
            return target.equals(other.name()) && Objects.equals(targetNamespace, other.namespace());
        }
    }
}
