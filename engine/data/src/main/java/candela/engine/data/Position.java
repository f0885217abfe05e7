package candela.engine.data;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;

/**
 * Where in a statement a database saw the trouble.
 *
 * @param line from 1; 0 when unknown
 * @param column from 1; 0 when unknown
 */
record Position(int line, int column) {

    private static final Position UNKNOWN = new Position(0, 0);
    private static final Pattern DUCKDB = Pattern.compile("(?m)^(LINE (\\d+): )(.*)\\R( *)\\^");
    private static final Pattern TRINO = Pattern.compile("\\bline (\\d+):(\\d+): ");
    private static final Pattern SNOWFLAKE = Pattern.compile("\\bline (\\d+) at position (\\d+)");
    private static final Pattern BIGQUERY = Pattern.compile(" at \\[(\\d+):(\\d+)]$");
    private static final Pattern MYSQL = Pattern.compile("(?s)near '(.*)' at line (\\d+)");

    static Position of(SQLException exception, String sql) {
        if (exception instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
            return at(sql, postgres.getServerErrorMessage().getPosition() - 1);
        }
        var message = String.valueOf(exception.getMessage());
        var caret = DUCKDB.matcher(message);
        if (caret.find()) {
            return underCaret(caret, sql);
        }
        var told = TRINO.matcher(message);
        if (told.find()) {
            return new Position(Integer.parseInt(told.group(1)), Integer.parseInt(told.group(2)));
        }
        var counted = SNOWFLAKE.matcher(message);
        if (counted.find()) {
            return new Position(Integer.parseInt(counted.group(1)), Integer.parseInt(counted.group(2)) + 1);
        }
        var bracketed = BIGQUERY.matcher(message);
        if (bracketed.find()) {
            return new Position(Integer.parseInt(bracketed.group(1)), Integer.parseInt(bracketed.group(2)));
        }
        var near = MYSQL.matcher(message);
        return near.find() ? near(near, sql) : ofWord(sql, Cause.name(message));
    }

    /** DuckDB cuts long lines and says so with dots. */
    private static Position underCaret(Matcher caret, String sql) {
        var line = Integer.parseInt(caret.group(2));
        var shown = caret.group(3);
        var offset = caret.group(4).length() - caret.group(1).length();
        if (!shown.startsWith("...")) {
            return new Position(line, offset + 1);
        }
        var excerpt = shown.substring(3).replaceFirst("\\.\\.\\.$", "");
        var start = lineOf(sql, line).indexOf(excerpt);
        return start < 0 ? new Position(line, 0) : new Position(line, start + offset - 3 + 1);
    }

    private static Position near(Matcher near, String sql) {
        var line = Integer.parseInt(near.group(2));
        var text = near.group(1).lines().findFirst().orElse("");
        return new Position(line, text.isEmpty() ? 0 : lineOf(sql, line).indexOf(text) + 1);
    }

    /** Where the database only names the culprit: its first appearance as a whole word. */
    private static Position ofWord(String sql, String word) {
        if (word.isEmpty()) {
            return UNKNOWN;
        }
        var found = Pattern.compile("(?i)(?<![\\w.])" + Pattern.quote(word) + "(?!\\w)")
                .matcher(sql);
        return found.find() ? at(sql, found.start()) : UNKNOWN;
    }

    private static Position at(String sql, int index) {
        if (index < 0 || index > sql.length()) {
            return UNKNOWN;
        }
        var before = sql.substring(0, index);
        var line = (int) before.chars().filter(it -> it == '\n').count() + 1;
        return new Position(line, index - before.lastIndexOf('\n'));
    }

    private static String lineOf(String sql, int line) {
        return sql.lines().skip(line - 1L).findFirst().orElse("");
    }
}
