package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Sorting;
import candela.engine.sql.Dialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a reading as one SELECT of a dialect, joins inferred. */
final class Renderer {
    private static final String PLACE = "place";
    private static final String PEER = "peer";

    /** What every part of a statement is written with. */
    record Writing(Forms forms, SqlNames names, Catalog catalog) {}

    private final Writing writing;
    private final Forms forms;
    private final Catalog catalog;
    private final Joins joins;
    private final SqlNames names;

    Renderer(Dialect dialect, Catalog catalog, Joins joins) {
        this.forms = Forms.of(dialect);
        this.names = new SqlNames(dialect);
        this.writing = new Writing(forms, names, catalog);
        this.catalog = catalog;
        this.joins = joins;
    }

    /** What a table is called where it stands, as statements write it. */
    String written(String name) {
        var namespace = catalog.table(name).namespace();
        return (namespace == null ? "" : names.of(namespace) + ".")
                + names.of(catalog.places().of(name));
    }

    /** The tables that a reading needs, and how they are joined. */
    Joins.Tree tree(Reading reading) {
        var tables = new LinkedHashSet<>(reading.tables());
        reading.select().forEach(it -> tables.addAll(Exprs.tables(it)));
        reading.groups().forEach(it -> tables.addAll(Exprs.tables(it)));
        reading.where().forEach(it -> tables.addAll(Exprs.tables(it)));
        reading.order().forEach(it -> tables.addAll(Exprs.tables(it.by())));
        var keys = joins.via(reading.via());
        var few = Absences.of(reading);
        if (few.isEmpty() || few.containsAll(tables)) {
            return keys.connect(tables);
        }
        var last = new LinkedHashSet<>(tables);
        last.retainAll(few);
        tables.removeAll(few);
        tables.addAll(last);
        var tree = keys.connect(tables).keepingRowsWithout(few);
        return Absences.allow(reading, tree) ? tree : keys.connect(tables);
    }

    String sql(Reading reading) {
        return sql(reading, true);
    }

    /** @param listed whether its rows are the answer, rather than what another statement compares with */
    private String sql(Reading reading, boolean listed) {
        if (reading.partition() != null && reading.limit() == null) {
            return ofPeers(reading, reading.partition());
        }
        var lean = Pointers.of(reading, tree(reading), catalog);
        var sql =
                reading.partition() == null ? plain(lean, aliases(lean.select(), tree(lean)), listed) : ranked(reading);
        if (reading.combination() == null) {
            return sql;
        }
        return sql + "\n" + forms.get(reading.combination().kind().name().toLowerCase(Locale.ROOT)) + "\n"
                + sql(reading.combination().other(), listed);
    }

    private String plain(Reading reading, Map<Expr, String> aliases, boolean listed) {
        var tree = tree(reading);
        var expressions = expressions(reading, tree);
        var once = OncePerRow.of(reading, tree, catalog);
        if (once.isPresent()) {
            return once(reading, tree, once.get(), aliases);
        }
        var sql = new StringBuilder("SELECT ");
        var repeated = reading.select().isEmpty() && tree.repeats(tree.first());
        sql.append(reading.distinct() || repeated ? "DISTINCT " : "")
                .append(limited(reading, "at most", "", " "))
                .append(outputs(reading, listed ? listed(reading) : Set.of(), expressions, aliases, tree));
        body(reading, tree, expressions, sql);
        ordering(reading, expressions, aliases, sql);
        return sql.append(limited(reading, "limit", "\n", "")).toString();
    }

    private SqlExpressions expressions(Reading reading, Joins.Tree tree) {
        var own = new SqlExpressions(writing, tree, reading.groups());
        return Parts.of(reading, this::home).map(it -> own.named(it.names())).orElse(own);
    }

    /** The table whose rows an aggregate goes through: of those it names, the one that the others do not repeat. */
    private String home(Expr aggregate) {
        var tables = Exprs.tables(aggregate);
        var tree = joins.connect(tables);
        return tables.stream().filter(it -> !tree.repeats(it)).findFirst().orElse(tree.first());
    }

    private String once(Reading reading, Joins.Tree tree, OncePerRow once, Map<Expr, String> aliases) {
        var within = new SqlExpressions(writing, tree, reading.groups());
        var inner = new StringBuilder("SELECT DISTINCT ");
        inner.append(once.names().entrySet().stream()
                .map(it -> within.of(it.getKey()) + " AS " + names.of(it.getValue()))
                .collect(Collectors.joining(", ")));
        rows(reading, tree, within, inner);
        var outer = within.named(once.names());
        var sql = new StringBuilder("SELECT ").append(limited(reading, "at most", "", " "));
        sql.append(outputs(reading, Set.of(), outer, aliases, tree))
                .append("\nFROM ")
                .append(subSelect(inner, "once"));
        grouping(reading, outer, sql);
        ordering(reading, outer, aliases, sql);
        return sql.append(limited(reading, "limit", "\n", "")).toString();
    }

    private String subSelect(StringBuilder sql, String name) {
        return forms.write("sub-select", "\n" + sql.toString().indent(2), name);
    }

    /** The reading's limit, where it has one and the dialect writes it in this place. */
    private String limited(Reading reading, String place, String before, String after) {
        var limit = reading.limit() == null ? "" : forms.write(place, reading.limit());
        return limit.isEmpty() ? "" : before + limit + after;
    }

    /** The columns that are only shown, neither computed with nor sorted by: as they are kept. */
    private static Set<Expr> listed(Reading reading) {
        if (!reading.groups().isEmpty() || reading.select().stream().anyMatch(Expr::aggregates)) {
            return Set.of();
        }
        var listed = new HashSet<>(reading.select());
        listed.removeIf(it -> it.op() != Reading.Op.COLUMN);
        reading.order().forEach(it -> listed.remove(it.by()));
        return listed;
    }

    private String outputs(
            Reading reading, Set<Expr> kept, SqlExpressions expressions, Map<Expr, String> aliases, Joins.Tree tree) {
        if (reading.select().isEmpty()) {
            return tree.tables().size() > 1 ? names.of(tree.first()) + ".*" : "*";
        }
        return reading.select().stream()
                .distinct()
                .map(it -> kept.contains(it)
                        ? labelled(it, expressions.kept(it), aliases)
                        : output(it, expressions, aliases))
                .collect(Collectors.joining(", "));
    }

    private String output(Expr expr, SqlExpressions expressions, Map<Expr, String> aliases) {
        var column = expr.op() == Reading.Op.COLUMN;
        return labelled(expr, column ? expressions.shown(expr) : expressions.alone(expr), aliases);
    }

    private String labelled(Expr expr, String sql, Map<Expr, String> aliases) {
        var alias = aliases.getOrDefault(expr, "");
        return sql + (alias.isEmpty() ? "" : " AS " + names.of(alias));
    }

    private void body(Reading reading, Joins.Tree tree, SqlExpressions expressions, StringBuilder sql) {
        Parts.of(reading, this::home)
                .ifPresentOrElse(it -> parts(it, sql), () -> rows(reading, tree, expressions, sql));
        grouping(reading, expressions, sql);
        var groups = reading.where().stream()
                .filter(it -> it.aggregates() && !Absences.isAny(it))
                .toList();
        if (!groups.isEmpty()) {
            sql.append("\nHAVING ").append(new SqlConditions(expressions, it -> sql(it, false)).all(groups));
        }
    }

    private void parts(Parts parts, StringBuilder sql) {
        var all = parts.readings().stream()
                .map(it -> plain(it, parts.heads(it), false))
                .collect(Collectors.joining("\nUNION ALL\n"));
        sql.append("\nFROM ").append(subSelect(new StringBuilder(all), "parts"));
    }

    private void rows(Reading reading, Joins.Tree tree, SqlExpressions expressions, StringBuilder sql) {
        var conditions = new SqlConditions(expressions, it -> sql(it, false));
        from(reading, tree, conditions, sql);
        var rows = reading.where().stream()
                .filter(it -> !it.aggregates() && !Absences.isOfOptional(it, tree))
                .toList();
        if (!rows.isEmpty()) {
            sql.append("\nWHERE ").append(conditions.all(rows));
        }
    }

    private static void grouping(Reading reading, SqlExpressions expressions, StringBuilder sql) {
        if (!reading.groups().isEmpty()) {
            sql.append("\nGROUP BY ")
                    .append(Stream.concat(reading.groups().stream(), limits(reading))
                            .map(expressions::shown)
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
    }

    /** What is one for each group and its aggregates are compared with: the limit that orders add up to. */
    private static Stream<Expr> limits(Reading reading) {
        return reading.where().stream()
                .filter(Condition::aggregates)
                .map(Condition::right)
                .flatMap(it -> it == null || it.aggregates() ? Stream.empty() : Stream.of(it));
    }

    private void from(Reading reading, Joins.Tree tree, SqlConditions conditions, StringBuilder sql) {
        sql.append("\nFROM ").append(table(tree.first()));
        for (var step : tree.steps()) {
            var optional = tree.optional().contains(step.to());
            sql.append(optional ? "\nLEFT JOIN " : "\nJOIN ")
                    .append(table(step.to()))
                    .append(" ON ")
                    .append(on(step));
            var own = reading.where().stream()
                    .filter(it -> Exprs.tables(it).equals(Set.of(step.to())) && Absences.isOfOptional(it, tree))
                    .toList();
            sql.append(own.isEmpty() ? "" : " AND " + conditions.all(own));
        }
        tree.unconnected().stream()
                .sorted()
                .forEach(it -> sql.append("\nCROSS JOIN ").append(table(it)));
    }

    private String table(String name) {
        var namespace = catalog.table(name).namespace();
        var place = namespace == null ? "" : names.of(namespace) + ".";
        var own = catalog.places().of(name);
        return place + (own.equals(name) ? names.of(name) : names.of(own) + " AS " + names.of(name));
    }

    private String on(Joins.Step step) {
        var key = step.key();
        var pairs = new ArrayList<String>();
        for (int i = 0; i < key.columns().size(); i++) {
            var own = names.of(key.table()) + "." + names.of(key.columns().get(i));
            var other =
                    names.of(key.target()) + "." + names.of(key.targetColumns().get(i));
            pairs.add(step.multiplies() ? own + " = " + other : other + " = " + own);
        }
        return String.join(" AND ", pairs);
    }

    private void ordering(Reading reading, SqlExpressions expressions, Map<Expr, String> aliases, StringBuilder sql) {
        if (!reading.order().isEmpty()) {
            sql.append("\nORDER BY ").append(keys(reading, expressions, aliases));
        }
    }

    private String keys(Reading reading, SqlExpressions expressions, Map<Expr, String> aliases) {
        return reading.order().stream()
                .map(it -> key(it, reading.distinct(), expressions, aliases))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String key(Sorting sorting, boolean distinct, SqlExpressions expressions, Map<Expr, String> aliases) {
        var alias = aliases.getOrDefault(sorting.by(), "");
        var full = expressions.shown(sorting.by());
        var form = sorting.descending() ? "descending" : distinct ? "distinct ascending" : "ascending";
        var key = alias.isEmpty() ? full : names.of(alias);
        return forms.write(expressions.mayBeNull(sorting.by()) ? form + " with nulls" : form, key, full);
    }

    /**
     * The best of each part: rows are numbered within their part, the first ones are kept; of one, all that are equal.
     */
    private String ranked(Reading reading) {
        var tree = tree(reading);
        var expressions = expressions(reading, tree);
        var aliases = new LinkedHashMap<Expr, String>();
        var given = aliases(reading.select(), tree);
        reading.select()
                .forEach(it -> aliases.put(
                        it, given.getOrDefault(it, "").isEmpty() ? it.column() : given.getOrDefault(it, "")));
        var partition = Objects.requireNonNull(reading.partition());
        var inner = new StringBuilder("SELECT ").append(outputs(reading, Set.of(), expressions, given, tree));
        var single = Objects.equals(reading.limit(), 1);
        var order = single
                ? key(reading.order().getFirst(), reading.distinct(), expressions, Map.of())
                : keys(reading, expressions, Map.of());
        inner.append(single ? ", RANK()" : ", ROW_NUMBER()").append(" OVER (PARTITION BY ");
        inner.append(expressions.of(partition));
        inner.append(" ORDER BY ").append(order).append(") AS ").append(PLACE);
        body(reading, tree, expressions, inner);
        var outputs = aliases.values().stream().map(names::of).collect(Collectors.joining(", "));
        var part = names.of(aliases.getOrDefault(partition, ""));
        var form = expressions.mayBeNull(partition) ? "ascending with nulls" : "ascending";
        return "SELECT " + outputs + "\nFROM " + subSelect(inner, "ranked") + "\nWHERE " + PLACE + " <= "
                + reading.limit() + "\nORDER BY " + forms.write(form, part, part) + ", " + PLACE;
    }

    /** One number over the rows that share a value with the row of the statement around it. */
    private String ofPeers(Reading reading, Expr shared) {
        var tree = tree(reading);
        var own = new SqlExpressions(writing, tree, reading.groups()).called(PEER);
        return "SELECT " + own.alone(reading.select().getFirst()) + " FROM " + written(shared.table()) + " " + PEER
                + " WHERE " + own.of(shared) + " = " + names.of(shared.table()) + "." + names.of(shared.column());
    }

    /** Aliases that keep the heads of the result readable and different. */
    private Map<Expr, String> aliases(List<Expr> select, Joins.Tree tree) {
        var aliases = new LinkedHashMap<Expr, String>();
        var taken = new HashSet<String>();
        for (var expr : new LinkedHashSet<>(select)) {
            var alias = Labels.alias(expr);
            if (expr.op() == Reading.Op.COLUMN && tree.tables().size() > 1 && isBareLabel(expr)) {
                alias = Labels.singular(String.join("_", Names.words(expr.table())));
            }
            var head = alias.isEmpty() ? expr.column() : alias;
            if (!taken.add(head)) {
                alias = String.join("_", Names.words(expr.table().isEmpty() ? "second" : expr.table())) + "_" + head;
                taken.add(alias);
            }
            aliases.put(expr, alias);
        }
        return aliases;
    }

    private boolean isBareLabel(Expr expr) {
        return expr.column().equalsIgnoreCase("name") || expr.column().equalsIgnoreCase("title");
    }
}
