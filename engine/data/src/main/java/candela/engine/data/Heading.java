package candela.engine.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a table begins among the first rows of a file.
 *
 * @param columns names of the columns, tidy and unique
 * @param skipped rows before the table: blank ones and titles
 * @param named true when the row after the skipped ones holds the names
 */
record Heading(List<String> columns, int skipped, boolean named) {

    private static final Pattern VALUE = Pattern.compile(
            "[-+(]?[\\p{Sc}]?\\s?\\d[\\d.,' ]*\\s?[%\\p{Sc})]?|\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}.*|(?i:true|false)");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

    static Heading of(List<List<@Nullable String>> rows) {
        var width = rows.stream().mapToInt(Heading::filled).max().orElse(0);
        var skipped = 0;
        while (skipped < rows.size() - 1 && filled(rows.get(skipped)) <= (width > 2 ? 1 : 0)) {
            skipped++;
        }
        var table = rows.subList(skipped, rows.size());
        var named = isNames(table);
        List<? extends @Nullable String> first = table.getFirst();
        var names = new ArrayList<String>();
        var columns = named
                ? trimmedWidth(first, table)
                : table.stream().mapToInt(Heading::width).max().orElse(0);
        for (var column = 0; column < columns; column++) {
            names.add(named ? text(first, column) : "");
        }
        return new Heading(TableNames.columns(names), skipped, named);
    }

    /** Names are texts, all different; values under them may be anything. */
    private static boolean isNames(List<List<@Nullable String>> table) {
        List<? extends @Nullable String> first = table.getFirst();
        var seen = new HashSet<String>();
        var values = 0;
        for (var column = 0; column < first.size(); column++) {
            var text = text(first, column);
            if (text.isEmpty()) {
                continue;
            }
            var year = YEAR.matcher(text).matches() && filled(first) > 2 && seen.add(text);
            values += !year && VALUE.matcher(text).matches() ? 1 : 0;
        }
        return values == 0;
    }

    /** Delimiters at the end of the header make no columns when nothing stands under them. */
    private static int trimmedWidth(List<? extends @Nullable String> first, List<List<@Nullable String>> table) {
        var width = first.size();
        while (width > 1 && text(first, width - 1).isEmpty() && empty(table, width - 1)) {
            width--;
        }
        return width;
    }

    private static boolean empty(List<List<@Nullable String>> table, int column) {
        return table.stream().allMatch(it -> text(it, column).isEmpty());
    }

    static int filled(List<? extends @Nullable String> row) {
        var filled = 0;
        for (var cell : row) {
            filled += cell == null || cell.isBlank() ? 0 : 1;
        }
        return filled;
    }

    private static int width(List<? extends @Nullable String> row) {
        var width = row.size();
        while (width > 0 && text(row, width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    private static String text(List<? extends @Nullable String> row, int column) {
        return column < row.size()
                ? Objects.requireNonNullElse(row.get(column), "").strip()
                : "";
    }
}
