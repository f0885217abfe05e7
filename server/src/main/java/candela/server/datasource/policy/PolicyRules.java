package candela.server.datasource.policy;

import candela.engine.personal.Label;
import candela.engine.sql.Attributes;
import candela.engine.sql.ColumnPolicy;
import candela.engine.sql.Dialect;
import candela.engine.sql.Mask;
import candela.engine.sql.Policies;
import candela.engine.sql.PolicyException;
import candela.engine.sql.Schema;
import candela.engine.sql.TableName;
import candela.engine.sql.ValueType;
import candela.server.datasource.ColumnClasses;
import candela.server.datasource.DataSource;
import candela.server.datasource.Snapshot;
import candela.server.datasource.policy.DataPolicy.Kind;
import candela.server.datasource.policy.DataPolicy.Terms;
import candela.server.datasource.reach.Inspections;
import candela.server.iam.Directory;
import candela.server.platform.Actor;
import candela.server.platform.Permissions;
import candela.server.platform.Problem;
import candela.server.team.Standings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what is wrong with a policy before anybody is bound by it: the field, the place in it, and the way out. */
@Component
class PolicyRules {

    private static final String CHECKED_ONLY = "no salt of any source";

    private final Inspections inspections;
    private final Standings standings;
    private final Directory directory;

    PolicyRules(Inspections inspections, Standings standings, Directory directory) {
        this.inspections = inspections;
        this.standings = standings;
        this.directory = directory;
    }

    void check(Actor actor, DataSource source, Terms terms) {
        requireAudience(actor, terms);
        requireTarget(terms);
        var seen = inspections.snapshot(actor, source);
        if (terms.classification() != null) {
            requireMask(source.kind().dialect(), seen.carrying(terms.classification()), terms);
            return;
        }
        var schema = seen.schema().value();
        requireNamespace(source, schema, terms.namespace());
        parsed(source, terms, seen).problems(source.kind().dialect(), schema, known(actor, source)).stream()
                .findFirst()
                .ifPresent(it -> {
                    throw misfit(named(source, seen, terms), terms, it);
                });
    }

    /**
     * The default namespace has no name in a schema; it may be called as databases call it, or as the connection does.
     */
    private static void requireNamespace(DataSource source, Schema schema, @Nullable String namespace) {
        if (namespace == null || namespace.isEmpty()) {
            return;
        }
        var called =
                Objects.requireNonNullElse(source.connection().database(), "").split("[.]");
        var known = Stream.of(
                        schema.tables().stream().map(Schema.Table::namespace).filter(Objects::nonNull),
                        Stream.of("public", "main", "dbo"),
                        Stream.of(called))
                .flatMap(it -> it);
        if (known.noneMatch(namespace::equalsIgnoreCase)) {
            throw Problem.invalid(
                    "namespace",
                    "There is no namespace " + namespace
                            + " here: name one of the schema, or leave the text empty for the default one");
        }
    }

    private static void requireTarget(Terms terms) {
        if (terms.classification() != null) {
            requireKindOfData(terms);
        } else if (terms.tableName() == null) {
            throw Problem.invalid("table", "Name the table that the policy limits");
        } else if ((terms.kind() == Kind.COLUMN) != (terms.columnName() != null)) {
            throw Problem.invalid("column", "A column policy names a column, a row policy none");
        }
    }

    private static void requireKindOfData(Terms terms) {
        if (terms.kind() == Kind.ROW) {
            throw Problem.invalid(
                    "classification",
                    "A row policy names a table: leave the classification out, or make a column policy");
        }
        if (terms.namespace() != null || terms.tableName() != null || terms.columnName() != null) {
            throw Problem.invalid(
                    "classification",
                    "A policy is for a column or for all that hold a kind of data: leave the classification out, or the"
                            + " namespace, table and column");
        }
        if (terms.classification() == Label.PUBLIC) {
            throw Problem.invalid(
                    "classification", "What is public is kept from nobody: choose another classification");
        }
    }

    /** Columns that hold the same may be of several types: where the mask fits some, the others are left empty. */
    private static void requireMask(Dialect dialect, List<ColumnClasses.Place> bound, Terms terms) {
        try {
            var mask = Mask.parse(terms.rule());
            mask.check(dialect);
            if (!bound.isEmpty()
                    && bound.stream()
                            .noneMatch(it -> mask.fitted(it.column(), dialect).equals(mask))) {
                mask.check(bound.getFirst().column(), dialect);
            }
        } catch (PolicyException e) {
            throw Problem.invalid("rule", placed(e.offset(), e.reason()));
        }
    }

    /** The columns that a policy by classification binds by now, each with what is shown in place of its values. */
    List<ColumnPolicy> bound(Actor actor, DataSource source, Terms terms) {
        return terms.classification() == null ? List.of() : terms.columns(source, inspections.snapshot(actor, source));
    }

    /** The views through which what a policy keeps back would be seen, unless a policy of their own binds them. */
    List<TableName> barred(Actor actor, DataSource source, Terms terms) {
        var seen = inspections.snapshot(actor, source);
        try {
            return parsed(source, terms, seen).barred(seen.schema().value()).stream()
                    .map(TableName::of)
                    .toList();
        } catch (Problem _) {
            return List.of();
        }
    }

    /** What is wrong with a policy that was right when it was made; empty when nothing is. */
    String trouble(Actor actor, DataSource source, Terms terms) {
        try {
            check(actor, source, terms);
            return "";
        } catch (Problem e) {
            return e.detail();
        }
    }

    /** What may be known of people here: what is known of everybody, and what is said of somebody in the team. */
    private Map<String, ValueType> known(Actor actor, DataSource source) {
        var known = new HashMap<>(PolicyBinding.KNOWN);
        standings.attributeNames(actor, source.team()).forEach(it -> known.putIfAbsent(it, ValueType.TEXT));
        return known;
    }

    private void requireAudience(Actor actor, Terms terms) {
        if (terms.role() != null && terms.person() != null) {
            throw Problem.invalid("user", "A policy is for a role or for a person: leave one of them out");
        }
        if (terms.role() != null && !standings.isRole(actor, terms.role())) {
            throw Problem.invalid("role", "There is no such role");
        }
        if (terms.person() != null
                && directory.contacts(actor, List.of(terms.person())).isEmpty()) {
            throw Problem.invalid("user", "There is no such person");
        }
        if (terms.exempt() != null && !Permissions.ALL.contains(terms.exempt())) {
            throw Problem.invalid("exempt", "There is no permission " + terms.exempt());
        }
    }

    private static Policies parsed(DataSource source, Terms terms, Snapshot seen) {
        var views = Objects.requireNonNullElse(seen.schema().value().views(), List.<Schema.View>of());
        try {
            return terms.kind() == Kind.ROW
                    ? new Policies(List.of(terms.row(source, seen)), List.of(), Attributes.NONE, "", views)
                    : new Policies(List.of(), terms.columns(source, seen), Attributes.NONE, CHECKED_ONLY, views);
        } catch (PolicyException e) {
            throw Problem.invalid("rule", placed(e.offset(), e.reason()));
        }
    }

    private static Problem misfit(List<Schema.Table> named, Terms terms, Policies.Problem problem) {
        if (named.isEmpty()) {
            return Problem.invalid("table", problem.message());
        }
        var column = terms.columnName();
        if (column != null && named.stream().anyMatch(it -> it.column(column).isEmpty())) {
            return Problem.invalid("column", problem.message());
        }
        return Problem.invalid("rule", placed(problem.offset(), problem.message()));
    }

    private static List<Schema.Table> named(DataSource source, Snapshot seen, Terms terms) {
        return seen.schema().value().tables().stream()
                .filter(terms.table(source, seen)::means)
                .toList();
    }

    private static String placed(int offset, String message) {
        return "At character " + (offset + 1) + ": " + message;
    }
}
