package candela.engine.data;

import candela.engine.sql.Schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One way of writing values of a type.
 *
 * @param shape what every value looks like
 * @param sqlType DuckDB's type for the values
 * @param conversion SQL that reads the text {@code %s}; null where it does not fit
 * @param note what the owner should know when it is chosen, about the column {@code %s}; empty for the obvious
 */
record Notation(Type type, Pattern shape, String sqlType, String conversion, String note) {

    private static final String SIGN = "[-+]?";
    private static final String MONEY = "(?:[\\p{Sc}]|EUR|USD|GBP|VND|CHF|kr|đ)?";
    private static final String EMPTY = "null|n/a|na|#n/a|none|nan|-|\\N";
    private static final List<Notation> POINT = decimals('.', "[, ' \u00A0]");
    private static final List<Notation> COMMA = decimals(',', "[. ' \u00A0]");
    private static final List<Notation> BEFORE = before();
    private static final List<Notation> MOMENTS = moments();

    /** All notations, the likelier ones first; where the decimal comma is usual, it comes before the point. */
    static List<Notation> all(boolean commaFirst) {
        var all = new ArrayList<>(BEFORE);
        all.addAll(commaFirst ? COMMA : POINT);
        all.addAll(commaFirst ? POINT : COMMA);
        all.addAll(MOMENTS);
        return all;
    }

    /** SQL for a cell's text, null where it says that nothing is there. */
    static String cell(String column) {
        return "CASE WHEN strlen(trim(%1$s)) <= 4 AND lower(trim(%1$s)) IN ('', 'null', 'n/a', 'na', '#n/a', 'none', 'nan', '-', '\\n') THEN NULL ELSE trim(%1$s) END"
                .formatted(column);
    }

    /** The same in Java, for the first rows. */
    static boolean isNothing(String text) {
        return text.isBlank() || text.strip().matches("(?i)" + EMPTY.replace("\\N", "\\\\N"));
    }

    boolean fits(String text) {
        return shape.matcher(text.strip()).matches();
    }

    /** Whether the values decide how many decimals the column keeps. */
    boolean isScaled() {
        return sqlType.contains("%d");
    }

    private static List<Notation> before() {
        return List.of(
                new Notation(
                        Type.BOOLEAN,
                        Pattern.compile("(?i)true|false|yes|no|y|n|có|không|ja|nein"),
                        "BOOLEAN",
                        "CASE WHEN lower(%1$s) IN ('true', 'yes', 'y', 'có', 'ja') THEN true"
                                + " WHEN lower(%1$s) IN ('false', 'no', 'n', 'không', 'nein') THEN false END",
                        ""),
                new Notation(
                        Type.INTEGER,
                        Pattern.compile(SIGN + "(?:0|[1-9]\\d{0,17})"),
                        "BIGINT",
                        "CASE WHEN regexp_full_match(%1$s, '[-+]?(0|[1-9][0-9]{0,17})') THEN TRY_CAST(%1$s AS BIGINT) END",
                        ""),
                new Notation(
                        Type.DECIMAL,
                        Pattern.compile(SIGN + "(?:(?:0|[1-9]\\d{0,11})(?:\\.\\d{1,6})?|\\.\\d{1,6})"),
                        "DECIMAL(18, %d)",
                        "CASE WHEN regexp_full_match(%1$s, '[-+]?((0|[1-9][0-9]{0,11})([.][0-9]{1,6})?|[.][0-9]{1,6})')"
                                + " THEN TRY_CAST(%1$s AS DECIMAL(18, 6)) END",
                        ""),
                new Notation(
                        Type.DECIMAL,
                        Pattern.compile(SIGN + "(?:(?:0|[1-9]\\d*)(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?"),
                        "DOUBLE",
                        "CASE WHEN regexp_full_match(%1$s, '[-+]?((0|[1-9][0-9]*)([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]+)?')"
                                + " THEN TRY_CAST(%1$s AS DOUBLE) END",
                        ""));
    }

    /** Numbers with groups, currency, percent or brackets for minus. */
    private static List<Notation> decimals(char point, String group) {
        var separator = point == '.' ? "[.]" : ",";
        var number = "(?:\\d{1,3}(?:" + group + "\\d{3})+|(?:0|[1-9]\\d*))(?:" + separator + "\\d{1,6})?";
        var amount = SIGN + MONEY + "\\s?" + SIGN + number + "\\s?" + MONEY;
        var digits = "regexp_replace(%1$s, '[^0-9" + point + "]', '', 'g')";
        var plain = point == '.' ? digits : "replace(" + digits + ", ',', '.')";
        var signed = "CASE WHEN regexp_matches(%1$s, '[-(]') THEN '-' ELSE '' END || " + plain;
        return List.of(
                new Notation(
                        Type.DECIMAL,
                        Pattern.compile(amount + "|\\(" + amount + "\\)"),
                        "DECIMAL(18, %d)",
                        matching(amount + "|\\(" + amount + "\\)", "TRY_CAST(" + signed + " AS DECIMAL(18, 6))"),
                        point == ',' ? "“%s” was read with a decimal comma." : ""),
                new Notation(
                        Type.DECIMAL,
                        Pattern.compile(SIGN + number + "\\s?%"),
                        "DECIMAL(18, 6)",
                        matching(SIGN + number + "\\s?%%", "TRY_CAST(" + signed + " AS DECIMAL(18, 6)) / 100"),
                        "“%s” holds percentages, kept as shares: 12 %% is 0.12."));
    }

    private static String matching(String pattern, String conversion) {
        return "CASE WHEN regexp_full_match(%1$s, '" + pattern.replace("'", "''") + "') THEN " + conversion + " END";
    }

    private static List<Notation> moments() {
        var all = new ArrayList<Notation>();
        all.add(date("\\d{4}-\\d{1,2}-\\d{1,2}", "%Y-%m-%d", ""));
        all.add(new Notation(
                Type.TIMESTAMP,
                Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?"),
                "TIMESTAMP",
                "TRY_CAST(replace(%1$s, ',', '.') AS TIMESTAMP)",
                ""));
        all.add(new Notation(
                Type.TIMESTAMP,
                Pattern.compile(
                        "\\d{4}-\\d{1,2}-\\d{1,2}[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?\\s?(?:Z|[-+]\\d{2}:?\\d{0,2})"),
                "TIMESTAMP",
                "TRY_CAST(%1$s AS TIMESTAMPTZ) AT TIME ZONE 'UTC'",
                "“%s” had time zones; its moments are in UTC now."));
        var words = "\\p{L}{3,9}\\.?";
        for (var year : List.of("\\d{4} %Y", "\\d{2} %y")) {
            var digits = year.substring(0, year.indexOf(' '));
            var code = year.substring(year.indexOf(' ') + 1);
            for (var mark : List.of("/", ".", "-")) {
                var shape = "\\d{1,2}" + Pattern.quote(mark) + "\\d{1,2}" + Pattern.quote(mark) + digits;
                both(all, shape, "%d" + mark + "%m" + mark + code, "“%s” was read as day, month, year.");
                both(all, shape, "%m" + mark + "%d" + mark + code, "“%s” was read as month, day, year.");
            }
        }
        all.add(date("\\d{4}/\\d{1,2}/\\d{1,2}", "%Y/%m/%d", ""));
        all.add(date("\\d{1,2}[- ]" + words + "[- ]\\d{4}", "%d %b %Y", ""));
        all.add(date("\\d{1,2}[- ]" + words + "[- ]\\d{4}", "%d-%b-%Y", ""));
        all.add(date("\\d{1,2} " + words + " \\d{4}", "%d %B %Y", ""));
        all.add(date(words + " \\d{1,2}, \\d{4}", "%b %d, %Y", ""));
        all.add(date(words + " \\d{1,2}, \\d{4}", "%B %d, %Y", ""));
        all.add(new Notation(
                Type.TIME,
                Pattern.compile("\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,6})?)?"),
                "TIME",
                "TRY_CAST(CASE WHEN length(%1$s) <= 5 THEN %1$s || ':00' ELSE %1$s END AS TIME)",
                ""));
        return List.copyOf(all);
    }

    private static void both(List<Notation> all, String shape, String format, String note) {
        all.add(date(shape, format, note));
        for (var time : List.of("%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M:%S %p")) {
            all.add(new Notation(
                    Type.TIMESTAMP,
                    Pattern.compile(shape + "\\s\\d{1,2}:\\d{2}" + (time.contains("%S") ? ":\\d{2}" : "")
                            + (time.contains("%p") ? "\\s(?i:am|pm)" : "")),
                    "TIMESTAMP",
                    "TRY_STRPTIME(%1$s, '" + (format + " " + time).replace("%", "%%") + "')",
                    note));
        }
    }

    private static Notation date(String shape, String format, String note) {
        return new Notation(
                Type.DATE,
                Pattern.compile(shape),
                "DATE",
                "CAST(TRY_STRPTIME(%1$s, '" + format.replace("%", "%%") + "') AS DATE)",
                note);
    }
}
