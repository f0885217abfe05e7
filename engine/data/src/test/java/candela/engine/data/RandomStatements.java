package candela.engine.data;

import candela.engine.data.PolicedData.Column;
import candela.engine.data.PolicedData.Table;
import candela.engine.data.Scene.Named;
import candela.engine.data.Scene.Source;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Invents statements over some tables, with the forms in which a table can be named: joins of every kind, aliases or
 * none, sub-queries, common table expressions that hide tables, sets, windows, LATERAL, stars, and names of columns
 * that policies hide.
 */
final class RandomStatements {

    /** A query and the columns that it gives. */
    private record Query(String sql, List<Column> columns) {}

    private final PolicedData data;
    private final Scene scene;
    private final Words words;
    private final RandomExpressions expressions;

    /** @param data with all that the policies hide: statements name it, too */
    RandomStatements(Dialect dialect, PolicedData data, long seed) {
        this.data = data;
        this.scene = new Scene(dialect, data.remaining().tables(), new Random(seed));
        this.words = scene.words;
        this.expressions = new RandomExpressions(scene);
    }

    String next() {
        scene.clear();
        return switch (scene.below(16)) {
            case 0, 1 -> with();
            case 2 -> recursive();
            case 3, 4 -> set();
            case 5 -> star();
            case 6 -> sorted();
            case 7 -> probing();
            case 8 -> lateral();
            case 9 -> ordered();
            case 10 -> hidden();
            case 11 -> summed();
            case 12 -> whole();
            default -> query(2).sql();
        };
    }

    private String with() {
        var count = 1 + scene.below(2);
        var text = new StringBuilder("WITH ");
        for (var i = 0; i < count; i++) {
            var name = scene.chance(3) ? words.name(scene.pick(scene.tables).name()) : scene.fresh("c");
            if (scene.common().stream().anyMatch(it -> it.alias().equals(name))) {
                continue;
            }
            var query = query(1);
            text.append(scene.common().isEmpty() ? "" : ", ")
                    .append(name)
                    .append(" AS (")
                    .append(query.sql())
                    .append(')');
            scene.addCommon(new Source(name, query.columns()));
        }
        return text.append(' ').append(scene.chance(4) ? set() : query(1).sql()).toString();
    }

    private String recursive() {
        var name = scene.chance(4) ? words.name(scene.pick(scene.tables).name()) : scene.fresh("r");
        var first = scene.table();
        var start = "SELECT " + words.named(first.alias(), "id") + " AS n FROM " + first.sql();
        var second = scene.table();
        var step = scene.chance(2)
                ? "SELECT n + 1 FROM " + name + " WHERE n < 6"
                : "SELECT " + words.named(second.alias(), "id") + " + 1 FROM " + second.sql() + " JOIN " + name + " ON "
                        + name + ".n = " + words.named(second.alias(), "id") + " WHERE n < 6";
        return "WITH RECURSIVE " + name + " AS (" + start + " UNION " + step + ") SELECT n, count(*) FROM " + name
                + " GROUP BY n";
    }

    private String set() {
        var word = scene.pick(List.of(" UNION ", " UNION ALL ", " EXCEPT ", " INTERSECT "));
        var types = IntStream.range(0, 1 + scene.below(3))
                .mapToObj(_ -> words.type())
                .toList();
        return branch(types) + word + branch(types) + (scene.chance(4) ? " UNION " + branch(types) : "");
    }

    private String branch(List<Type> types) {
        var from = from(1);
        var list = types.stream()
                .map(it -> expressions.expression(from.sources(), it, 1))
                .collect(Collectors.joining(", "));
        return "SELECT " + list + from.sql() + expressions.where(from.sources(), 1);
    }

    private String star() {
        var from = from(1);
        var stars = scene.below(3);
        var list = stars == 0
                ? "*"
                : stars == 1
                        ? scene.pick(from.sources()).alias() + ".*"
                        : "count(*), count(DISTINCT " + expressions.column(from.sources()) + ")";
        return "SELECT " + list + from.sql() + expressions.where(from.sources(), 2);
    }

    private String sorted() {
        var query = plain(1);
        var places = IntStream.rangeClosed(1, query.columns().size())
                .mapToObj(it -> it + (scene.chance(2) ? " DESC" : ""))
                .collect(Collectors.joining(", "));
        return query.sql() + " ORDER BY " + places + " LIMIT " + (1 + scene.below(5))
                + (scene.chance(3) ? " OFFSET 1" : "");
    }

    /** In the order of something that is not shown. */
    private String ordered() {
        var from = from(1);
        var by = scene.chance(2)
                ? expressions.column(from.sources())
                : expressions.expression(from.sources(), words.type(), 1);
        return "SELECT " + expressions.column(from.sources()) + from.sql() + expressions.where(from.sources(), 1)
                + " ORDER BY " + by + (scene.chance(2) ? " DESC" : "");
    }

    /** Names a column of a table whether policies hide it or not, anywhere, with or without its table. */
    private String hidden() {
        var table = scene.pick(data.tables());
        var hidden = table.columns().stream()
                .filter(it -> table.remaining().columns().stream()
                        .noneMatch(seen -> seen.name().equals(it.name())))
                .toList();
        var column = scene.pick(hidden.isEmpty() ? table.columns() : hidden);
        var alias = scene.chance(3) ? words.name(table.name()) : "h";
        var name = scene.chance(2) ? words.named(alias, column.name()) : words.name(column.name());
        var from = " FROM " + words.name(table.name()) + (alias.equals("h") ? " h" : "");
        return switch (scene.below(6)) {
            case 0 -> "SELECT " + name + from;
            case 1 -> "SELECT " + alias + ".id" + from + " ORDER BY " + name;
            case 2 -> "SELECT count(*)" + from + " WHERE " + name + " IS NOT NULL";
            case 3 -> "SELECT count(*)" + from + " GROUP BY " + name + " HAVING count(" + name + ") > 0";
            case 4 -> "SELECT rank() OVER (ORDER BY " + name + ")" + from;
            default -> outside(name, from);
        };
    }

    /** Where the column is hidden, a name that stands alone means that of the table around. */
    private String outside(String name, String from) {
        var around = scene.table();
        return "SELECT " + words.named(around.alias(), "id") + " FROM " + around.sql() + " WHERE "
                + (scene.chance(2) ? "" : "NOT ") + "EXISTS (SELECT 1" + from + " WHERE " + name + " IS NOT NULL)";
    }

    /** Fails on values that must not be seen, if anything does. */
    private String probing() {
        var source = scene.table();
        var texts =
                source.columns().stream().filter(it -> it.type() == Type.TEXT).toList();
        var test = texts.isEmpty()
                ? "1000 / (" + words.named(source.alias(), "id") + " - 3) > 0"
                : "CAST(" + words.named(source.alias(), scene.pick(texts).name()) + " AS " + words.integer() + ") > 3";
        return "SELECT count(*) FROM " + source.sql() + " WHERE " + test;
    }

    private String lateral() {
        if (scene.dialect == Dialect.SQLITE || scene.dialect == Dialect.MARIADB) {
            return query(1).sql();
        }
        var left = scene.table();
        var inner = scene.within(List.of(left.source()), () -> plain(1));
        var alias = scene.fresh("l");
        var join = scene.pick(List.of(", LATERAL (", " CROSS JOIN LATERAL (", " LEFT JOIN LATERAL ("));
        return "SELECT " + alias + ".*, " + words.named(left.alias(), "id") + " FROM " + left.sql() + join + inner.sql()
                + ") AS " + alias + (join.contains("LEFT") ? " ON TRUE" : "");
    }

    /** Sums over several groupings at once, or over some rows of a group. */
    private String summed() {
        var from = from(1);
        var key = expressions.column(from.sources());
        var other = expressions.column(from.sources());
        var parts = scene.dialect == Dialect.MARIADB
                ? "count(*)"
                : "count(*) FILTER (WHERE " + expressions.predicate(from.sources(), 0) + ")";
        var group = knowsRowValues()
                ? scene.pick(List.of("ROLLUP (%s, %s)", "CUBE (%s, %s)", "GROUPING SETS ((%s), (%s), ())"))
                : "%s, %s";
        return "SELECT " + key + ", " + other + ", " + parts + from.sql() + expressions.where(from.sources(), 1)
                + " GROUP BY " + group.formatted(key, other)
                + (scene.chance(2) ? " HAVING " + expressions.predicate(from.sources(), 0) : "");
    }

    /** Rows as one value, and columns with the namespace of their table, where the database knows such. */
    private String whole() {
        var exact = data.tables().stream().filter(RandomStatements::keepsScale).toList();
        if (knowsRowValues() && !exact.isEmpty() && scene.chance(2)) {
            var name = words.name(scene.pick(exact).name());
            return "SELECT " + scene.pick(List.of("r", "count(DISTINCT r)", "count(r)")) + " FROM " + name + " r";
        }
        var table = scene.pick(scene.tables);
        var plain = words.name(table.name());
        var full = scene.namespace().map(it -> it + "." + plain).orElse(plain);
        var more = scene.dialect == Dialect.POSTGRESQL && scene.chance(2) ? full + ".*" : "count(*) OVER ()";
        return "SELECT " + full + ".id, " + more + " FROM " + full + " WHERE " + full + "."
                + words.name(scene.pick(table.columns()).name()) + " IS NOT NULL";
    }

    private boolean knowsRowValues() {
        return scene.dialect == Dialect.POSTGRESQL || scene.dialect == Dialect.DUCKDB;
    }

    /** A number that is rounded is shown without the zeros that its column's type asks for. */
    private static boolean keepsScale(Table table) {
        return table.maskings().values().stream().noneMatch(it -> it.text().startsWith("round"));
    }

    private Query query(int depth) {
        return switch (scene.below(6)) {
            case 0, 1 -> grouped(depth);
            case 2 -> windowed(depth);
            default -> plain(depth);
        };
    }

    private Query plain(int depth) {
        var from = from(depth);
        var columns = new ArrayList<Column>();
        var list = new ArrayList<String>();
        for (var i = scene.below(3); i >= 0; i--) {
            var type = words.type();
            columns.add(new Column("c" + columns.size(), type));
            list.add(expressions.expression(from.sources(), type, depth) + " AS c" + list.size());
        }
        var distinct = scene.chance(5) ? "DISTINCT " : "";
        return new Query(
                "SELECT " + distinct + String.join(", ", list) + from.sql() + expressions.where(from.sources(), depth),
                columns);
    }

    private Query grouped(int depth) {
        var from = from(depth);
        var type = words.type();
        var key = expressions.expression(from.sources(), type, 0);
        var number = expressions.expression(from.sources(), Type.INTEGER, 0);
        var text = expressions.expression(from.sources(), Type.TEXT, 0);
        var sql = "SELECT " + key + " AS c0, count(*) AS c1, sum(" + number + ") AS c2, min(" + text
                + ") AS c3, count(DISTINCT "
                + number + ") AS c4" + from.sql() + expressions.where(from.sources(), depth) + " GROUP BY " + key
                + (scene.chance(3) ? " HAVING count(*) > 1" : "");
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
        var type = words.type();
        var shown = expressions.expression(from.sources(), type, 0);
        var sources = from.sources();
        var over = "(PARTITION BY " + expressions.column(sources) + " ORDER BY " + expressions.column(sources)
                + (scene.chance(3) ? " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING" : "") + ")";
        var where = expressions.where(sources, depth);
        var named = scene.chance(4);
        var window = named ? " OVER w" : " OVER " + over;
        var sql = "SELECT " + shown + " AS c0, rank()" + window + " AS c1, count(*)" + window + " AS c2" + from.sql()
                + where + (named ? " WINDOW w AS " + over : "");
        return new Query(
                sql, List.of(new Column("c0", type), new Column("c1", Type.INTEGER), new Column("c2", Type.INTEGER)));
    }

    /** FROM and what stands after it, and what can be named of it. */
    private record From(String sql, List<Source> sources) {}

    private From from(int depth) {
        var text = new StringBuilder();
        var sources = new ArrayList<Source>();
        for (var i = scene.below(3); i >= 0 && (scene.hasRoom() || sources.isEmpty()); i--) {
            var next = depth > 0 && scene.chance(4) ? derived(depth - 1) : scene.table();
            if (sources.stream().anyMatch(it -> it.alias().equals(next.alias()))) {
                continue;
            }
            if (sources.size() == 2 && scene.chance(4)) {
                text.insert(0, '(').append(')');
            }
            text.append(sources.isEmpty() ? next.sql() : joined(sources, next, depth));
            sources.add(next.source());
        }
        return new From(" FROM " + text, List.copyOf(sources));
    }

    private String joined(List<Source> sources, Named next, int depth) {
        var source = next.source();
        var both = new ArrayList<>(sources);
        both.add(source);
        var side = scene.pick(List.of("", "", " LEFT", scene.dialect == Dialect.MARIADB ? " RIGHT" : " FULL"));
        return switch (scene.below(9)) {
            case 0 -> " CROSS JOIN " + next.sql();
            case 1 -> " NATURAL" + side + " JOIN " + next.sql();
            case 2 -> side + " JOIN " + next.sql() + using(sources, source);
            case 3 -> " LEFT JOIN " + next.sql() + " ON " + expressions.on(sources, source);
            case 4 -> " RIGHT JOIN " + next.sql() + " ON " + expressions.on(sources, source);
            case 5 ->
                (scene.dialect == Dialect.MARIADB ? " LEFT JOIN " : " FULL JOIN ") + next.sql() + " ON "
                        + expressions.on(sources, source);
            case 6 -> " JOIN " + next.sql() + " ON " + expressions.predicate(both, Math.min(depth, 1));
            case 7 -> ", " + next.sql();
            default -> " JOIN " + next.sql() + " ON " + expressions.on(sources, source);
        };
    }

    /** Up to two of the columns that all have. */
    private String using(List<Source> sources, Source source) {
        var shared = source.columns().stream()
                .filter(it -> sources.stream().allMatch(one -> one.columns().contains(it)))
                .map(it -> words.name(it.name()))
                .limit(1 + scene.below(2))
                .toList();
        return shared.isEmpty()
                ? " ON " + expressions.on(sources, source)
                : " USING (" + String.join(", ", shared) + ")";
    }

    private Named derived(int depth) {
        var alias = scene.fresh("d");
        if (scene.chance(4)) {
            var table = scene.pick(scene.tables);
            var hidden = scene.common().stream()
                    .filter(it -> it.alias().equals(words.name(table.name())))
                    .findFirst();
            return new Named(
                    "(SELECT * FROM " + words.name(table.name()) + ") " + alias,
                    alias,
                    hidden.map(Source::columns).orElse(table.columns()));
        }
        var query = query(depth);
        return new Named("(" + query.sql() + ") AS " + alias, alias, query.columns());
    }
}
