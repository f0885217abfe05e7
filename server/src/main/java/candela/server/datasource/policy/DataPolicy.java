package candela.server.datasource.policy;

import candela.engine.personal.Label;
import candela.engine.sql.ColumnPolicy;
import candela.engine.sql.Mask;
import candela.engine.sql.RowFilter;
import candela.engine.sql.RowPolicy;
import candela.engine.sql.Schema;
import candela.engine.sql.TableName;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.Snapshot;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import candela.server.team.Role.RoleId;
import candela.server.team.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/** Lets some people see only some rows of a table, or not the true values of a column. Immutable. */
@Table(schema = "datasource", name = "policy")
public record DataPolicy(
        @Id PolicyId id,
        DataSourceId source,
        @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) Terms terms,
        UserId createdBy,
        Instant createdAt,
        @Version int version) {

    public record PolicyId(UUID value) implements TypedId {}

    /** What a policy is about. */
    public enum Kind {
        ROW,
        COLUMN
    }

    /**
     * What it says, as people enter it.
     *
     * @param namespace null for the tables of that name in every namespace, empty for that of the default one alone
     * @param tableName null where it names a classification
     * @param columnName null unless the kind is COLUMN and it names no classification
     * @param classification in place of a column: binds all that are confirmed to hold this, in whatever table
     * @param rule which rows may be seen, or what is shown in place of the values
     * @param role whom it binds; null for everybody, or for one person
     * @param person whom it binds; null for everybody, or for a role
     * @param exempt whoever has this permission in the source's team is not bound; null for nobody
     * @param enabled whether it binds anybody at all
     */
    public record Terms(
            String name,
            Kind kind,
            @Nullable String namespace,
            @Nullable String tableName,
            @Nullable String columnName,
            @Nullable Label classification,
            String rule,
            @Nullable RoleId role,
            @Nullable UserId person,
            @Nullable String exempt,
            boolean enabled) {

        Terms off() {
            return new Terms(
                    name, kind, namespace, tableName, columnName, classification, rule, role, person, exempt, false);
        }

        /** As it was written: another namespace than the default one may still be meant for it. */
        TableName written() {
            return new TableName(namespace, Objects.requireNonNull(tableName));
        }

        /**
         * The table in a source that looks like this. Where each person asks as somebody else, the default namespace
         * may be another one for them.
         */
        TableName table(DataSource source, Snapshot seen) {
            return source.connection().person() == null
                    ? written().in(seen.schema().value())
                    : written();
        }

        /** The same of a table that holds a kind of data. */
        private static TableName carrying(DataSource source, Schema.Table table) {
            return source.connection().person() == null
                    ? TableName.of(table)
                    : new TableName(Objects.requireNonNullElse(table.namespace(), ""), table.name());
        }

        /** @throws candela.engine.sql.PolicyException with the place, when the rule cannot be read */
        RowPolicy row(DataSource source, Snapshot seen) {
            return new RowPolicy(name, table(source, seen), RowFilter.parse(rule));
        }

        /**
         * The columns that it binds in a source that looks like this.
         *
         * @throws candela.engine.sql.PolicyException with the place, when the rule cannot be read
         */
        List<ColumnPolicy> columns(DataSource source, Snapshot seen) {
            var mask = Mask.parse(rule);
            return classification == null
                    ? List.of(
                            new ColumnPolicy(name, table(source, seen), Objects.requireNonNull(columnName), mask, true))
                    : seen.carrying(classification).stream()
                            .map(it -> new ColumnPolicy(
                                    name,
                                    carrying(source, it.table()),
                                    it.column().name(),
                                    mask.fitted(it.column(), source.kind().dialect()),
                                    false))
                            .toList();
        }
    }

    static DataPolicy of(Actor actor, DataSourceId source, Terms terms, Instant now) {
        return new DataPolicy(new PolicyId(TypedId.next()), source, terms, actor.user(), now, 0);
    }

    DataPolicy with(Terms changed) {
        return new DataPolicy(id, source, changed, createdBy, createdAt, version);
    }

    boolean isOf(Kind kind) {
        return terms.kind == kind;
    }

    /** Permissions count only where the source is at home: in a team of their own everybody has them all. */
    boolean binds(Actor actor, DataSource source, Standing standing) {
        var exempt = terms.exempt != null && source.isAtHome(actor) && actor.may(terms.exempt);
        return terms.enabled && !exempt && isFor(actor, standing);
    }

    private boolean isFor(Actor actor, Standing standing) {
        if (terms.person != null) {
            return terms.person.equals(actor.user());
        }
        return terms.role == null || standing.isUnder(terms.role) && !isAdministratorFromElsewhere(actor, standing);
    }

    private static boolean isAdministratorFromElsewhere(Actor actor, Standing standing) {
        return actor.administrator() && standing.member() == null;
    }
}
