package candela.engine.data;

import candela.engine.sql.Attributes;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Policies;
import candela.engine.sql.RowFilter;
import candela.engine.sql.RowPolicy;
import candela.engine.sql.TableName;
import candela.engine.sql.Verdict;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells whether a rewritten statement may do otherwise than the original does on the copy. It may where the language
 * leaves it to the database's plan what comes of it (whether a value that cannot be converted is met or passed over,
 * which row's columns stand beside an aggregate) and the plan differs because a sub-select is no table. That this is
 * the reason must show where nothing is left to hide; see {@code engine/sql/README.md}.
 *
 * @param controls put a sub-select of everything in the place of tables that hold nothing but what may be seen
 * @param hidden the values, as text, that are nowhere in the copy
 * @param bare whether nothing is left of hidden rows in the stripped data: only then they prove something
 */
record Judgement(Twin twin, List<Guard> controls, Set<String> hidden, boolean bare) {

    /** What it is that a rewritten statement does. */
    enum Finding {
        SAME,
        OF_THE_PLAN,
        DIFFERENT
    }

    static Judgement of(Twin twin, PolicedData data) {
        var all = control(twin, data, _ -> true);
        var bound = control(twin, data, it -> it.rule() != null);
        var bare = data.tables().stream().allMatch(PolicedData.Table::isBareWhenStripped);
        return new Judgement(twin, List.of(all, bound), data.hidden(), bare);
    }

    private static Guard control(Twin twin, PolicedData data, Predicate<PolicedData.Table> bound) {
        var everything = RowFilter.parse("true");
        var rows = data.tables().stream()
                .filter(bound)
                .map(it -> new RowPolicy("all", new TableName(null, it.name()), everything))
                .toList();
        var schema = data.remaining().schema(twin.dialect());
        return new Guard(twin.dialect(), schema, new Policies(rows, List.of(), Attributes.NONE, ""));
    }

    /**
     * @param wanted what the original answers on the copy
     * @param found what the rewritten statement answers on the whole data
     */
    Finding of(String sql, Twin.Outcome wanted, String rewritten, Twin.Outcome found) throws SQLException {
        if (found.sameAs(wanted)) {
            return Finding.SAME;
        }
        var own = !tells(found.error(), rewritten)
                && (doesSoInControl(sql, found)
                        || (found.failed() || wanted.failed()
                                ? doesSoStripped(rewritten, found)
                                        || failsForAllToSee(sql, found.error())
                                        || convertsByThePlan(sql, wanted, rewritten, found)
                                : isUndetermined(sql) && doesSoStripped(rewritten, found)
                                        || overlooksNulls(sql, found)));
        return own ? Finding.OF_THE_PLAN : Finding.DIFFERENT;
    }

    /** Whether an error names a value that is hidden, and that the statement does not name itself. */
    private boolean tells(String error, String rewritten) {
        return hidden.stream()
                .flatMap(it -> List.of("'" + it + "'", "\"" + it + "\"").stream())
                .anyMatch(it -> error.contains(it) && !rewritten.contains(it));
    }

    /** The same comes of the original on the copy itself, once sub-selects stand there in its tables' places. */
    private boolean doesSoInControl(String sql, Twin.Outcome found) throws SQLException {
        for (var control : controls) {
            if (control.check(sql) instanceof Verdict.Allowed allowed
                    && alike(found, Twin.run(twin.remaining(), allowed.sql()))) {
                return true;
            }
        }
        return false;
    }

    /** The very same comes of the rewritten statement where hidden rows and values hold nothing at all. */
    private boolean doesSoStripped(String rewritten, Twin.Outcome found) throws SQLException {
        return bare && found.equals(Twin.run(twin.stripped(), rewritten));
    }

    /** DuckDB's plans depend on values, too; without its optimizer it meets all that it may pass over else. */
    private boolean failsForAllToSee(String sql, String error) throws SQLException {
        return !error.isEmpty() && kind(error).equals(kind(twin.planless(sql).error()));
    }

    /**
     * A join of columns of different types turns values of one side, and fails on one that cannot be turned, unless the
     * other side was read first and is empty. Then each of the two statements must do, under another plan, the very
     * same as the other one: the original shows on the copy that nothing hidden is needed for the one outcome, and the
     * rewritten statement that nothing hidden is in the way of the other; or, where it does not fail under any plan,
     * that it may answer so on the copy, or where hidden rows and values hold nothing.
     */
    private boolean convertsByThePlan(String sql, Twin.Outcome wanted, String rewritten, Twin.Outcome found)
            throws SQLException {
        return wanted.failed() != found.failed()
                && (wanted.error() + found.error()).startsWith("Conversion Error")
                && twin.otherwise(twin.remaining(), sql).contains(found)
                && (twin.otherwise(twin.whole(), rewritten).contains(wanted)
                        || wanted.failed() && doesSoWithoutHidden(rewritten, found));
    }

    /**
     * Where nothing hidden is there, or hidden rows and values hold nothing, the rewritten statement may do the very
     * same.
     */
    private boolean doesSoWithoutHidden(String rewritten, Twin.Outcome found) throws SQLException {
        for (var connection : bare ? List.of(twin.remaining(), twin.stripped()) : List.of(twin.remaining())) {
            if (found.equals(Twin.run(connection, rewritten))
                    || twin.otherwise(connection, rewritten).contains(found)) {
                return true;
            }
        }
        return false;
    }

    /** MariaDB shows any row's columns beside an aggregate, unless it is told to refuse such statements. */
    private boolean isUndetermined(String sql) throws SQLException {
        return twin.dialect() == Dialect.MARIADB
                && twin.strict(sql).error().matches("(?s).*(isn't in GROUP BY|Mixing of GROUP columns).*");
    }

    /** The copy answers so, too, once MariaDB sees the NULL among what it holds a value against with ALL or NOT IN. */
    private boolean overlooksNulls(String sql, Twin.Outcome found) throws SQLException {
        return twin.dialect() == Dialect.MARIADB
                && sql.matches("(?s).*(<> ALL|NOT IN) \\(SELECT .*")
                && twin.otherwise(twin.remaining(), sql).contains(found);
    }

    private static boolean alike(Twin.Outcome one, Twin.Outcome other) {
        return one.sameAs(other) && kind(one.error()).equals(kind(other.error()));
    }

    /** An error without the value for which it happened to come up, nor how wide a number was looked for. */
    private static String kind(String error) {
        return error.lines()
                .findFirst()
                .orElse("")
                .replaceAll("[\"'].*[\"']", "?")
                .replaceAll("INT\\d+", "INT");
    }
}
