package candela.server.datasource.schema;

import candela.engine.personal.Label;
import candela.engine.sql.Schema;
import candela.server.datasource.Classification;
import candela.server.datasource.Classification.Status;
import candela.server.datasource.ClassifiedColumn;
import candela.server.datasource.ColumnClasses;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.Snapshot;
import candela.server.datasource.catalogue.Catalogue;
import candela.server.datasource.policy.DataPolicies;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to what the columns of a source are classified as. A look at the source proposes; whoever may change the
 * source decides.
 */
@Service
public class Classifications {

    private static final int MOST_AT_ONCE = 1_000;

    private final Catalogue catalogue;
    private final Schemas schemas;
    private final DataPolicies policies;
    private final Clock clock;

    Classifications(Catalogue catalogue, Schemas schemas, DataPolicies policies, Clock clock) {
        this.catalogue = catalogue;
        this.schemas = schemas;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * What somebody decides about a column.
     *
     * @param label null for the one that was proposed or set before
     */
    public record Decision(
            @Nullable String namespace,
            String table,
            String column,
            Status status,
            @Nullable Label label,
            String note) {}

    /** The classified columns of a source, as far as the actor may know them; what was rejected is among them. */
    public List<ClassifiedColumn> classified(Actor actor, DataSourceId source) {
        return schemas.get(actor, source).classified();
    }

    /** Confirms, rejects or sets several at once: all or none. */
    @Transactional
    public void decide(Actor actor, DataSourceId id, List<Decision> decisions) {
        actor.require(Catalogue.WRITE);
        var source = catalogue.writable(actor, id);
        if (decisions.size() > MOST_AT_ONCE) {
            throw Problem.invalid("decisions", "Decide at most " + MOST_AT_ONCE + " columns at once");
        }
        var before = catalogue.snapshot(actor, id).orElseThrow(() -> Problem.notFound("data source", id));
        var after = before;
        for (var decision : decisions) {
            after = decided(actor, after, decision);
        }
        policies.requireMayLose(actor, source, before.classifications().lost(after.classifications()));
        keep(actor, after, before.classifications());
    }

    private Snapshot decided(Actor actor, Snapshot snapshot, Decision it) {
        var table = table(snapshot.schema().value(), it);
        var column = table.column(it.column())
                .orElseThrow(
                        () -> Problem.invalid("column", "The table " + table.name() + " has no column " + it.column()));
        var known = snapshot.classifications().of(table, column);
        if (it.label() == null && known == null) {
            throw Problem.invalid("label", "Nothing was proposed for " + column.name() + ": say what it is");
        }
        var label = it.label() == null ? Objects.requireNonNull(known).label() : it.label();
        var made = Classification.decided(
                actor, known, label, it.status(), it.note().strip(), clock.instant());
        return snapshot.classified(snapshot.classifications().with(table, column, made));
    }

    private static Schema.Table table(Schema schema, Decision it) {
        return schema.tables().stream()
                .filter(table -> table.name().equals(it.table()) && Objects.equals(table.namespace(), it.namespace()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("table", "There is no table " + it.table()));
    }

    private void keep(Actor actor, Snapshot decided, ColumnClasses before) {
        var old = new TreeMap<String, String>();
        var fresh = new TreeMap<String, String>();
        decided.classifications().columns().forEach((column, it) -> {
            var former = before.columns().get(column);
            if (!it.equals(former)) {
                old.put("classification of " + column, Classification.told(former));
                fresh.put("classification of " + column, it.told());
            }
        });
        catalogue.classify(actor, decided, Map.copyOf(old), Map.copyOf(fresh));
    }
}
