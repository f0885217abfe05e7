package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** What the parser knows of a schema beyond its names: which columns name a row, date it, measure it. */
final class Catalog {
    private static final Set<String> LABELS = Set.of("name", "title", "label");
    private static final Set<String> COUNTED = Set.of("quantity", "qty", "units");
    private static final Set<String> PRICED = Set.of("price", "rate");
    private static final Set<String> MONEY = Set.of("revenue", "sales", "turnover", "amount", "total");
    private static final Set<String> ADDED = Set.of(
            "amount", "total", "quantity", "qty", "units", "revenue", "sales", "refund", "cost", "profit", "budget");

    private static final Set<String> AVERAGED = Set.of(
            "average", "avg", "mean", "median", "rate", "score", "points", "rating", "age", "percent", "ratio", "days",
            "years", "hours", "id");

    private final Schema schema;
    private final Map<String, List<Expr>> labels = new ConcurrentHashMap<>();

    Catalog(Schema schema) {
        this.schema = schema;
    }

    Schema schema() {
        return schema;
    }

    Table table(String name) {
        return schema.table(name).orElseThrow(() -> new IllegalArgumentException("no table " + name));
    }

    Optional<Column> column(Expr expr) {
        return expr.op() == Op.COLUMN
                ? schema.table(expr.table()).flatMap(it -> it.column(expr.column()))
                : Optional.empty();
    }

    Schema.Type type(Expr expr) {
        return switch (expr.op()) {
            case COLUMN -> column(expr).map(Column::type).orElse(Schema.Type.OTHER);
            case PERIOD -> Schema.Type.DATE;
            case MIN, MAX -> type(expr.args().getFirst());
            default -> Schema.Type.DECIMAL;
        };
    }

    boolean isNumber(Expr expr) {
        return type(expr).isNumber();
    }

    /** The column by which a person knows a row: its name, its first and last name, or its key. */
    List<Expr> label(String table) {
        return labels.computeIfAbsent(table, this::findLabel);
    }

    private List<Expr> findLabel(String tableName) {
        var table = table(tableName);
        var named = named(table);
        if (!named.isEmpty()) {
            return named;
        }
        return table.primaryKey().isEmpty() ? List.of() : key(tableName);
    }

    /** The columns of {@link #label} when they are words, not a bare key. */
    List<Expr> named(Table table) {
        var whole = find(table, column -> isText(column) && LABELS.contains(ownName(table, column)));
        if (whole.isPresent()) {
            return List.of(expr(table, whole.get()));
        }
        var first = find(
                table, column -> isText(column) && Names.expanded(column.name()).containsAll(List.of("first", "name")));
        var last = find(
                table, column -> isText(column) && Names.expanded(column.name()).containsAll(List.of("last", "name")));
        if (first.isPresent() && last.isPresent()) {
            return List.of(expr(table, first.get()), expr(table, last.get()));
        }
        return find(
                        table,
                        column -> isText(column)
                                && LABELS.contains(Names.expanded(column.name()).getLast()))
                .map(it -> List.of(expr(table, it)))
                .orElseGet(() -> sameName(table));
    }

    private List<Expr> sameName(Table table) {
        return find(table, column -> isText(column) && stem(column.name()).equals(stem(table.name())))
                .map(it -> List.of(expr(table, it)))
                .orElse(List.of());
    }

    private static String stem(String name) {
        return Stems.of(String.join(" ", Names.words(name)));
    }

    private static String ownName(Table table, Column column) {
        var words = new ArrayList<>(Names.expanded(column.name()));
        if (words.size() > 1) {
            var own = Names.words(table.name()).stream().map(Stems::of).toList();
            words.removeIf(it -> own.contains(Stems.of(it)));
        }
        return String.join(" ", words);
    }

    private static boolean isText(Column column) {
        return column.type() == Schema.Type.TEXT;
    }

    private static Optional<Column> find(Table table, Predicate<Column> test) {
        return table.columns().stream().filter(test).findFirst();
    }

    private static Expr expr(Table table, Column column) {
        return Expr.column(table.name(), column.name());
    }

    List<Expr> key(String table) {
        return table(table).primaryKey().stream()
                .map(it -> Expr.column(table, it))
                .toList();
    }

    /** Whether no two rows share this value, as far as a look at the data told. */
    boolean isUnique(Expr expr) {
        var rows = table(expr.table()).rowCount();
        var isKey = table(expr.table()).primaryKey().equals(List.of(expr.column()));
        return isKey
                || column(expr)
                        .map(Column::distinct)
                        .map(it -> rows != null && it.longValue() == rows.longValue())
                        .orElse(false);
    }

    /** The column that dates a row: the one named most like "date", then the first that is a date. */
    Optional<Expr> moment(String tableName) {
        var table = table(tableName);
        return table.columns().stream()
                .filter(Catalog::isMoment)
                .max(Comparator.comparingInt((Column it) -> momentRank(table, it))
                        .thenComparing(it -> -table.columns().indexOf(it)))
                .map(it -> expr(table, it));
    }

    private static boolean isMoment(Column column) {
        var words = Names.expanded(column.name());
        if (column.type().isMoment()) {
            return true;
        }
        var dated = words.contains("date") || words.contains("time") || words.contains("day") || words.contains("at");
        return column.type() == Schema.Type.TEXT
                && dated
                && column.samples().stream().anyMatch(Catalog::looksIso);
    }

    private static boolean looksIso(String sample) {
        return sample.matches("\\d{4}-\\d{2}-\\d{2}.*");
    }

    private static int momentRank(Table table, Column column) {
        var words = Names.expanded(column.name());
        var own = Names.words(table.name()).stream().map(Stems::of).toList();
        int rank = words.stream().anyMatch(it -> own.contains(Stems.of(it))) ? 2 : 0;
        rank += words.contains("date") ? 1 : 0;
        return words.contains("update") || words.contains("updated") || words.contains("modified") ? -1 : rank;
    }

    /** A column that holds the year as a number or bare text. */
    Optional<Expr> yearColumn(String tableName) {
        var table = table(tableName);
        return find(table, it -> !it.type().isMoment() && Names.words(it.name()).contains("year"))
                .map(it -> expr(table, it));
    }

    /** What "revenue" means in a table: a column of money, or quantity times price. */
    Optional<Expr> revenue(Table table) {
        var money =
                find(table, it -> it.type().isNumber() && isNamed(it, MONEY) && !isForeign(table.name(), it.name()));
        if (money.isPresent()) {
            return money.map(it -> expr(table, it));
        }
        var counted = find(table, it -> it.type().isNumber() && isNamed(it, COUNTED));
        var priced = find(table, it -> it.type().isNumber() && isNamed(it, PRICED));
        return counted.flatMap(
                quantity -> priced.map(price -> Expr.of(Op.PRODUCT, expr(table, quantity), expr(table, price))));
    }

    Optional<Expr> quantity(Table table) {
        return find(table, it -> it.type().isNumber() && isNamed(it, COUNTED)).map(it -> expr(table, it));
    }

    /** What one piece costs the seller. */
    Optional<Expr> pieceCost(Table table) {
        var named =
                Set.of("cost", "costs", "unit cost", "cost price", "purchase price", "cost of goods", "product cost");
        return find(table, it -> it.type().isNumber() && named.contains(String.join(" ", Names.expanded(it.name()))))
                .map(it -> expr(table, it));
    }

    boolean isQuantity(Expr expr) {
        return column(expr).map(it -> isNamed(it, COUNTED)).orElse(false);
    }

    /** The price or amount that a bare number of a table is likely about. */
    Optional<Expr> amount(Table table) {
        var money = Set.of("price", "amount", "total", "cost", "value", "revenue", "sales", "salary");
        var added = Set.of("shipping", "tax", "discount", "unit");
        return table.columns().stream()
                .filter(it -> it.type().isNumber() && isNamed(it, money) && !isForeign(table.name(), it.name()))
                .min(Comparator.comparing(it -> Names.words(it.name()).stream().anyMatch(added::contains) ? 1 : 0))
                .filter(it ->
                        Names.words(it.name()).stream().noneMatch(Set.of("shipping", "tax", "discount")::contains))
                .map(it -> expr(table, it));
    }

    private static boolean isNamed(Column column, Set<String> words) {
        var name = new ArrayList<>(Names.expanded(column.name()));
        if (name.size() > 1 && Lexicon.isParticiple(name.getLast())) {
            name.removeLast();
        }
        return words.contains(name.getLast())
                || words.contains(Names.words(column.name()).getLast());
    }

    /** Whether values of the column are added up rather than averaged. */
    boolean isAdded(Expr expr) {
        return expr.op() == Op.PRODUCT
                || column(expr)
                        .map(it -> isNamed(it, ADDED) || counts(expr.table(), it))
                        .orElse(false);
    }

    /** A whole number named after several things tells how many there were: "page views", "units sold". */
    private boolean counts(String table, Column column) {
        var words = new ArrayList<>(Names.expanded(column.name()));
        if (words.size() > 1 && Lexicon.isParticiple(words.getLast())) {
            words.removeLast();
        }
        var last = words.getLast();
        var several = last.endsWith("s") && !last.endsWith("ss") && !last.endsWith("us");
        return column.type() == Schema.Type.INTEGER
                && (several || ADDED.contains(last))
                && words.stream().noneMatch(AVERAGED::contains)
                && !isForeign(table, column.name())
                && !table(table).primaryKey().contains(column.name());
    }

    boolean isForeign(String table, String column) {
        return foreign(table, column).isPresent();
    }

    Optional<ForeignKey> foreign(String table, String column) {
        return schema.keys().stream()
                .filter(it -> it.table().equalsIgnoreCase(table)
                        && it.columns().size() == 1
                        && it.columns().getFirst().equalsIgnoreCase(column))
                .findFirst();
    }

    boolean isKey(Expr expr) {
        return expr.op() == Op.COLUMN && table(expr.table()).primaryKey().contains(expr.column());
    }
}
