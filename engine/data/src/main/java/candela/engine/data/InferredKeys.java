package candela.engine.data;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds keys that nobody declared: a column named after a table, of its key's type, whose values all are found there.
 */
final class InferredKeys {

    static final int SAMPLED = 1_000;
    private static final int SHORTEST_THING = 3;
    private static final List<String> ENDINGS =
            List.of("id", "key", "code", "number", "nbr", "num", "no", "nr", "cd", "ref", "fk");
    /** Keys that are not called after a thing. */
    private static final Set<String> CODES =
            Set.of("sku", "ean", "upc", "gtin", "isbn", "barcode", "vin", "iban", "asin", "imei");
    /** A key of such a name says nothing of what it is the key of. */
    static final Set<String> NAMELESS = Set.of("id", "key", "code", "no", "number", "name", "date", "rowid");
    /** Tables of those who do what is done. */
    private static final Pattern STAFF = Pattern.compile(
            "(?:dim|tbl)?(?:employees?|emps?|staff(?:members?)?|personnel|people|persons?|workers?|users?|colleagues?|crew|teammembers?)");
    /**
     * What somebody of the staff does: “inspector_key”, “mgr_id”; “order” and “customer” end like them, and are none.
     */
    private static final Set<String> ROLES = Set.of(
            "inspector",
            "operator",
            "manager",
            "mgr",
            "supervisor",
            "sup",
            "superior",
            "boss",
            "mentor",
            "lead",
            "head",
            "driver",
            "drv",
            "technician",
            "tech",
            "agent",
            "rep",
            "clerk",
            "approver",
            "reviewer",
            "assignee",
            "auditor",
            "instructor");

    /** What stands before the name of a thing in the name of its table. */
    private static final List<String> PREFIXES = List.of("", "dim", "fact", "tbl");

    private final Schema schema;
    private final Names names;
    private final Looking looking;
    private final Map<String, List<Key>> keys = new HashMap<>();
    private final Set<List<Object>> declared = new HashSet<>();
    private final Map<String, List<Table>> called = new HashMap<>();

    private static final Pattern BORDER = Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|[^\\p{L}\\p{N}]+");

    private record Key(Table table, Column column) {}

    InferredKeys(Schema schema, Dialect dialect, Looking looking) {
        this.schema = schema;
        this.names = new Names(dialect);
        this.looking = looking;
        index();
    }

    List<ForeignKey> find() {
        var found = new ArrayList<ForeignKey>();
        for (var table : schema.tables()) {
            for (var column : table.columns()) {
                if (!declared.contains(List.of(TableName.of(table), column.name()))) {
                    target(table, column, stem(column.name()))
                            .or(() -> namesake(table, column, plain(column.name())))
                            .or(() -> inRole(table, column))
                            .or(() -> staff(table, column))
                            .or(() -> alike(table, column))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    static String place(String table, String column) {
        return table + "\0" + column;
    }

    /** What a thing is to the row, before its name: “manager_emp_id”, “outDepotId”, “parent_category_id”, “drv_emp”. */
    private Optional<ForeignKey> inRole(Table table, Column column) {
        var words = List.of(BORDER.split(column.name()));
        return IntStream.range(1, words.size())
                .mapToObj(it -> String.join("_", words.subList(it, words.size())))
                .flatMap(it -> keyed(table, column, plain(it))
                        .or(() -> target(table, column, stem(it)))
                        .or(() -> target(table, column, plain(it)))
                        .stream())
                .findFirst();
    }

    /** A code under nearly the same name: “cust_no” of “customer_number”, “MBR_PLAN_CD” of “PLN_CD”. */
    private Optional<ForeignKey> alike(Table table, Column column) {
        var thing = thing(column);
        if (thing.length() < SHORTEST_THING || unique(table, column) || isKey(table, column)) {
            return Optional.empty();
        }
        var found = keys.values().stream()
                .flatMap(List::stream)
                .filter(it -> it.table() != table && it.column().type() == column.type())
                .filter(it -> isShort(thing, thing(it.column())))
                .filter(it -> included(table, column, it.table(), it.column()))
                .toList();
        return found.size() == 1
                ? Optional.of(ForeignKey.of(
                        table,
                        List.of(column.name()),
                        found.getFirst().table(),
                        List.of(found.getFirst().column().name()),
                        false))
                : Optional.empty();
    }

    /** The word for the thing that a code is of: the last but what says that it is a code. */
    private static String thing(Column column) {
        var words = Stream.of(BORDER.split(column.name()))
                .map(it -> it.toLowerCase(Locale.ROOT))
                .toList();
        var coded = !words.isEmpty() && ENDINGS.contains(words.getLast()); // a column "#" has no words
        return words.stream().limit(coded ? words.size() - 1L : words.size()).reduce("", (_, last) -> last);
    }

    /** Whether one word is the other, its beginning, or its consonants. */
    private static boolean isShort(String one, String other) {
        var shorter = one.length() <= other.length() ? one : other;
        var longer = one.length() <= other.length() ? other : one;
        if (shorter.length() < SHORTEST_THING || longer.startsWith(shorter)) {
            return shorter.length() >= SHORTEST_THING;
        }
        int at = 0;
        for (int i = 0; i < longer.length() && at < shorter.length(); i++) {
            at += longer.charAt(i) == shorter.charAt(at) && (i == 0) == (at == 0) ? 1 : 0;
        }
        return at == shorter.length() && !shorter.substring(1).matches(".*[aeiou].*");
    }

    /** Who of the only table of staff did it, told by what they do. */
    private Optional<ForeignKey> staff(Table table, Column column) {
        var staff = schema.tables().stream()
                .filter(it -> STAFF.matcher(plain(it.name())).matches())
                .toList();
        return staff.size() == 1 && isOfStaff(column)
                ? staff.getFirst().columns().stream()
                        .filter(it -> isStaffKey(staff.getFirst(), it) && it.type() == column.type())
                        .filter(it -> it != column && included(table, column, staff.getFirst(), it))
                        .map(it -> ForeignKey.of(
                                table, List.of(column.name()), staff.getFirst(), List.of(it.name()), false))
                        .findFirst()
                : Optional.empty();
    }

    /** Also by whom something was done: “approved_by”. */
    private static boolean isOfStaff(Column column) {
        var words = Stream.of(BORDER.split(column.name()))
                .map(it -> it.toLowerCase(Locale.ROOT))
                .toList();
        return words.size() > 1
                && (words.getLast().equals("by")
                        || ENDINGS.contains(words.getLast()) && ROLES.contains(words.get(words.size() - 2)));
    }

    private static boolean isStaffKey(Table staff, Column column) {
        return isKey(staff, column) || staff.columns().getFirst() == column && isCode(column) && unique(staff, column);
    }

    /** A column of the same name in another table, by whose values its rows are told apart. */
    private Optional<ForeignKey> namesake(Table table, Column column, String name) {
        return unique(table, column) || isKey(table, column) ? Optional.empty() : keyed(table, column, name);
    }

    private Optional<ForeignKey> keyed(Table table, Column column, String name) {
        return keys.getOrDefault(name, List.of()).stream()
                .sorted(Comparator.comparing(it -> !isBeside(it.table(), table)))
                .filter(it -> !place(it.table().name(), it.column().name()).equals(place(table.name(), column.name()))
                        && it.column().type() == column.type())
                .filter(it -> included(table, column, it.table(), it.column()))
                .map(it -> ForeignKey.of(
                        table,
                        List.of(column.name()),
                        it.table(),
                        List.of(it.column().name()),
                        false))
                .findFirst();
    }

    /** Of tables of one name that of the same namespace is meant first. */
    private static boolean isBeside(Table one, Table other) {
        return Objects.equals(one.namespace(), other.namespace());
    }

    private static boolean isKey(Table table, Column column) {
        return table.primaryKey().equals(List.of(column.name()));
    }

    static boolean isCode(Column column) {
        return !stem(column.name()).isEmpty() || CODES.contains(plain(column.name()));
    }

    /** The columns that may be pointed to: declared keys with a name of their own, or named like keys and unique. */
    private void index() {
        for (var table : schema.tables()) {
            for (var column : table.columns()) {
                if (isKey(table, column) && !NAMELESS.contains(plain(column.name()))
                        || isCode(column) && table.columns().getFirst() == column && unique(table, column)) {
                    keys.computeIfAbsent(plain(column.name()), it -> new ArrayList<>())
                            .add(new Key(table, column));
                }
            }
        }
        for (var key : schema.keys()) {
            var table = TableName.exactly(key.namespace(), key.table());
            key.columns().forEach(it -> declared.add(List.of(table, it)));
        }
    }

    private Optional<ForeignKey> target(Table table, Column column, String stem) {
        if (stem.isEmpty()) {
            return Optional.empty();
        }
        return called
                .computeIfAbsent(
                        stem,
                        it -> schema.tables().stream()
                                .filter(other -> called(other.name(), it))
                                .toList())
                .stream()
                .sorted(Comparator.comparing(it -> !isBeside(it, table)))
                .filter(it -> it != table || !stem.equals(stem(column.name())))
                .flatMap(it -> it.columns().stream()
                        .filter(key -> isNamedKey(it, key, stem) && (isKey(it, key) || unique(it, key)))
                        .filter(key -> key.type() == column.type())
                        .filter(key -> included(table, column, it, key))
                        .map(key -> ForeignKey.of(table, List.of(column.name()), it, List.of(key.name()), false)))
                .findFirst();
    }

    /** The thing that the column names: “customer” of customer_id, customerId, customer_key. */
    static String stem(String column) {
        var plain = plain(column);
        for (var ending : ENDINGS) {
            if (plain.endsWith(ending) && plain.length() > ending.length() + 1) {
                return plain.substring(0, plain.length() - ending.length());
            }
        }
        return "";
    }

    static boolean called(String table, String stem) {
        var plain = plain(table);
        var several = List.of(stem, stem + "s", stem + "es", stem.replaceFirst("y$", "ies"));
        return PREFIXES.stream().anyMatch(it -> plain.startsWith(it) && several.contains(plain.substring(it.length())));
    }

    /** Whether a column of a table that is called so is named like what tells its rows apart. */
    static boolean isNamedKey(Table table, Column column, String stem) {
        var plain = plain(column.name());
        var named = List.of("id", "key", "code", "no", "number", stem + "id", stem + "key", stem + "code", stem + "no")
                .contains(plain);
        return named || table.columns().getFirst() == column && ENDINGS.stream().anyMatch(plain::endsWith);
    }

    private static boolean unique(Table table, Column column) {
        return table.rowCount() != null && table.rowCount() > 0 && Objects.equals(column.distinct(), table.rowCount());
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private boolean included(Table table, Column column, Table target, Column key) {
        var value = names.quote(column.name());
        var values = names.first("DISTINCT " + value + " AS v", names.table(table), value + " IS NOT NULL", SAMPLED);
        var sql =
                "SELECT count(*), sum(h.hit) FROM (SELECT CASE WHEN s.v IN (SELECT t.%s FROM %s t) THEN 1 ELSE 0 END AS hit FROM %s s) h"
                        .formatted(names.quote(key.name()), names.table(target), values);
        return looking.row(sql, looking.left())
                .filter(it -> !"0".equals(it.get(0)) && Objects.equals(it.get(0), it.get(1)))
                .isPresent();
    }
}
