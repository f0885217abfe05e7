package candela.server.datasource;

import candela.engine.data.Inspection;
import candela.engine.data.Renames;
import candela.engine.data.Renames.Rename;
import candela.engine.personal.Label;
import candela.engine.sql.Attributes;
import candela.engine.sql.ColumnPolicy;
import candela.engine.sql.Mask;
import candela.engine.sql.Policies;
import candela.engine.sql.Schema;
import candela.engine.sql.TableName;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.JsonColumn;
import candela.server.platform.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        ColumnClasses classifications,
        StatedKeys statedKeys,
        String hash,
        Instant takenAt,
        @Version int version) {

    public Snapshot {
        descriptions = descriptions.apart(schema.value());
    }

    /** How many of the sample values that were looked at are kept. */
    private static final int SAMPLES = Inspection.DEFAULT.samples();

    /** The schema as the database told it. */
    public record Shape(Schema value) implements JsonColumn {}

    /**
     * People's words by {@code table} or {@code table.column}: of the default namespace, and of each of the others by
     * its name.
     *
     * @param elsewhere null in what earlier releases kept, which was said of namesakes in common
     */
    public record Descriptions(
            Map<String, String> words, @Nullable Map<String, Map<String, String>> elsewhere) implements JsonColumn {

        static final Descriptions NONE = new Descriptions(Map.of(), Map.of());

        public Descriptions {
            words = Map.copyOf(words);
            elsewhere = elsewhere == null ? null : Map.copyOf(elsewhere);
        }

        /** What was said in common stays with each of the tables. */
        Descriptions apart(Schema schema) {
            return elsewhere == null ? new Descriptions(words, Map.of()).with(common(schema)) : this;
        }

        private Map<DescribedPlace, String> common(Schema schema) {
            return schema.tables().stream()
                    .filter(it -> it.namespace() != null)
                    .flatMap(table -> Stream.concat(
                            Stream.of(DescribedPlace.of(table)),
                            table.columns().stream().map(it -> DescribedPlace.of(table, it.name()))))
                    .filter(it -> words.containsKey(it.key()))
                    .collect(Collectors.toMap(it -> it, it -> words.getOrDefault(it.key(), "")));
        }

        private Map<String, Map<String, String>> others() {
            return Objects.requireNonNullElse(elsewhere, Map.of());
        }

        public Optional<String> of(DescribedPlace place) {
            return Optional.ofNullable(within(place).get(place.key()));
        }

        private Map<String, String> within(DescribedPlace place) {
            var namespace = place.namespace();
            return namespace == null ? words : others().getOrDefault(namespace, Map.of());
        }

        /** An empty description takes the former away. */
        Descriptions with(Map<DescribedPlace, String> descriptions) {
            var changed = this;
            for (var it : descriptions.entrySet()) {
                changed = changed.with(it.getKey(), it.getValue().strip());
            }
            return changed;
        }

        private Descriptions with(DescribedPlace place, String text) {
            var changed = new TreeMap<>(within(place));
            if (text.isEmpty()) {
                changed.remove(place.key());
            } else {
                changed.put(place.key(), text);
            }
            var namespace = place.namespace();
            if (namespace == null) {
                return new Descriptions(changed, elsewhere);
            }
            var others = new TreeMap<>(others());
            others.put(namespace, Map.copyOf(changed));
            return new Descriptions(words, others);
        }

        Descriptions renamed(List<Rename> renames) {
            var changed = this;
            for (var it : renames) {
                var former = place(it.table(), it.column());
                var moved = changed.of(former);
                if (moved.isPresent()) {
                    changed = changed.with(former, "").with(place(it.newTable(), it.newColumn()), moved.get());
                }
            }
            return changed;
        }

        private static DescribedPlace place(Schema.Table table, @Nullable String column) {
            return new DescribedPlace(table.namespace(), table.name(), column);
        }
    }

    /** @param seen with all the values that were looked at; only a few of them are kept */
    public static Snapshot first(DataSourceId source, Schema seen, Instant now) {
        var classes = ColumnClasses.NONE.after(List.of(), seen, now);
        return new Snapshot(
                source, new Shape(kept(seen)), Descriptions.NONE, classes, StatedKeys.NONE, hash(seen), now, 0);
    }

    /** What people said of a table or column stays with it, also under another name. */
    public Snapshot retaken(Schema seen, Instant now) {
        var renames = Renames.between(schema.value(), seen);
        return new Snapshot(
                source,
                new Shape(kept(seen)),
                descriptions.renamed(renames),
                classifications.after(renames, seen, now),
                statedKeys,
                hash(seen),
                now,
                version);
    }

    public Snapshot described(Map<DescribedPlace, String> words) {
        return with(schema, descriptions.with(words), classifications);
    }

    public Snapshot stating(List<Schema.ForeignKey> keys) {
        return new Snapshot(
                source, schema, descriptions, classifications, statedKeys.with(keys), hash, takenAt, version);
    }

    public Snapshot classified(ColumnClasses classes) {
        return with(schema, descriptions, classes);
    }

    private Snapshot with(Shape shape, Descriptions words, ColumnClasses classes) {
        return new Snapshot(source, shape, words, classes, statedKeys, hash, takenAt, version);
    }

    /**
     * Changes with every new look and every description: who keeps something made of the schema keeps it under this.
     */
    public String fingerprint() {
        return hash + "-" + version;
    }

    /** The same look, knowing of views what a later one found. */
    public Snapshot knowingViewsOf(Snapshot later) {
        var shape = schema.value();
        return shape.views() == null
                ? with(
                        new Shape(new Schema(
                                shape.tables(),
                                shape.keys(),
                                later.schema.value().views())),
                        descriptions,
                        classifications)
                : this;
    }

    /** Whether a key is there already, whoever says so. */
    public boolean isKnown(Schema.ForeignKey key) {
        return StatedKeys.known(statedKeys.and(schema.value()), key);
    }

    /** The snapshot as somebody may know it whom these policies bind. */
    public Snapshot seenUnder(Policies policies) {
        var narrow = policies.narrow(schema.value());
        return new Snapshot(
                source, new Shape(narrow), descriptions, classifications, statedKeys, hash(narrow), takenAt, version);
    }

    /** Without values of columns that are classified, for those who do not keep the source. */
    public Snapshot masked() {
        return with(
                new Shape(mapped(
                        schema.value(),
                        (table, column) -> classifications.protects(table, column)
                                ? column(column, column.description(), List.of(), null, null)
                                : column)),
                descriptions,
                classifications);
    }

    public List<ColumnClasses.Place> carrying(Label label) {
        return classifications.carrying(label, schema.value());
    }

    public List<ColumnClasses.Place> protectedColumns() {
        return classifications.protectedIn(schema.value());
    }

    /** What is left of a look at this source without the columns that are protected. */
    public Schema unclassified(Schema seen) {
        var hidden = protectedColumns().stream()
                .map(it -> new ColumnPolicy(
                        "classified", TableName.of(it.table()), it.column().name(), new Mask.Hide()))
                .toList();
        return new Policies(List.of(), hidden, Attributes.NONE, "").narrow(seen);
    }

    public List<ClassifiedColumn> classified() {
        return classifications.in(schema.value());
    }

    /** The schema with people's words in place of the database's own comments, and with the keys that they stated. */
    public Schema described() {
        return new Schema(
                schema.value().tables().stream().map(this::described).toList(), statedKeys.and(schema.value()));
    }

    private Schema.Table described(Schema.Table it) {
        var columns = it.columns().stream().map(column -> described(it, column)).toList();
        var words = descriptions.of(DescribedPlace.of(it)).orElse(it.description());
        return new Schema.Table(it.namespace(), it.name(), columns, it.primaryKey(), it.rowCount(), it.bytes(), words);
    }

    private Schema.Column described(Schema.Table table, Schema.Column it) {
        var words = descriptions.of(DescribedPlace.of(table, it.name())).orElse(it.description());
        return column(it, words, it.samples(), it.least(), it.greatest());
    }

    private static Schema.Column column(
            Schema.Column it,
            String description,
            List<String> samples,
            @Nullable String least,
            @Nullable String greatest) {
        return new Schema.Column(
                it.name(),
                it.type(),
                it.nativeType(),
                it.nullable(),
                description,
                samples,
                it.distinct(),
                least,
                greatest);
    }

    private static Schema kept(Schema seen) {
        return mapped(
                seen,
                (table, it) -> it.samples().size() <= SAMPLES
                        ? it
                        : column(it, it.description(), it.samples().subList(0, SAMPLES), it.least(), it.greatest()));
    }

    private static Schema mapped(Schema schema, BiFunction<Schema.Table, Schema.Column, Schema.Column> change) {
        var tables = schema.tables().stream()
                .map(table -> new Schema.Table(
                        table.namespace(),
                        table.name(),
                        table.columns().stream()
                                .map(it -> change.apply(table, it))
                                .toList(),
                        table.primaryKey(),
                        table.rowCount(),
                        table.bytes(),
                        table.description()))
                .toList();
        return new Schema(tables, schema.keys(), schema.views());
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
