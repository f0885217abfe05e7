package candela.engine.ask;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Columns of text that hold amounts ("$1,234.50"), dates ("31/12/2024", "20241231") or months ("2024-12"), each value
 * of which was seen to be written in one certain way: to the grammar they are numbers and dates, and statements convert
 * them.
 */
final class Written {

    /** A way to write a number or a date. */
    enum Form {
        POINT_AMOUNT(Type.DECIMAL, "\\(?[-+]?[$€£¥]? ?[-+]?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)? ?[$€£¥%]?\\)?"),
        COMMA_AMOUNT(Type.DECIMAL, "\\(?[-+]?[$€£¥]? ?[-+]?(\\d{1,3}(\\.\\d{3})+|\\d+)(,\\d+)? ?[$€£¥%]?\\)?"),
        DAY_FIRST(Type.DATE, "(0[1-9]|[12]\\d|3[01])([/.-])(0[1-9]|1[0-2])\\2(19|20)\\d\\d"),
        MONTH_FIRST(Type.DATE, "(0[1-9]|1[0-2])([/.-])(0[1-9]|[12]\\d|3[01])\\2(19|20)\\d\\d"),
        DIGITS(Type.DATE, "(19|20)\\d\\d(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])"),
        MONTH(Type.DATE, "(19|20)\\d\\d-(0[1-9]|1[0-2])");

        private final Type type;
        private final Pattern pattern;

        Form(Type type, String pattern) {
            this.type = type;
            this.pattern = Pattern.compile(pattern);
        }

        private boolean fits(Collection<String> values) {
            return values.stream().allMatch(it -> pattern.matcher(it).matches());
        }
    }

    private static final Set<String> DAYS = Set.of("date", "day", "on");

    /** Fewer values than these prove nothing. */
    private static final int FEWEST = 3;

    private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?");
    /** A column that ends so holds numbers, however its database types it. */
    private static final Set<String> QUANTITIES = Set.of(
            "quantity",
            "amount",
            "price",
            "cost",
            "age",
            "salary",
            "population",
            "height",
            "weight",
            "length",
            "width",
            "capacity",
            "budget",
            "revenue",
            "profit",
            "fee",
            "hours",
            "minutes",
            "points",
            "score",
            "attendance",
            "stock",
            "percentage",
            "rating");

    private static final Pattern MARKED = Pattern.compile(".*([$€£¥%()]|\\d[.,]\\d).*");

    /** How one column is written, and the marks that were seen in it. */
    private record Manner(Form form, String marks, boolean blanks) {}

    private final Map<String, Manner> manners = new HashMap<>();

    /** Looks at all the distinct values of a column; tells whether they are numbers or dates rather than words. */
    boolean learn(String table, Column column, List<String> values) {
        var whole = column.distinct() != null && column.distinct() <= values.size();
        var said = values.stream().filter(it -> !it.isBlank()).toList();
        var form = whole && said.size() >= FEWEST ? form(said, isQuantity(column)) : null;
        if (form != null) {
            var marks = String.join("", said).replaceAll("[\\d+-]", "");
            var each = marks.chars()
                    .distinct()
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
            manners.put(place(table, column.name()), new Manner(form, each.toString(), said.size() < values.size()));
        }
        return form != null;
    }

    /** Looks at a column of numbers: "20241231" in one that is named like a date is a day. */
    void learnNumbers(String table, Column column) {
        var ends = Stream.of(column.least(), column.greatest())
                .filter(Objects::nonNull)
                .toList();
        var isDay = Names.expanded(column.name()).stream().anyMatch(DAYS::contains);
        if (isDay && ends.size() == 2 && Form.DIGITS.fits(ends)) {
            manners.put(place(table, column.name()), new Manner(Form.DIGITS, "", false));
        }
    }

    private static boolean isQuantity(Column column) {
        return QUANTITIES.contains(Names.expanded(column.name()).getLast());
    }

    private static String place(String table, String column) {
        return table + "\0" + column;
    }

    /** The only form that all values fit; other digits alone may be codes, and 01/02/2024 alone may be either day. */
    private static @Nullable Form form(List<String> values, boolean quantity) {
        if (Form.DIGITS.fits(values)) {
            return Form.DIGITS;
        }
        if (quantity && values.stream().allMatch(it -> PLAIN.matcher(it).matches())) {
            return Form.POINT_AMOUNT;
        }
        var fitting =
                List.of(Form.values()).stream().filter(it -> it.fits(values)).toList();
        var dates = fitting.stream().allMatch(it -> it.type == Type.DATE);
        var marked = dates || values.stream().allMatch(it -> MARKED.matcher(it).matches());
        return fitting.size() == 1 && marked ? fitting.getFirst() : null;
    }

    /** The schema as the grammar should see it: written numbers are numbers, written dates are dates. */
    Schema applied(Schema schema) {
        return manners.isEmpty()
                ? schema
                : new Schema(schema.tables().stream().map(this::applied).toList(), schema.keys());
    }

    private Schema.Table applied(Schema.Table table) {
        return new Schema.Table(
                table.namespace(),
                table.name(),
                table.columns().stream()
                        .map(it -> Optional.ofNullable(manners.get(place(table.name(), it.name())))
                                .map(manner -> typed(it, manner.form()))
                                .orElse(it))
                        .toList(),
                table.primaryKey(),
                table.rowCount(),
                table.bytes(),
                table.description());
    }

    private static Column typed(Column column, Form form) {
        return new Column(
                column.name(),
                form.type,
                column.nativeType(),
                column.nullable(),
                column.description(),
                List.of(),
                column.distinct(),
                null,
                null);
    }

    /** Whether the column is text that names months: "2024-12". */
    boolean isMonth(String table, String column) {
        var manner = manners.get(place(table, column));
        return manner != null && manner.form() == Form.MONTH;
    }

    /** The column's value as what it is; the column itself where it needs no conversion. */
    String converted(Forms forms, String table, String column, String sql) {
        var manner = manners.get(place(table, column));
        if (manner == null) {
            return sql;
        }
        var said = manner.blanks() ? "NULLIF(TRIM(" + sql + "), '')" : sql;
        return switch (manner.form()) {
            case DAY_FIRST -> forms.write("day first", said, manner.marks().substring(0, 1));
            case DIGITS -> forms.write("day in digits", said);
            case MONTH -> forms.write("month only", said);
            case MONTH_FIRST -> forms.write("month first", said, manner.marks().substring(0, 1));
            case POINT_AMOUNT, COMMA_AMOUNT -> forms.write("written amount", bare(manner, said));
        };
    }

    private static String bare(Manner manner, String sql) {
        var comma = manner.form() == Form.COMMA_AMOUNT;
        var bare = sql;
        for (var mark :
                manner.marks().codePoints().mapToObj(Character::toString).toList()) {
            var instead = mark.equals("(") ? "-" : "";
            bare = mark.equals(comma ? "," : ".") ? bare : "REPLACE(" + bare + ", '" + mark + "', '" + instead + "')";
        }
        return comma && manner.marks().contains(",") ? "REPLACE(" + bare + ", ',', '.')" : bare;
    }
}
