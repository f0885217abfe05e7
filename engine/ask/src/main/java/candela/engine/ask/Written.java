package candela.engine.ask;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Type;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Columns of text that hold amounts ("$1,234.50") or dates ("31/12/2024"), each value of which was seen to be written
 * in one certain way: to the grammar they are numbers and dates, and statements convert them.
 */
final class Written {

    /** A way to write a number or a date. */
    enum Form {
        POINT_AMOUNT(Type.DECIMAL, "\\(?[-+]?[$€£¥]? ?[-+]?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)? ?[$€£¥%]?\\)?", ""),
        COMMA_AMOUNT(Type.DECIMAL, "\\(?[-+]?[$€£¥]? ?[-+]?(\\d{1,3}(\\.\\d{3})+|\\d+)(,\\d+)? ?[$€£¥%]?\\)?", ""),
        DAY_FIRST(Type.DATE, "(0[1-9]|[12]\\d|3[01])([/.-])(0[1-9]|1[0-2])\\2(19|20)\\d\\d", "DMY"),
        MONTH_FIRST(Type.DATE, "(0[1-9]|1[0-2])([/.-])(0[1-9]|[12]\\d|3[01])\\2(19|20)\\d\\d", "MDY");

        private final Type type;
        private final Pattern pattern;
        private final String order;

        Form(Type type, String pattern, String order) {
            this.type = type;
            this.pattern = Pattern.compile(pattern);
            this.order = order;
        }

        private boolean fits(Collection<String> values) {
            return values.stream().allMatch(it -> pattern.matcher(it).matches());
        }
    }

    /** Fewer values than these prove nothing. */
    private static final int FEWEST = 3;

    private static final Pattern MARKED = Pattern.compile(".*([$€£¥%()]|\\d[.,]\\d).*");

    /** How one column is written, and the marks that were seen in it. */
    private record Manner(Form form, String marks, boolean blanks) {}

    private static final Set<Dialect> KNOWN =
            Set.of(Dialect.SQLITE, Dialect.DUCKDB, Dialect.POSTGRESQL, Dialect.MYSQL, Dialect.MARIADB);

    private final Dialect dialect;
    private final Map<String, Manner> manners;

    Written() {
        this(Dialect.DUCKDB, new HashMap<>());
    }

    private Written(Dialect dialect, Map<String, Manner> manners) {
        this.dialect = dialect;
        this.manners = manners;
    }

    /** Looks at all the distinct values of a column; tells whether they are numbers or dates rather than words. */
    boolean learn(String table, Column column, List<String> values) {
        var whole = column.distinct() != null && column.distinct() <= values.size();
        var said = values.stream().filter(it -> !it.isBlank()).toList();
        var form = whole && said.size() >= FEWEST ? form(said) : null;
        if (form != null) {
            var marks = String.join("", said).replaceAll("[\\d+-]", "");
            var each = marks.chars()
                    .distinct()
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
            manners.put(place(table, column.name()), new Manner(form, each.toString(), said.size() < values.size()));
        }
        return form != null;
    }

    private static String place(String table, String column) {
        return table + "\0" + column;
    }

    /** The only form that all values fit; digits alone may be codes, and 01/02/2024 alone may be either day. */
    private static @Nullable Form form(List<String> values) {
        var fitting =
                List.of(Form.values()).stream().filter(it -> it.fits(values)).toList();
        var dates = fitting.stream().allMatch(it -> it.type == Type.DATE);
        var marked = dates || values.stream().allMatch(it -> MARKED.matcher(it).matches());
        return fitting.size() == 1 && marked ? fitting.getFirst() : null;
    }

    /** What can be converted in a dialect: all of it or, where we do not know how, nothing. */
    Written in(Dialect dialect) {
        return KNOWN.contains(dialect) ? new Written(dialect, manners) : new Written();
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

    /** The column's value as what it is; the column itself where it needs no conversion. */
    String converted(String table, String column, String sql) {
        var manner = manners.get(place(table, column));
        if (manner == null) {
            return sql;
        }
        var said = manner.blanks() ? "NULLIF(TRIM(" + sql + "), '')" : sql;
        return manner.form().type == Type.DATE
                ? date(manner.form().order, manner.marks().substring(0, 1), said)
                : amount(manner, said);
    }

    private String amount(Manner manner, String sql) {
        var comma = manner.form() == Form.COMMA_AMOUNT;
        var bare = sql;
        for (var mark : manner.marks().split("")) {
            var instead = mark.equals("(") ? "-" : "";
            bare = mark.equals(comma ? "," : ".") ? bare : "REPLACE(" + bare + ", '" + mark + "', '" + instead + "')";
        }
        bare = comma && manner.marks().contains(",") ? "REPLACE(" + bare + ", ',', '.')" : bare;
        return "CAST(" + bare + " AS " + (dialect == Dialect.SQLITE ? "REAL" : "DECIMAL(18, 4)") + ")";
    }

    private String date(String order, String separator, String sql) {
        var day = order.equals("DMY");
        return switch (dialect) {
            case SQLITE -> {
                var first = "SUBSTR(" + sql + ", 1, 2)";
                var second = "SUBSTR(" + sql + ", 4, 2)";
                yield "SUBSTR(" + sql + ", 7, 4) || '-' || " + (day ? second : first) + " || '-' || "
                        + (day ? first : second);
            }
            case DUCKDB -> "CAST(STRPTIME(" + sql + ", '" + pattern(day, separator, "%d", "%m", "%Y") + "') AS DATE)";
            case POSTGRESQL -> "TO_DATE(" + sql + ", '" + pattern(day, separator, "DD", "MM", "YYYY") + "')";
            case MYSQL, MARIADB -> "STR_TO_DATE(" + sql + ", '" + pattern(day, separator, "%d", "%m", "%Y") + "')";
            default -> throw new IllegalArgumentException("no dates are written in " + dialect);
        };
    }

    private static String pattern(boolean dayFirst, String separator, String day, String month, String year) {
        return (dayFirst ? day + separator + month : month + separator + day) + separator + year;
    }
}
