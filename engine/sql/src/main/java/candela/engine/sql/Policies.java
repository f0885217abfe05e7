package candela.engine.sql;

import candela.engine.sql.Schema.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The row and column policies that bind one person on one source. {@link Guard} writes them into each statement.
 *
 * @param user what is known of the person
 * @param salt goes into each hash, so that nobody can find the value by hashing guesses; kept secret, the same for as
 *     long as hashes shall stay the same
 * @param views what the source's views read: a policy holds for its table, and the database knows nothing of it
 */
public record Policies(
        List<RowPolicy> rows, List<ColumnPolicy> columns, Attributes user, String salt, List<Schema.View> views) {
    public static final Policies NONE = new Policies(List.of(), List.of(), Attributes.NONE, "");

    public Policies {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        views = List.copyOf(views);
        if (salt.isBlank() && columns.stream().anyMatch(it -> it.mask() instanceof Mask.Hash)) {
            throw new IllegalArgumentException("A hash without a salt hides nothing");
        }
    }

    /** For a source without views. */
    public Policies(List<RowPolicy> rows, List<ColumnPolicy> columns, Attributes user, String salt) {
        this(rows, columns, user, salt, List.of());
    }

    public boolean isEmpty() {
        return rows.isEmpty() && columns.isEmpty();
    }

    /**
     * Something is wrong with a policy.
     *
     * @param policy its name
     * @param offset where in the policy's text, 0-based
     */
    public record Problem(String policy, String message, int offset) {}

    /**
     * What does not fit the schema, before anybody is bound by it.
     *
     * @param attributes what may be known of people, with its type
     */
    public List<Problem> problems(Dialect dialect, Schema schema, Map<String, ValueType> attributes) {
        var problems = new ArrayList<Problem>();
        for (RowPolicy it : rows) {
            check(it.name(), it.table(), schema, problems, table -> it.filter().check(table, attributes));
        }
        for (ColumnPolicy it : columns) {
            check(
                    it.name(),
                    it.table(),
                    schema,
                    problems,
                    table -> it.mask().check(ConditionCheck.column(table, it.column(), 0), dialect));
        }
        return List.copyOf(problems);
    }

    private static void check(
            String policy, TableName name, Schema schema, List<Problem> problems, Consumer<Table> test) {
        List<Table> tables = schema.tables().stream().filter(name::means).toList();
        if (tables.isEmpty()) {
            problems.add(new Problem(policy, "There is no table " + name + " in this source.", 0));
        }
        for (Table table : tables) {
            try {
                test.accept(table);
            } catch (PolicyException e) {
                problems.add(new Problem(policy, e.reason(), e.offset()));
            }
        }
    }

    /** The schema as the person may know it: without what is hidden, and without values that policies keep back. */
    public Schema narrow(Schema schema) {
        return isEmpty() ? schema : new SchemaNarrowing(this).narrow(schema);
    }

    /**
     * What one policy made of a statement, as it may be told to the person whom it binds.
     *
     * @param table the one that the policy limits
     * @param column null for rows, and for a column that is hidden: its name is not the person's to know
     * @param mask what is shown in place of the column's values; null for rows
     */
    public record Effect(
            String policy,
            String table,
            @Nullable String column,
            @Nullable Mask mask) {}

    /** What the policies that were written into a statement made of it. */
    public List<Effect> effects(Verdict.Allowed statement) {
        var names = statement.policies();
        return Stream.concat(
                        rows.stream()
                                .filter(it -> names.contains(it.name()))
                                .map(it -> new Effect(it.name(), it.table().name(), null, null)),
                        columns.stream()
                                .filter(it -> names.contains(it.name()) && isRead(it.table(), statement))
                                .map(this::effect))
                .distinct()
                .toList();
    }

    /** One name may stand for masks of several tables. */
    private static boolean isRead(TableName table, Verdict.Allowed statement) {
        return statement.tables().stream().anyMatch(table.name()::equalsIgnoreCase);
    }

    private Effect effect(ColumnPolicy policy) {
        Mask mask = columns.stream()
                .filter(it -> it.table().overlaps(policy.table()) && it.column().equalsIgnoreCase(policy.column()))
                .map(ColumnPolicy::mask)
                .reduce(policy.mask(), Restrictions::both);
        String column = mask instanceof Mask.Hide ? null : policy.column();
        return new Effect(policy.name(), policy.table().name(), column, mask);
    }

    /**
     * The table that a view would show as if no policy bound it; empty for what is no view, reads no table that is
     * bound, or is named by a policy of its own: whoever wrote that one has decided what may be seen of the view. One
     * that only came upon the view, by what a column holds, decided nothing.
     */
    Optional<TableName> shownBy(Table table) {
        return isEmpty() || views.isEmpty() || chosen().anyMatch(it -> it.means(table))
                ? Optional.empty()
                : read(TableName.of(table)).stream()
                        .filter(it -> named().anyMatch(it::overlaps))
                        .findFirst();
    }

    /** The views that nobody reads whom these policies bind, since they would show what is kept back. */
    public List<Table> barred(Schema schema) {
        return schema.tables().stream().filter(it -> shownBy(it).isPresent()).toList();
    }

    private Stream<TableName> chosen() {
        return Stream.concat(
                rows.stream().map(RowPolicy::table),
                columns.stream().filter(ColumnPolicy::chosen).map(ColumnPolicy::table));
    }

    private Stream<TableName> named() {
        return Stream.concat(
                rows.stream().map(RowPolicy::table), columns.stream().map(ColumnPolicy::table));
    }

    /** All that a view reads, by itself and by other views; the nearest first. */
    private Set<TableName> read(TableName view) {
        var found = new LinkedHashSet<TableName>();
        var open = new ArrayDeque<>(List.of(view));
        while (!open.isEmpty()) {
            TableName next = open.remove();
            views.stream()
                    .filter(it -> it.name().equals(next))
                    .flatMap(it -> it.reads().stream())
                    .filter(found::add)
                    .forEach(open::add);
        }
        return found;
    }

    /** The masks of a table's columns that some policy names. */
    Set<Mask> masks(Table table, String column) {
        return columns.stream()
                .filter(it -> it.table().means(table) && it.column().equalsIgnoreCase(column))
                .map(ColumnPolicy::mask)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return Stream.concat(
                        rows.stream().map(RowPolicy::name), columns.stream().map(ColumnPolicy::name))
                .collect(Collectors.joining(", ", "Policies[", "]"));
    }
}
