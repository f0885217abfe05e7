package candela.engine.data;

import candela.engine.data.PolicedData.Column;
import candela.engine.data.PolicedData.Table;
import candela.engine.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What an invented statement can name at the place where it is being written: tables, names of WITH, what stands around
 * it.
 */
final class Scene {

    /** What stands after FROM under one name. */
    record Source(String alias, List<Column> columns) {}

    /** One table or common table expression after FROM. */
    record Named(String sql, String alias, List<Column> columns) {
        Source source() {
            return new Source(alias, columns);
        }
    }

    final Dialect dialect;
    final List<Table> tables;
    final Words words;
    private final Random random;
    private List<Source> common = List.of();
    private List<Source> outer = List.of();
    private int names;

    /** How many tables may still be joined: their rows multiply. */
    private int budget;

    Scene(Dialect dialect, List<Table> tables, Random random) {
        this.dialect = dialect;
        this.tables = tables;
        this.random = random;
        this.words = new Words(dialect, random);
    }

    void clear() {
        common = List.of();
        outer = List.of();
        names = 0;
        budget = 5;
    }

    boolean hasRoom() {
        return budget > 0;
    }

    List<Source> common() {
        return common;
    }

    void common(List<Source> known) {
        common = List.copyOf(known);
    }

    void addCommon(Source source) {
        var grown = new ArrayList<>(common);
        grown.add(source);
        common(grown);
    }

    List<Source> outer() {
        return outer;
    }

    /** Writes a part that may name what stands around it. */
    <T> T within(List<Source> around, Supplier<T> part) {
        var before = outer;
        outer = List.copyOf(around);
        try {
            return part.get();
        } finally {
            outer = before;
        }
    }

    Named table() {
        budget--;
        if (!common.isEmpty() && chance(2)) {
            var source = pick(common);
            var alias = fresh("x");
            return new Named(source.alias() + " " + alias, alias, source.columns());
        }
        var table = pick(tables);
        var name = words.name(table.name());
        var hidden = common.stream().filter(it -> it.alias().equals(name)).findFirst();
        var columns = hidden.map(Source::columns).orElse(table.columns());
        if (chance(3)) {
            return new Named(name, name, columns);
        }
        var alias = chance(8) ? words.name(pick(tables).name()) : fresh("t");
        var qualified = chance(5) ? namespace().map(it -> it + "." + name).orElse(name) : name;
        var seen = qualified.equals(name) ? columns : table.columns();
        return chance(12) && knowsColumnAliases()
                ? renamed(qualified, alias, seen)
                : new Named(qualified + (chance(2) ? " AS " : " ") + alias, alias, seen);
    }

    private boolean knowsColumnAliases() {
        return dialect == Dialect.POSTGRESQL || dialect == Dialect.DUCKDB;
    }

    /** A table whose first columns have other names. */
    private Named renamed(String table, String alias, List<Column> columns) {
        var count = 1 + random.nextInt(columns.size());
        var given = new ArrayList<String>();
        var all = new ArrayList<Column>();
        for (var i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            if (i < count) {
                given.add("a" + i);
            }
            all.add(i < count ? new Column("a" + i, column.type()) : column);
        }
        return new Named(table + " AS " + alias + "(" + String.join(", ", given) + ")", alias, all);
    }

    /** What may stand before a table's name. */
    Optional<String> namespace() {
        return switch (dialect) {
            case POSTGRESQL -> Optional.of("public");
            case MARIADB -> Optional.empty();
            default -> Optional.of("main");
        };
    }

    String fresh(String letter) {
        names++;
        return letter + names;
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
