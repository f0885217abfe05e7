package candela.engine.data;

import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * What usually goes wrong with a statement, known by the SQL state or error number of each database, or by its words.
 */
enum Cause {
    DENIED(
            "42501\\||\\|(1142|1143|1044|1227|1370)]|permission denied|(?<!exist or )not authorized|Insufficient privileges"
                    + "|permission was denied|ORA-01031|Access Denied|ACCESS_DENIED|Not enough privileges",
            "The database's user may not read %s. Ask its administrator for the right to SELECT from it."),
    COSTLY(
            "limit for bytes billed",
            "The database would read more for this query than the limit of this source, so it was not run. Narrow it"
                    + " with a filter on what the table is partitioned by, name fewer columns, or have the limit raised."),
    READ_ONLY(
            "25006\\||\\|1792]|attempt to write a readonly|read-only"
                    + "|in readonly mode|ORA-01456|READ_ONLY_VIOLATION",
            "The connection only reads; %s would change something."),
    UNKNOWN_COLUMN(
            "42703\\||\\|1054]|no such column|Referenced column|does not have a column named|column .* not found"
                    + "|Invalid column name|Unrecognized name|Name \\S+ not found inside|ORA-00904|invalid identifier|Column .* cannot be resolved|Unknown (?:expression )?identifier",
            "There is no column %s."),
    UNKNOWN_TABLE(
            "42P01\\||\\|1146]|no such table|Table with name .* does not exist|Referenced table"
                    + "|Invalid object name|Not found: Table|ORA-00942|Table .* does not exist|Unknown table|does not exist or not authorized",
            "There is no table %s."),
    UNKNOWN_FUNCTION(
            "42883\\||\\|(1305|1630)]|no such function|Function not found|Function with name|No function matches"
                    + "|not a recognized built-in function|Function .* not registered|Unknown function|No matching signature for|ORA-00904.*\\(",
            "There is no function or operator that takes these values (%s). Check its name and cast the values to the"
                    + " type that it takes."),
    AMBIGUOUS(
            "42702\\||\\|1052]|ambiguous" + "|ORA-00918",
            "The name %s belongs to more than one table. Write the table's name before it."),
    GROUPING(
            "42803\\||\\|(1055|1111|1140)]|must appear in the GROUP BY|misuse of aggregate"
                    + "|ORA-00979|neither grouped nor aggregated|must be an aggregate expression|not under aggregate function|not a valid group by expression|is not contained in either an aggregate",
            "%s must be in GROUP BY or inside an aggregate such as sum() or max()."),
    DIVISION(
            "22012\\||\\|1365]|division by zero" + "|Divide by zero|ORA-01476",
            "A division by zero. Wrap the divisor in nullif(…, 0) to leave such rows empty."),
    RANGE(
            "22003\\||\\|(1690|1264)]|out of range|overflow",
            "A number is too large for its type. Cast it to a larger type, such as decimal or double."),
    TYPE(
            "22P02\\||42804\\||2200[78]\\||42846\\||\\|(1292|1366|1411)]|Conversion Error|Cannot compare values"
                    + "|explicit cast|invalid input syntax|datatype mismatch|Cannot cast"
                    + "|ORA-0(?:1722|1858|1861|0932)|Conversion failed when converting|TYPE_MISMATCH|Could not cast|Invalid (?:date|datetime|timestamp)|Bad \\w+ value|Cannot parse|value .* is not recognized",
            "The types do not fit here: %s. Compare numbers with numbers and dates with dates, or cast one of them."),
    MEMORY(
            "53[0-9]{3}\\||Out of Memory|\\|(1037|1038|1041)]|Resources exceeded|SQLITE_NOMEM|SQLITE_FULL",
            "The database ran out of memory or space. Ask for fewer rows or a shorter period."),
    SYNTAX(
            "42601\\||\\|1064]|syntax error|Parser Error|incomplete input|unrecognized token"
                    + "|Incorrect syntax near|mismatched input|ORA-009(?:00|33|36)",
            "The SQL cannot be read near %s."),
    OTHER("", "The database could not run this: %s");

    private static final Pattern NAME =
            Pattern.compile("[\"'`]([^\"'`]+)[\"'`]|no such \\w+: ([^\\s)]+)|name (\\w+) does not"
                    + "|column name: (\\S+)|Unrecognized name: `?(\\w+)|Name (\\w+) not found|Table [\\w:-]+\\.(\\w+) was"
                    + "|Function not found: (\\w+)");

    /** What Snowflake says before what it has to say. */
    private static final Pattern BEFORE =
            Pattern.compile("^SQL compilation error:\\s*(?:error line \\d+ at position \\d+\\s*)?");

    private final Pattern signs;
    private final String words;

    Cause(String signs, String words) {
        this.signs = Pattern.compile(signs, Pattern.CASE_INSENSITIVE);
        this.words = words;
    }

    static Cause of(SQLException exception) {
        var text = "[" + exception.getSQLState() + "|" + exception.getErrorCode() + "] " + exception.getMessage();
        for (var cause : values()) {
            if (cause.signs.matcher(text).find()) {
                return cause;
            }
        }
        return OTHER;
    }

    /** The name that the message is about, without quotes; empty when it names none. */
    static String name(String message) {
        var found = NAME.matcher(message);
        if (!found.find()) {
            return "";
        }
        for (var group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return "";
    }

    /** The sentence about the name; causes that are about more than a name tell the database's own words. */
    String words(String name, String message) {
        var subject = switch (this) {
            case TYPE, UNKNOWN_FUNCTION, OTHER -> firstLine(message);
            default -> name.isEmpty() ? firstLine(message) : "“" + name + "”";
        };
        return words.contains("%s") ? words.formatted(subject) : words;
    }

    static String firstLine(String message) {
        var line = BEFORE.matcher(message)
                .replaceFirst("")
                .lines()
                .filter(it -> !it.isBlank())
                .findFirst()
                .orElse("no reason given");
        return line.replaceFirst("^(?:ERROR|[A-Z][A-Za-z ]{2,20} Error|\\(conn=\\d+\\)|\\[SQLITE_\\w+])\\s*:?\\s*", "")
                .replaceFirst("^\\(conn=\\d+\\)\\s*", "")
                .strip();
    }
}
