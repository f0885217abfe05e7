package candela.engine.chart;

import candela.engine.sql.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A result, and what part each of its columns can play in a chart or a sentence. */
public record ResultTable(List<ChartColumn> columns, List<List<@Nullable Object>> rows) {

    private static final Pattern PERIOD =
            Pattern.compile("\\d{4}(-(\\d{2}|Q[1-4]|W\\d{2})(-\\d{2}([T ]\\d{2}:\\d{2}.*)?)?)?");
    private static final Pattern IDENTIFIER = Pattern.compile("(^|.*[_ ])(id|code|zip|postcode|phone)$|.*[a-z]Id$");
    private static final Pattern YEAR = Pattern.compile("(^|.*[_ ])(year|yr|năm|nam)$");
    private static final int LOOKED_AT = 1_000;
    private static final int MOST_STEPS = 31;

    /** What a column is for in a chart. */
    public enum Role {
        TIME,
        CATEGORY,
        MEASURE,
        OTHER
    }

    int index(String column) {
        return IntStream.range(0, columns.size())
                .filter(it -> columns.get(it).name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The result has no column " + column + "."));
    }

    public List<Integer> having(Role role) {
        return IntStream.range(0, columns.size())
                .filter(it -> role(it) == role)
                .boxed()
                .toList();
    }

    public Role role(int column) {
        return switch (columns.get(column).type()) {
            case DATE, TIMESTAMP -> Role.TIME;
            case TEXT -> isPeriod(column) ? Role.TIME : Role.CATEGORY;
            case BOOLEAN, TIME -> Role.CATEGORY;
            case INTEGER, DECIMAL -> ofNumber(column);
            case BINARY, JSON, OTHER -> Role.OTHER;
        };
    }

    private Role ofNumber(int column) {
        var name = columns.get(column).name();
        if (IDENTIFIER.matcher(name).matches() || isSteps(column)) {
            return Role.CATEGORY;
        }
        var isYear = YEAR.matcher(name.toLowerCase(Locale.ROOT)).matches()
                && present(column).allMatch(it -> Cell.number(it) >= 1000 && Cell.number(it) < 3000);
        return isYear ? Role.TIME : Role.MEASURE;
    }

    /**
     * A first column of few small whole numbers beside another number, such as ratings or months, is a scale, not a
     * measure.
     */
    private boolean isSteps(int column) {
        return column == 0
                && columns.get(0).type() == Schema.Type.INTEGER
                && columns.size() > 1
                && columns.get(1).type().isNumber()
                && rows.size() > 1
                && rows.size() <= MOST_STEPS
                && isUnique(List.of(0))
                && present(0).allMatch(it -> Cell.number(it) >= 0 && Cell.number(it) <= 100);
    }

    private boolean isPeriod(int column) {
        var texts = present(column).limit(LOOKED_AT).toList();
        return !texts.isEmpty()
                && texts.stream().allMatch(it -> PERIOD.matcher(it.toString()).matches());
    }

    /** The cells of a column that hold a value. */
    Stream<Object> present(int column) {
        return rows.stream().map(row -> row.get(column)).flatMap(Stream::ofNullable);
    }

    long distinct(int column) {
        return rows.stream().map(row -> Cell.label(row.get(column))).distinct().count();
    }

    /** Whether these columns together name each row. */
    boolean isUnique(List<Integer> named) {
        Set<List<String>> seen = new HashSet<>();
        return rows.stream()
                .allMatch(row -> seen.add(
                        named.stream().map(it -> Cell.label(row.get(it))).toList()));
    }

    public String label(int column, int row) {
        var cell = rows.get(row).get(column);
        return columns.get(column).type().isMoment() ? Cell.moment(cell) : Cell.label(cell);
    }
}
