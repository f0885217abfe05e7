package candela.engine.data;

import candela.engine.data.PolicedData.Column;
import candela.engine.data.PolicedData.Table;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Invents statements over some tables, with the forms in which a table can be named: joins of every kind, aliases or
 * none, sub-queries, common table expressions that hide tables, sets, windows, LATERAL, stars.
 */
final class RandomStatements {

    /** What stands after FROM under one name. */
    private record Source(String alias, List<Column> columns) {}

    /** A query and the columns that it gives. */
    private record Query(String sql, List<Column> columns) {}

    private final Dialect dialect;
    private final List<Table> tables;
    private final Random random;
    private List<Source> common = List.of();
    private List<Source> outer = List.of();
    private int names;

    /** How many tables may still be joined: their rows multiply. */
    private int budget;

    /** @param tables as the reader sees them */
    RandomStatements(Dialect dialect, List<Table> tables, long seed) {
        this.dialect = dialect;
        this.tables = tables;
        this.random = new Random(seed);
    }

    String next() {
        common = List.of();
        outer = List.of();
        budget = 5;
        return switch (random.nextInt(12)) {
            case 0, 1 -> with();
            case 2 -> recursive();
            case 3, 4 -> set();
            case 5 -> star();
            case 6 -> sorted();
            case 7 -> probing();
            case 8 -> lateral();
            default -> query(2).sql();
        };
    }

    private String with() {
        var count = 1 + random.nextInt(2);
        var text = new StringBuilder("WITH ");
        for (var i = 0; i < count; i++) {
            var name = chance(3) ? name(pick(tables).name()) : fresh("c");
            if (common.stream().anyMatch(it -> it.alias().equals(name))) {
                continue;
            }
            var query = query(1);
            text.append(common.isEmpty() ? "" : ", ")
                    .append(name)
                    .append(" AS (")
                    .append(query.sql())
                    .append(')');
            var grown = new ArrayList<>(common);
            grown.add(new Source(name, query.columns()));
            common = List.copyOf(grown);
        }
        return text.append(' ').append(chance(4) ? set() : query(1).sql()).toString();
    }

    private String recursive() {
        var name = chance(4) ? name(pick(tables).name()) : fresh("r");
        var first = table();
        var start = "SELECT " + named(first.alias(), "id") + " AS n FROM " + first.sql();
        var second = table();
        var step = chance(2)
                ? "SELECT n + 1 FROM " + name + " WHERE n < 6"
                : "SELECT " + named(second.alias(), "id") + " + 1 FROM " + second.sql() + " JOIN " + name + " ON "
                        + name + ".n = " + named(second.alias(), "id") + " WHERE n < 6";
        return "WITH RECURSIVE " + name + " AS (" + start + " UNION " + step + ") SELECT n, count(*) FROM " + name
                + " GROUP BY n";
    }

    private String set() {
        var word = pick(List.of(" UNION ", " UNION ALL ", " EXCEPT ", " INTERSECT "));
        var types =
                IntStream.range(0, 1 + random.nextInt(3)).mapToObj(_ -> type()).toList();
        return branch(types) + word + branch(types) + (chance(4) ? " UNION " + branch(types) : "");
    }

    private String branch(List<Type> types) {
        var from = from(1);
        var list = types.stream().map(it -> expression(from.sources(), it, 1)).collect(Collectors.joining(", "));
        return "SELECT " + list + " FROM " + from.sql() + where(from.sources(), 1);
    }

    private String star() {
        var from = from(1);
        var stars = random.nextInt(3);
        var list = stars == 0
                ? "*"
                : stars == 1
                        ? pick(from.sources()).alias() + ".*"
                        : "count(*), count(DISTINCT " + column(from.sources()) + ")";
        return "SELECT " + list + " FROM " + from.sql() + where(from.sources(), 2);
    }

    private String sorted() {
        var query = plain(1);
        var places = IntStream.rangeClosed(1, query.columns().size())
                .mapToObj(it -> it + (chance(2) ? " DESC" : ""))
                .collect(Collectors.joining(", "));
        return query.sql() + " ORDER BY " + places + " LIMIT " + (1 + random.nextInt(5))
                + (chance(3) ? " OFFSET 1" : "");
    }

    /** Fails on values that must not be seen, if anything does. */
    private String probing() {
        var source = table();
        var texts =
                source.columns().stream().filter(it -> it.type() == Type.TEXT).toList();
        var test = texts.isEmpty()
                ? "1000 / (" + named(source.alias(), "id") + " - 3) > 0"
                : "CAST(" + named(source.alias(), pick(texts).name()) + " AS " + integer() + ") > 3";
        return "SELECT count(*) FROM " + source.sql() + " WHERE " + test;
    }

    private String integer() {
        return dialect == Dialect.MARIADB ? "SIGNED" : "INTEGER";
    }

    private String lateral() {
        if (dialect == Dialect.SQLITE || dialect == Dialect.MARIADB) {
            return query(1).sql();
        }
        var left = table();
        outer = List.of(new Source(left.alias(), left.columns()));
        var inner = plain(1);
        outer = List.of();
        var alias = fresh("l");
        return "SELECT " + alias + ".*, " + named(left.alias(), "id") + " FROM " + left.sql()
                + (chance(2) ? ", LATERAL (" : " CROSS JOIN LATERAL (") + inner.sql() + ") AS " + alias;
    }

    private Query query(int depth) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> grouped(depth);
            case 2 -> windowed(depth);
            default -> plain(depth);
        };
    }

    private Query plain(int depth) {
        var from = from(depth);
        var columns = new ArrayList<Column>();
        var list = new ArrayList<String>();
        for (var i = random.nextInt(3); i >= 0; i--) {
            var type = type();
            columns.add(new Column("c" + columns.size(), type));
            list.add(expression(from.sources(), type, depth) + " AS c" + list.size());
        }
        var distinct = chance(5) ? "DISTINCT " : "";
        return new Query(
                "SELECT " + distinct + String.join(", ", list) + " FROM " + from.sql() + where(from.sources(), depth),
                columns);
    }

    private Query grouped(int depth) {
        var from = from(depth);
        var type = type();
        var key = expression(from.sources(), type, 0);
        var number = expression(from.sources(), Type.INTEGER, 0);
        var text = expression(from.sources(), Type.TEXT, 0);
        var sql = "SELECT " + key + " AS c0, count(*) AS c1, sum(" + number + ") AS c2, min(" + text
                + ") AS c3, count(DISTINCT "
                + number + ") AS c4 FROM " + from.sql() + where(from.sources(), depth) + " GROUP BY " + key
                + (chance(3) ? " HAVING count(*) > 1" : "");
        return new Query(
                sql,
                List.of(
                        new Column("c0", type),
                        new Column("c1", Type.INTEGER),
                        new Column("c2", Type.INTEGER),
                        new Column("c3", Type.TEXT)));
    }

    private Query windowed(int depth) {
        var from = from(depth);
        var type = type();
        var shown = expression(from.sources(), type, 0);
        var over = " OVER (PARTITION BY " + column(from.sources()) + " ORDER BY " + column(from.sources()) + ")";
        var sql = "SELECT " + shown + " AS c0, rank()" + over + " AS c1, count(*)" + over + " AS c2 FROM " + from.sql()
                + where(from.sources(), depth);
        return new Query(
                sql, List.of(new Column("c0", type), new Column("c1", Type.INTEGER), new Column("c2", Type.INTEGER)));
    }

    /** What stands after FROM, and what can be named of it. */
    private record From(String sql, List<Source> sources) {}

    /** One table or common table expression after FROM. */
    private record Named(String sql, String alias, List<Column> columns) {}

    private From from(int depth) {
        var text = new StringBuilder();
        var sources = new ArrayList<Source>();
        for (var i = random.nextInt(3); i >= 0 && (budget > 0 || sources.isEmpty()); i--) {
            var next = depth > 0 && chance(4) ? derived(depth - 1) : table();
            if (sources.stream().anyMatch(it -> it.alias().equals(next.alias()))) {
                continue;
            }
            var source = new Source(next.alias(), next.columns());
            text.append(sources.isEmpty() ? next.sql() : joined(sources, next, source, depth));
            sources.add(source);
        }
        return new From(text.toString(), List.copyOf(sources));
    }

    private String joined(List<Source> sources, Named next, Source source, int depth) {
        var both = new ArrayList<>(sources);
        both.add(source);
        var shared = source.columns().stream()
                .filter(it -> sources.stream().allMatch(one -> one.columns().contains(it)))
                .findFirst();
        return switch (random.nextInt(8)) {
            case 0 -> " CROSS JOIN " + next.sql();
            case 1 -> " NATURAL JOIN " + next.sql();
            case 2 ->
                shared.isPresent() && sources.size() == 1
                        ? " JOIN " + next.sql() + " USING (" + name(shared.get().name()) + ")"
                        : " CROSS JOIN " + next.sql();
            case 3 -> " LEFT JOIN " + next.sql() + " ON " + on(sources, source);
            case 4 -> " RIGHT JOIN " + next.sql() + " ON " + on(sources, source);
            case 5 ->
                (dialect == Dialect.MARIADB ? " LEFT JOIN " : " FULL JOIN ") + next.sql() + " ON "
                        + on(sources, source);
            case 6 -> " JOIN " + next.sql() + " ON " + predicate(both, Math.min(depth, 1));
            default -> " JOIN " + next.sql() + " ON " + on(sources, source);
        };
    }

    private String on(List<Source> sources, Source source) {
        var type = chance(2) ? Type.INTEGER : Type.TEXT;
        return atom(sources, type) + " = " + atom(List.of(source), type);
    }

    private Named derived(int depth) {
        var alias = fresh("d");
        if (chance(4)) {
            var table = pick(tables);
            return new Named("(SELECT * FROM " + name(table.name()) + ") " + alias, alias, table.columns());
        }
        var query = query(depth);
        return new Named("(" + query.sql() + ") AS " + alias, alias, query.columns());
    }

    private Named table() {
        budget--;
        if (!common.isEmpty() && chance(2)) {
            var source = pick(common);
            var alias = fresh("x");
            return new Named(source.alias() + " " + alias, alias, source.columns());
        }
        var table = pick(tables);
        var name = name(table.name());
        var hidden = common.stream().filter(it -> it.alias().equals(name)).findFirst();
        var columns = hidden.map(Source::columns).orElse(table.columns());
        if (chance(3)) {
            return new Named(name, name, columns);
        }
        var alias = fresh("t");
        var qualified = chance(5) ? namespace().map(it -> it + "." + name).orElse(name) : name;
        return new Named(
                qualified + (chance(2) ? " AS " : " ") + alias,
                alias,
                qualified.equals(name) ? columns : table.columns());
    }

    private Optional<String> namespace() {
        return switch (dialect) {
            case POSTGRESQL -> Optional.of("public");
            case MARIADB -> Optional.empty();
            default -> Optional.of("main");
        };
    }

    private String where(List<Source> sources, int depth) {
        return chance(2) ? "" : " WHERE " + predicate(sources, depth);
    }

    private String predicate(List<Source> sources, int depth) {
        var type = type();
        return switch (random.nextInt(depth > 0 ? 10 : 6)) {
            case 0 ->
                expression(sources, Type.INTEGER, 0) + pick(List.of(" < ", " >= ", " <> ")) + literal(Type.INTEGER);
            case 1 -> column(sources) + (chance(2) ? " IS NULL" : " IS NOT NULL");
            case 2 -> atom(sources, type) + " = " + atom(sources, type);
            case 3 -> atom(sources, Type.TEXT) + " LIKE '%o%'";
            case 4 -> atom(sources, Type.TEXT) + " IN ('North', 'ab', '***')";
            case 5 -> atom(sources, Type.DECIMAL) + " BETWEEN 0 AND 2000";
            case 6 ->
                "(" + predicate(sources, depth - 1) + (chance(2) ? " AND " : " OR ") + predicate(sources, depth - 1)
                        + ")";
            case 7 -> "NOT (" + predicate(sources, depth - 1) + ")";
            case 8 -> atom(sources, type) + (chance(2) ? " IN (" : " NOT IN (") + within(sources, type) + ")";
            default -> (chance(2) ? "EXISTS (" : "NOT EXISTS (") + within(sources, type) + ")";
        };
    }

    /** A sub-query of one column that may name what stands around it. */
    private String within(List<Source> sources, Type type) {
        var before = outer;
        outer = sources;
        var table = table();
        var inner = List.of(new Source(table.alias(), table.columns()));
        var sql = "SELECT " + atom(inner, type) + " FROM " + table.sql() + where(inner, 0)
                + (chance(2) ? "" : " GROUP BY " + atom(inner, type));
        var correlated =
                "SELECT " + named(table.alias(), table.columns().getFirst().name()) + " FROM " + table.sql() + " WHERE "
                        + atom(inner, type) + " = " + atom(sources, type);
        outer = before;
        var first = table.columns().getFirst();
        return first.type() == type && chance(2) ? correlated : sql;
    }

    private String expression(List<Source> sources, Type type, int depth) {
        if (depth > 0 && chance(8) && type != Type.BOOLEAN) {
            return "(SELECT max(" + scalar(sources, type);
        }
        var atom = atom(sources, type);
        return switch (type) {
            case INTEGER ->
                switch (random.nextInt(6)) {
                    case 0 -> atom + " + " + literal(type);
                    case 1 -> "coalesce(" + atom + ", 0)";
                    case 2 -> "CASE WHEN " + predicate(sources, 0) + " THEN 1 ELSE 2 END";
                    case 3 -> "length(" + atom(sources, Type.TEXT) + ")";
                    default -> atom;
                };
            case DECIMAL -> chance(3) ? "abs(" + atom + ")" : atom;
            case TEXT -> chance(4) ? "upper(" + atom + ")" : atom;
            default -> atom;
        };
    }

    private String scalar(List<Source> sources, Type type) {
        var before = outer;
        outer = sources;
        var table = table();
        var inner = List.of(new Source(table.alias(), table.columns()));
        var sql = atom(inner, type) + ") FROM " + table.sql() + where(inner, 0) + ")";
        outer = before;
        return sql;
    }

    /** A column of a type, or a literal where there is none. */
    private String atom(List<Source> sources, Type type) {
        var found = new ArrayList<String>();
        for (var source : chance(6) && !outer.isEmpty() ? outer : sources) {
            source.columns().stream()
                    .filter(it -> it.type() == type)
                    .forEach(it -> found.add(named(source.alias(), it.name())));
        }
        return found.isEmpty() ? literal(type) : pick(found);
    }

    private String column(List<Source> sources) {
        var source = pick(sources);
        return chance(40)
                ? named(source.alias(), "owner")
                : named(source.alias(), pick(source.columns()).name());
    }

    private String literal(Type type) {
        return switch (type) {
            case INTEGER -> String.valueOf(random.nextInt(6));
            case DECIMAL -> "100.5";
            case TEXT -> "'" + pick(RandomPolicedData.TEXTS.subList(0, 5)).replace("'", "''") + "'";
            case BOOLEAN -> "TRUE";
            default -> dialect == Dialect.SQLITE ? "'2024-03-01'" : "DATE '2024-03-01'";
        };
    }

    private String named(String alias, String column) {
        return alias + "." + name(column);
    }

    /** A name, sometimes in quotes that it does not need. */
    private String name(String plain) {
        var needed = !plain.matches("[a-z_]+") || plain.equals("order") || plain.equals("group");
        return needed ? dialect.quote(plain) : plain;
    }

    private Type type() {
        return pick(List.of(Type.INTEGER, Type.INTEGER, Type.TEXT, Type.TEXT, Type.DECIMAL, Type.DATE, Type.BOOLEAN));
    }

    private String fresh(String letter) {
        names++;
        return letter + names;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
