package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the tree and the text tell different places of a table, nothing is written and the statement is refused. */
class RewritingTest {
    private static final Restriction.View VIEW = new Restriction.View("(SELECT t.a FROM ", " t)", Set.of("rows"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a table with an alias           | SELECT 1 FROM sales s      | 14 | 1 | true  | SELECT 1 FROM (SELECT t.a FROM sales t) s",
                "a table without one             | SELECT 1 FROM sales        | 14 | 1 | false | SELECT 1 FROM (SELECT t.a FROM sales t) AS sales",
                "a quoted name                   | SELECT 1 FROM \"sales\"    | 14 | 1 | false | SELECT 1 FROM (SELECT t.a FROM \"sales\" t) AS \"sales\"",
                "a table in a namespace          | SELECT 1 FROM hr . notes   | 14 | 2 | false | SELECT 1 FROM (SELECT t.a FROM hr . notes t) AS notes",
                "a table in a database's         | SELECT 1 FROM a.hr.notes x | 14 | 3 | true  | SELECT 1 FROM (SELECT t.a FROM a.hr.notes t) x",
            })
    void theSubSelectIsPutAroundTheNameAsItIsWritten(
            String about, String sql, int offset, int parts, boolean aliased, String rewritten) throws Refusal {
        var rewriting = rewriting(sql);
        rewriting.replace(new Rewriting.Place(offset, parts), VIEW, aliased);
        assertThat(rewriting.apply(sql)).as(about).isEqualTo(rewritten);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the middle of a name   | SELECT 1 FROM sales     | 15 | 1",
                "a blank                | SELECT 1 FROM sales     | 13 | 1",
                "before the text        | SELECT 1 FROM sales     | -1 | 1",
                "behind the text        | SELECT 1 FROM sales     | 19 | 1",
                "a number               | SELECT 1 FROM sales     | 7  | 1",
                "a text                 | SELECT 'sales' FROM a   | 7  | 1",
                "a symbol               | SELECT (1) FROM sales   | 7  | 1",
                "no dot after the first | SELECT 1 FROM sales s   | 14 | 2",
                "a comma for the dot    | SELECT 1 FROM sales,s   | 14 | 2",
                "nothing after the dot  | SELECT 1 FROM sales.    | 14 | 2",
                "nothing after the name | SELECT 1 FROM sales     | 14 | 2",
                "a star after the dot   | SELECT 1 FROM sales.*   | 14 | 2",
                "two of three           | SELECT 1 FROM hr.sales  | 14 | 3",
            })
    void whereNoSuchNameStandsTheStatementIsRefusedAtThatPlace(String about, String sql, int offset, int parts)
            throws Refusal {
        var rewriting = rewriting(sql);
        var place = new Rewriting.Place(offset, parts);
        for (var refused : new Refusal[] {
            catchThrowableOfType(Refusal.class, () -> rewriting.replace(place, VIEW, true)),
            catchThrowableOfType(Refusal.class, () -> rewriting.shorten(place))
        }) {
            assertThat(refused).as(about).isNotNull();
            assertThat(refused.in(sql).rule()).isEqualTo("ambiguous-syntax");
            assertThat(refused.offset()).isEqualTo(offset);
            assertThat(refused.reason()).contains("cannot be told where the name of the table stands");
        }
        assertThat(rewriting.apply(sql)).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT hr.notes.id      | 7 | 2 | SELECT notes.id",
                "SELECT \"hr\" . notes.* | 7 | 2 | SELECT notes.*",
                "SELECT a.hr.notes.id    | 7 | 3 | SELECT notes.id",
                "SELECT notes.id         | 7 | 1 | SELECT notes.id",
            })
    void whatStandsBeforeATablesNameIsLeftOutAndNothingElse(String sql, int offset, int parts, String shortened)
            throws Refusal {
        var rewriting = rewriting(sql);
        rewriting.shorten(new Rewriting.Place(offset, parts));
        assertThat(rewriting.apply(sql)).isEqualTo(shortened);
    }

    @Test
    void severalChangesAreMadeFromLeftToRightInWhateverOrderTheyWereFound() throws Refusal {
        var sql = "SELECT hr.notes.id FROM hr.notes, sales s";
        var rewriting = rewriting(sql);
        rewriting.replace(new Rewriting.Place(34, 1), VIEW, true);
        rewriting.replace(new Rewriting.Place(24, 2), VIEW, false);
        rewriting.shorten(new Rewriting.Place(7, 2));
        assertThat(rewriting.apply(sql))
                .isEqualTo("SELECT notes.id FROM (SELECT t.a FROM hr.notes t) AS notes, (SELECT t.a FROM sales t) s");
    }

    private static Rewriting rewriting(String sql) throws Refusal {
        return new Rewriting(
                Dialect.POSTGRESQL, Lexer.scan(sql, Dialect.POSTGRESQL).tokens());
    }
}
