package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import candela.engine.sql.Verdict.Allowed;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a statement may read of a table that has a column nobody may tell. */
class MentionsTest {

    private static final Schema SCHEMA = new Schema(
            List.of(table("people", "id", "email", "city"), table("notes", "id", "person", "text")), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT email FROM people",
                "SELECT \"EMAIL\" FROM people",
                "SELECT p.Email AS x FROM people p",
                "SELECT * FROM people",
                "SELECT p.* FROM people p",
                "SELECT DISTINCT ON (city) * FROM people",
                "SELECT p FROM people p",
                "SELECT people FROM people",
                "SELECT CAST(p AS text) FROM people p",
                "SELECT x FROM people AS t(a, x, b)",
                "SELECT count(*) FROM people WHERE email LIKE 'a%'",
                "SELECT city FROM people ORDER BY email",
                "SELECT count(DISTINCT email) FROM people",
                "SELECT (SELECT max(email) FROM people)",
                "WITH w AS (SELECT * FROM people) SELECT city FROM w",
                "SELECT city FROM people NATURAL JOIN notes",
                "SELECT a.city FROM people a JOIN people b USING (email)",
                "SELECT id FROM notes UNION SELECT email FROM people",
            })
    void whatItMayReadIsTold(String sql) {
        assertThat(Stream.of(Dialect.POSTGRESQL, Dialect.DUCKDB)
                        .map(it -> new Guard(it, SCHEMA).check(sql))
                        .filter(Allowed.class::isInstance)
                        .map(Allowed.class::cast)
                        .toList())
                .as(sql)
                .isNotEmpty()
                .allMatch(it -> it.mayRead("people", "email"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT city, count(*) FROM people GROUP BY city",
                "SELECT count(*) OVER (), p.city AS town FROM people p ORDER BY town",
                "SELECT 'email' FROM people -- email",
                "SELECT p.city, n.text FROM people p JOIN notes n ON n.person = p.id",
                "SELECT * FROM notes",
            })
    void whatItSurelyDoesNotReadToo(String sql) {
        var allowed = assertInstanceOf(Allowed.class, new Guard(Dialect.POSTGRESQL, SCHEMA).check(sql));
        assertThat(allowed.mayRead("people", "email")).as(sql).isFalse();
    }

    @Test
    void policiesThatNameTheColumnReadItForNobody() {
        var policies = new Policies(
                List.of(),
                List.of(new ColumnPolicy("masked", new TableName(null, "people"), "email", new Mask.Null())),
                Attributes.NONE,
                "");
        var allowed = assertInstanceOf(
                Allowed.class, new Guard(Dialect.POSTGRESQL, SCHEMA, policies).check("SELECT city FROM people"));
        assertThat(allowed.sql()).contains("email");
        assertThat(allowed.mayRead("people", "email")).isFalse();
    }

    private static Table table(String name, String... columns) {
        return new Table(
                null,
                name,
                Stream.of(columns)
                        .map(it -> new Column(it, Type.TEXT, "text", true, "", List.of(), null, null, null))
                        .toList(),
                List.of(),
                null,
                "");
    }
}
