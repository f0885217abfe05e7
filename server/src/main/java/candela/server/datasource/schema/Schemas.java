package candela.server.datasource.schema;

import candela.engine.data.DataException;
import candela.engine.data.Source;
import candela.engine.sql.Difference;
import candela.engine.sql.Schema;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.DescribedPlace;
import candela.server.datasource.Snapshot;
import candela.server.datasource.catalogue.Catalogue;
import candela.server.datasource.policy.PolicyBinding;
import candela.server.datasource.reach.ImportCache;
import candela.server.datasource.reach.Inspections;
import candela.server.datasource.reach.OpenDatabases;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The door to what is in a source: its tables and columns, what people say of them, and what changed. */
@Service
public class Schemas {

    private final Catalogue catalogue;
    private final Inspections inspections;
    private final ImportCache imports;
    private final OpenDatabases databases;
    private final PolicyBinding binding;

    Schemas(
            Catalogue catalogue,
            Inspections inspections,
            ImportCache imports,
            OpenDatabases databases,
            PolicyBinding binding) {
        this.catalogue = catalogue;
        this.inspections = inspections;
        this.imports = imports;
        this.databases = databases;
        this.binding = binding;
    }

    /** What was found at the last look, as far as the actor may know it. */
    public Snapshot get(Actor actor, DataSourceId id) {
        actor.require(Catalogue.READ);
        return seen(actor, catalogue.find(actor, id));
    }

    /** Whoever keeps the source must see the values to decide what they are. */
    private Snapshot seen(Actor actor, DataSource source) {
        var whole = inspections.snapshot(actor, source);
        var seen = whole.seenUnder(binding.of(actor, source, whole));
        return source.isWritableBy(actor) && actor.may(Catalogue.WRITE) ? seen : seen.masked();
    }

    /** Looks again and says what changed. */
    public Difference refresh(Actor actor, DataSourceId id) {
        actor.require(Catalogue.WRITE);
        var source = catalogue.writable(actor, id);
        var before = inspections.snapshot(actor, source);
        databases.forget(id);
        var after = catalogue.retake(actor, id, inspections.look(source));
        return Difference.between(
                narrowed(actor, source, before.knowingViewsOf(after)), narrowed(actor, source, after));
    }

    /** Each look under the policies that bind what it saw. */
    private Schema narrowed(Actor actor, DataSource source, Snapshot seen) {
        return binding.of(actor, source, seen).narrow(seen.schema().value());
    }

    /** Describes a table, or one of its columns, in people's words; an empty description takes the former away. */
    public void describe(Actor actor, DataSourceId id, DescribedPlace asked, String description) {
        actor.require(Catalogue.WRITE);
        var source = catalogue.writable(actor, id);
        var schema = seen(actor, source).schema().value();
        var known = requirePlace(requireTable(schema, asked), asked.column());
        if (description.strip().length() > SchemaNotes.LONGEST) {
            throw Problem.invalid("description", "A description has at most " + SchemaNotes.LONGEST + " characters");
        }
        catalogue.describe(actor, id, known, description.strip());
    }

    /** Reads the uploaded files again with another type for one column; values that do not fit change nothing. */
    public Snapshot retype(Actor actor, DataSourceId id, String table, String column, Schema.Type type) {
        actor.require(Catalogue.WRITE);
        var before = catalogue.writable(actor, id);
        if (before.kind() != Kind.FILES) {
            throw Problem.conflict(
                    "Only the types of uploaded files can be corrected; those of a database are its own");
        }
        var seen = inspections.snapshot(actor, before);
        refuseBound(actor, before, seen);
        var key = columnKey(seen.schema().value(), table, column);
        var after = before.withUploads(before.uploads().withType(key, type));
        if (after.uploads().equals(before.uploads())) {
            return seen;
        }
        var schema = read(after);
        var snapshot = catalogue.retype(actor, before, after, schema);
        databases.forget(id);
        imports.remove(id, before.uploads());
        return snapshot;
    }

    /** A value that does not fit its new type would be named in the answer, also to whom it is masked. */
    private void refuseBound(Actor actor, DataSource source, Snapshot seen) {
        if (!binding.of(actor, source, seen).isEmpty()) {
            throw Problem.forbidden(
                    "bound_by_policy",
                    "Policies keep parts of this data source from you: let somebody correct its types whom they do not bind");
        }
    }

    private Schema read(DataSource source) {
        try {
            imports.load(source.id(), source.uploads(), imports.inputs(Actor.system(), source.uploads()));
            return inspections.look(new Source.DuckDbFile(imports.path(source.id(), source.uploads())));
        } catch (DataException e) {
            throw Problem.invalid("type", String.valueOf(e.getMessage()));
        }
    }

    /** A name alone is that of the default namespace, or of the only table that is called so. */
    private static Schema.Table requireTable(Schema schema, DescribedPlace asked) {
        var named = schema.tables().stream()
                .filter(it -> it.name().equalsIgnoreCase(asked.table()))
                .toList();
        var there = named.stream()
                .filter(it -> Objects.equals(it.namespace(), asked.namespace()))
                .findFirst();
        if (there.isPresent()) {
            return there.get();
        }
        if (asked.namespace() != null || named.isEmpty()) {
            throw Problem.invalid(
                    "table", "There is no table " + new DescribedPlace(asked.namespace(), asked.table(), null));
        }
        if (named.size() > 1) {
            throw Problem.invalid(
                    "namespace", "Several schemas have a table " + asked.table() + ": name the one meant");
        }
        return named.getFirst();
    }

    private static DescribedPlace requirePlace(Schema.Table table, @Nullable String column) {
        return column == null
                ? DescribedPlace.of(table)
                : table.column(column)
                        .map(it -> DescribedPlace.of(table, it.name()))
                        .orElseThrow(() -> missing(table, column));
    }

    private static Problem missing(Schema.Table table, String column) {
        return Problem.invalid("column", "The table " + table.name() + " has no column " + column);
    }

    private static Schema.Table requireTable(Schema schema, String table) {
        return schema.table(table).orElseThrow(() -> Problem.invalid("table", "There is no table " + table));
    }

    private static String columnKey(Schema schema, String table, String column) {
        var known = requireTable(schema, table);
        return known.column(column).map(it -> known.name() + "." + it.name()).orElseThrow(() -> missing(known, column));
    }
}
