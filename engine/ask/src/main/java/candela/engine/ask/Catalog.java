package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the parser knows of a schema beyond its names: which columns name a row, date it, measure it. */
final class Catalog {
    private static final Set<String> ADDED = Set.of(
            "amount",
            "total",
            "quantity",
            "qty",
            "units",
            "revenue",
            "sales",
            "refund",
            "cost",
            "profit",
            "budget",
            "charge",
            "charges",
            "mrr",
            "arr",
            "spend",
            "spending",
            "expense",
            "expenses",
            "income",
            "payment",
            "freight",
            "turnover",
            "earnings",
            "hand",
            "stock",
            "onhand",
            "gmv",
            "tax",
            "fees",
            "loss",
            "hours",
            "volume",
            "consumption",
            "kwh",
            "mwh",
            "gb",
            "mb",
            "tb",
            "litres",
            "liters",
            "tonnes",
            "tons",
            "minutes",
            "seats",
            "pay",
            "premium",
            "premiums",
            "pieces",
            "affected");

    private static final Set<String> DONE = Set.of(
            "invoiced",
            "billed",
            "charged",
            "received",
            "collected",
            "worked",
            "sold",
            "used",
            "produced",
            "shipped",
            "delivered",
            "ordered",
            "consumed",
            "lost",
            "spent",
            "played",
            "walked",
            "attended",
            "streamed",
            "donated",
            "raised",
            "paid",
            "bought",
            "wasted",
            "served",
            "burned",
            "driven",
            "earned");

    private static final Set<String> AVERAGED = Set.of(
            "average", "avg", "mean", "median", "rate", "score", "points", "rating", "stars", "scores", "ratings",
            "level", "age", "percent", "ratio", "days", "years", "hours", "id");

    /** What dates the end of a row's time rather than the row. */
    private static final Set<String> ENDS = Set.of(
            "end", "ends", "ended", "to", "until", "leave", "left", "expiry", "termination", "closed", "removed");

    static final Set<String> BIRTH = Set.of("birth", "birthday", "birthdate", "born", "dob");

    private static final Set<String> KEYS = Set.of("id", "key", "number", "no", "code", "sku", "uuid");
    private final TablePlaces places;
    private final Map<String, List<Expr>> labels = new ConcurrentHashMap<>();

    private final Schema schema;
    private final Written written;
    private final Money money;
    private final RowNames rowNames = new RowNames(this);
    private final Map<String, Table> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, List<Expr>> keys = new HashMap<>();
    private final Map<String, ForeignKey> foreign = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Catalog(Schema schema) {
        this(schema, new Written());
    }

    Catalog(Schema schema, Written written) {
        this(schema, written, Map.of());
    }

    /** @param renamed what some tables are called where they stand, by the names that the schema gives them */
    Catalog(Schema schema, Written written, Map<String, String> renamed) {
        this.schema = schema;
        this.places = new TablePlaces(schema, renamed);
        this.written = written;
        this.money = new Money(this);
        schema.tables().forEach(it -> tables.putIfAbsent(it.name(), it));
        schema.keys().stream()
                .filter(it -> it.columns().size() == 1)
                .forEach(
                        it -> foreign.putIfAbsent(place(it.table(), it.columns().getFirst()), it));
        var targets = schema.keys().stream()
                .filter(it -> it.targetColumns().size() == 1)
                .map(it -> place(it.target(), it.targetColumns().getFirst()))
                .collect(Collectors.toSet());
        schema.tables().forEach(it -> keys.put(it.name(), keyOf(it, targets)));
    }

    private static String place(String table, String column) {
        return table + "\0" + column;
    }

    /** The declared key, or the first column where others point to it and no two rows share a value. */
    private static List<Expr> keyOf(Table table, Set<String> targets) {
        if (!table.primaryKey().isEmpty() || table.columns().isEmpty()) {
            return table.primaryKey().stream()
                    .map(it -> Expr.column(table.name(), it))
                    .toList();
        }
        var first = table.columns().getFirst();
        var rows = table.rowCount();
        var unique = rows != null && rows > 1 && rows.equals(first.distinct());
        var pointedTo = targets.contains(place(table.name(), first.name()));
        return unique && pointedTo && KEYS.contains(Names.expanded(first.name()).getLast())
                ? List.of(expr(table, first))
                : List.of();
    }

    /** The columns of text that statements convert. */
    Written written() {
        return written;
    }

    Schema schema() {
        return schema;
    }

    /** The money of its tables. */
    Money money() {
        return money;
    }

    TablePlaces places() {
        return places;
    }

    Table table(String name) {
        var table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no table " + name);
        }
        return table;
    }

    Optional<Column> column(Expr expr) {
        return expr.op() == Op.COLUMN
                ? Optional.ofNullable(tables.get(expr.table())).flatMap(it -> it.column(expr.column()))
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
        return key(tableName);
    }

    /** The columns of {@link #label} when they are words, not a bare key. */
    List<Expr> named(Table table) {
        return rowNames.of(table);
    }

    static boolean isText(Column column) {
        return column.type() == Schema.Type.TEXT;
    }

    static Optional<Column> find(Table table, Predicate<Column> test) {
        return table.columns().stream().filter(test).findFirst();
    }

    static Expr expr(Table table, Column column) {
        return Expr.column(table.name(), column.name());
    }

    /** The column of a table that alone is of a kind. */
    static Optional<Expr> only(Table table, Predicate<Column> kind) {
        var found = table.columns().stream().filter(kind).toList();
        return found.size() == 1 ? Optional.of(expr(table, found.getFirst())) : Optional.empty();
    }

    List<Expr> key(String table) {
        return keys.getOrDefault(table(table).name(), List.of());
    }

    /** Whether no two rows share this value, as far as a look at the data told. */
    boolean isUnique(Expr expr) {
        var rows = table(expr.table()).rowCount();
        var isKey = key(expr.table()).equals(List.of(expr));
        return isKey
                || column(expr)
                        .map(Column::distinct)
                        .map(it -> rows != null && it.longValue() == rows.longValue())
                        .orElse(false);
    }

    /** Whether a column tells something of a table's rows, rather than which row it is. */
    boolean isTold(Expr expr, String table) {
        return expr.op() == Reading.Op.COLUMN
                && expr.table().equals(table)
                && !key(table).contains(expr)
                && !label(table).contains(expr);
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
        rank -= words.stream().anyMatch(BIRTH::contains) ? 9 : 0;
        rank -= words.stream().anyMatch(ENDS::contains) ? 1 : 0;
        return words.contains("update") || words.contains("updated") || words.contains("modified") ? -1 : rank;
    }

    /** A column that holds the year as a number or bare text. */
    Optional<Expr> yearColumn(String tableName) {
        var table = table(tableName);
        return find(
                        table,
                        it -> !it.type().isMoment() && Names.expanded(it.name()).contains("year"))
                .map(it -> expr(table, it));
    }

    /** Whether a column of money holds what came in and what went out. */
    boolean isSigned(Expr expr) {
        return column(expr)
                .map(it -> it.type().isNumber()
                        && isNegative(it.least())
                        && it.greatest() != null
                        && !isNegative(it.greatest()))
                .orElse(false);
    }

    private static boolean isNegative(@Nullable String number) {
        return number != null && number.startsWith("-");
    }

    /** Whether values of the column are added up rather than averaged. */
    boolean isAdded(Expr expr) {
        return expr.op() == Op.PRODUCT
                || column(expr)
                        .map(it -> Money.isNamed(it, ADDED)
                                || isDone(it) && !isForeign(expr.table(), it.name())
                                || counts(expr.table(), it)
                                || money.isQuantity(expr)
                                || Money.isMeasured(it))
                        .orElse(false);
    }

    /** "net invoiced", "days worked": so much of it was done. */
    private static boolean isDone(Column column) {
        var words = Names.expanded(column.name());
        return column.type().isNumber()
                && words.size() > 1
                && DONE.contains(words.getLast())
                && words.stream().noneMatch(it -> it.equals("average") || it.equals("rate") || it.equals("percent"));
    }

    /** A whole number named after several things tells how many there were: "page views", "units sold". */
    private boolean counts(String table, Column column) {
        var words = new ArrayList<>(Names.expanded(column.name()));
        if (words.size() > 1 && Lexicon.isParticiple(words.getLast())) {
            words.removeLast();
        }
        var last = words.getLast();
        if (words.equals(List.of("days"))) {
            return true;
        }
        var several = last.endsWith("s") && !last.endsWith("ss") && !last.endsWith("us");
        return column.type() == Schema.Type.INTEGER
                && (several || ADDED.contains(last))
                && words.stream().noneMatch(AVERAGED::contains)
                && !isForeign(table, column.name())
                && !isKey(expr(table(table), column));
    }

    boolean isForeign(String table, String column) {
        return foreign(table, column).isPresent();
    }

    Optional<ForeignKey> foreign(String table, String column) {
        return Optional.ofNullable(foreign.get(place(table, column)));
    }

    boolean isKey(Expr expr) {
        return expr.op() == Op.COLUMN && key(expr.table()).contains(expr);
    }
}
