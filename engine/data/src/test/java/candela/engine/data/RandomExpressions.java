package candela.engine.data;

import candela.engine.data.PolicedData.Column;
import candela.engine.data.Scene.Source;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Type;
import java.util.ArrayList;
import java.util.List;

/** Invents conditions and values, sub-queries that name what stands around them among them. */
final class RandomExpressions {
    private final Scene scene;
    private final Words words;

    RandomExpressions(Scene scene) {
        this.scene = scene;
        this.words = scene.words;
    }

    String where(List<Source> sources, int depth) {
        return scene.chance(2) ? "" : " WHERE " + predicate(sources, depth);
    }

    String on(List<Source> sources, Source source) {
        var type = scene.chance(2) ? Type.INTEGER : Type.TEXT;
        return atom(sources, type) + " = " + atom(List.of(source), type);
    }

    String predicate(List<Source> sources, int depth) {
        var type = words.type();
        return switch (scene.below(depth > 0 ? 12 : 6)) {
            case 0 ->
                expression(sources, Type.INTEGER, 0)
                        + scene.pick(List.of(" < ", " >= ", " <> "))
                        + words.literal(Type.INTEGER);
            case 1 -> column(sources) + (scene.chance(2) ? " IS NULL" : " IS NOT NULL");
            case 2 -> atom(sources, type) + " = " + atom(sources, type);
            case 3 -> atom(sources, Type.TEXT) + " LIKE '%o%'";
            case 4 -> atom(sources, Type.TEXT) + " IN ('North', 'ab', '***')";
            case 5 -> atom(sources, Type.DECIMAL) + " BETWEEN 0 AND 2000";
            case 6 ->
                "(" + predicate(sources, depth - 1) + (scene.chance(2) ? " AND " : " OR ")
                        + predicate(sources, depth - 1) + ")";
            case 7 -> "NOT (" + predicate(sources, depth - 1) + ")";
            case 8 -> atom(sources, type) + (scene.chance(2) ? " IN (" : " NOT IN (") + within(sources, type) + ")";
            case 9 -> compared(sources, depth);
            case 10 -> twice(sources);
            default -> (scene.chance(2) ? "EXISTS (" : "NOT EXISTS (") + within(sources, type) + ")";
        };
    }

    /** A pair of values, or one value with all or any of a sub-query; SQLite knows pairs alone. */
    private String compared(List<Source> sources, int depth) {
        if (scene.chance(2) || scene.dialect == Dialect.SQLITE) {
            var table = scene.table();
            var inner = List.of(table.source());
            return "(" + atom(sources, Type.INTEGER) + ", " + atom(sources, Type.TEXT) + ") IN (SELECT "
                    + atom(inner, Type.INTEGER) + ", " + atom(inner, Type.TEXT) + " FROM " + table.sql()
                    + where(inner, 0) + ")";
        }
        return atom(sources, Type.INTEGER) + scene.pick(List.of(" = ANY (", " > ALL (", " <> ALL ("))
                + within(sources, Type.INTEGER) + ")";
    }

    /** A sub-query in a sub-query, both of which name the outermost table. */
    private String twice(List<Source> sources) {
        var middle = scene.table();
        var inside = scene.table();
        var type = scene.chance(2) ? Type.INTEGER : Type.TEXT;
        var near = List.of(middle.source());
        var nearest = List.of(inside.source());
        return "EXISTS (SELECT " + (scene.chance(2) ? "*" : "1") + " FROM " + middle.sql() + " WHERE "
                + atom(near, type) + " = " + atom(sources, type) + " AND " + (scene.chance(2) ? "NOT " : "")
                + "EXISTS (SELECT * FROM " + inside.sql() + " WHERE " + atom(nearest, type) + " = "
                + atom(scene.chance(2) ? near : sources, type) + " AND " + atom(nearest, Type.INTEGER) + " <> "
                + atom(sources, Type.INTEGER) + "))";
    }

    /** A sub-query of one column that may name what stands around it. */
    private String within(List<Source> sources, Type type) {
        if (scene.hasRoom() && scene.chance(10)) {
            return hiding(sources, type);
        }
        return scene.within(sources, () -> {
            var table = scene.table();
            var inner = List.of(table.source());
            var sql = "SELECT " + atom(inner, type) + " FROM " + table.sql() + where(inner, 0)
                    + (scene.chance(2) ? "" : " GROUP BY " + computed(atom(inner, type)));
            var first = table.columns().getFirst();
            var correlated = "SELECT " + words.named(table.alias(), first.name()) + " FROM " + table.sql() + " WHERE "
                    + atom(inner, type) + " = " + atom(sources, type);
            return first.type() == type && scene.chance(2) ? correlated : sql;
        });
    }

    /**
     * A bare number would be the place of a column, which may not be there: MariaDB overlooks that where it is not run.
     */
    private static String computed(String atom) {
        return atom.matches("\\d+") ? atom + " + 0" : atom;
    }

    /** A sub-query with a WITH of its own, whose name hides a table within it and nowhere else. */
    private String hiding(List<Source> sources, Type type) {
        var before = scene.common();
        var first = scene.table();
        var inner = List.of(first.source());
        var name = words.name(scene.pick(scene.tables).name());
        var sql = "WITH " + name + " AS (SELECT " + atom(inner, type) + " AS c0 FROM " + first.sql() + where(inner, 0)
                + ") ";
        scene.addCommon(new Source(name, List.of(new Column("c0", type))));
        var rest = "SELECT y.c0 FROM " + name + " y WHERE y.c0 = " + atom(sources, type);
        scene.common(before);
        return sql + rest;
    }

    String expression(List<Source> sources, Type type, int depth) {
        if (depth > 0 && scene.chance(8) && type != Type.BOOLEAN) {
            return "(SELECT max(" + scalar(sources, type);
        }
        var atom = atom(sources, type);
        return switch (type) {
            case INTEGER ->
                switch (scene.below(6)) {
                    case 0 -> atom + " + " + words.literal(type);
                    case 1 -> "coalesce(" + atom + ", 0)";
                    case 2 -> "CASE WHEN " + predicate(sources, 0) + " THEN 1 ELSE 2 END";
                    case 3 -> "length(" + atom(sources, Type.TEXT) + ")";
                    default -> atom;
                };
            case DECIMAL -> scene.chance(3) ? "abs(" + atom + ")" : atom;
            case TEXT -> scene.chance(4) ? "upper(" + atom + ")" : atom;
            default -> atom;
        };
    }

    private String scalar(List<Source> sources, Type type) {
        return scene.within(sources, () -> {
            var table = scene.table();
            var inner = List.of(table.source());
            return atom(inner, type) + ") FROM " + table.sql() + where(inner, 0) + ")";
        });
    }

    /** A column of a type, or a literal where there is none; now and then without its table's name. */
    String atom(List<Source> sources, Type type) {
        var found = new ArrayList<String>();
        var alone = scene.chance(8);
        for (var source : scene.chance(6) && !scene.outer().isEmpty() ? scene.outer() : sources) {
            source.columns().stream()
                    .filter(it -> it.type() == type)
                    .map(it -> alone ? words.name(it.name()) : words.named(source.alias(), it.name()))
                    .forEach(found::add);
        }
        return found.isEmpty() ? words.literal(type) : scene.pick(found);
    }

    String column(List<Source> sources) {
        var source = scene.pick(sources);
        return scene.chance(40)
                ? words.named(source.alias(), "owner")
                : words.named(source.alias(), scene.pick(source.columns()).name());
    }
}
