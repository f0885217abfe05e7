package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import candela.engine.sql.Schema.Table;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a row policy's text means, and what its writer is told when it is wrong. */
class RowFilterTest {
    private static final Table SALES = Office.schema().table("sales").orElseThrow();
    private static final Table NOTES = Office.schema().table("notes").orElseThrow();
    private static final Map<String, ValueType> KNOWN = Map.of(
            "region", ValueType.TEXT, "teams", ValueType.TEXT, "level", ValueType.NUMBER, "admin", ValueType.BOOLEAN);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "region = 'North'                      | t.\"region\" = 'North'",
                "Region = {user.region}                | t.\"region\" = 'North'",
                "\"region\" <> 'it''s'                 | t.\"region\" <> 'it''s'",
                "owner in {user.teams}                 | t.\"owner\" IN ('a', 'b''s')",
                "owner not in ('a', {user.region})     | t.\"owner\" NOT IN ('a', 'North')",
                "id = {user.level}                     | t.\"id\" = 3",
                "amount >= -1.50                       | t.\"amount\" >= -1.50",
                "id != 2                               | t.\"id\" <> 2",
                "sold_on < date '2024-01-31'           | t.\"sold_on\" < DATE '2024-01-31'",
                "archived                              | t.\"archived\"",
                "not archived                          | NOT (t.\"archived\")",
                "archived = {user.admin}               | t.\"archived\" = FALSE",
                "owner is null or owner is not null    | (t.\"owner\" IS NULL) OR (t.\"owner\" IS NOT NULL)",
                "archived or archived and id = 1       | (t.\"archived\") OR ((t.\"archived\") AND (t.\"id\" = 1))",
                "(archived or archived) and id = 1     | ((t.\"archived\") OR (t.\"archived\")) AND (t.\"id\" = 1)",
                "true                                  | 1 = 1",
                "false                                 | 1 = 0",
                "{user.admin}                          | 1 = 0",
                "region = owner                        | t.\"region\" = t.\"owner\"",
            })
    void aFilterIsWrittenInTheDialect(String filter, String sql) {
        assertThat(written(Dialect.POSTGRESQL, filter)).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region = {user.unknown}",
                "not region = {user.unknown}",
                "region <> {user.unknown}",
                "archived or region = {user.unknown}",
                "not (archived and owner in {user.nobody})",
                "owner not in {user.nobody}",
                "region = {user.teams}",
                "region <> {user.level}",
                "id in {user.teams}",
                "{user.region}",
                "not {user.level}"
            })
    void whatIsNotKnownOfAPersonShowsNoRowRatherThanAll(String filter) {
        assertThat(written(Dialect.POSTGRESQL, filter)).isEqualTo("1 = 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "regio = 'x'             | 0  | There is no column regio in sales. Did you mean region?",
                "id = 'x'                | 5  | A number cannot be compared with a text.",
                "region in ('a', 3)      | 16 | A text cannot be compared with a number.",
                "region                  | 0  | This is a text, neither true nor false: compare it with something.",
                "region > 'x'            | 0  | A text has no order that all databases share: use =, <> or in.",
                "region = {user.regio}   | 9  | Nothing is known of people under the name regio. Did you mean region?",
                "id = {user.region}      | 5  | A number cannot be compared with a text.",
                "id = 1 and              | 10 | Here stands the end: a column, a value or {user.…} is expected.",
                "id = 1 archived         | 7  | Here stands “archived”: “and”, “or” or the end is expected.",
                "id = (1                 | 5  | Here stands “(”: a column, a value or {user.…} is expected.",
                "region like 'x'         | 7  | Here stands “like”: “and”, “or” or the end is expected.",
                "id = {team.x}           | 6  | Here stands “team”: “user” is expected.",
                "id = 1; drop            | 6  | Here stands “;”: “and”, “or” or the end is expected.",
                "id = (select 1)         | 5  | Here stands “(”: a column, a value or {user.…} is expected.",
                "lower(region) = 'x'     | 5  | Here stands “(”: “and”, “or” or the end is expected.",
                "sold_on = date '2024-13-01' | 15 | Here stands “'2024-13-01'”: a date such as '2024-01-31' is expected.",
                "sold_on = timestamp '2024-01-31' | 20 | Here stands “'2024-01-31'”: a moment such as '2024-01-31 12:00:00' is expected.",
                "id = {user.'x'}         | 11 | Here stands “'x'”: an attribute's name is expected.",
                "id = {user.level        | 16 | Here stands the end: “}” is expected.",
                "region is 'x'           | 10 | Here stands “'x'”: “null” is expected.",
                "region = or             | 9  | Here stands “or”: a column, a value or {user.…} is expected.",
                "id = - region           | 7  | Here stands “region”: a number is expected.",
                "(id = 1                 | 7  | Here stands the end: “)” is expected.",
                "1 is null               | 0  | Only a column can be asked whether it is null.",
                "region not 'x'          | 11 | Here stands “'x'”: “in” is expected.",
                "region = 'x             | 9  | What ' opens here is never closed.",
            })
    void whatIsWrongIsNamedWithItsPlace(String filter, int offset, String message) {
        var wrong = catchThrowableOfType(
                PolicyException.class, () -> RowFilter.parse(filter).check(SALES, KNOWN));
        assertThat(wrong).hasMessage(message);
        assertThat(wrong.offset()).isEqualTo(offset);
    }

    @Test
    void aColumnWithoutComparableValuesCanOnlyBeAskedWhetherItIsNull() {
        RowFilter.parse("data is null").check(NOTES, KNOWN);
        assertThat(catchThrowableOfType(
                        PolicyException.class,
                        () -> RowFilter.parse("data = 'x'").check(NOTES, KNOWN)))
                .hasMessage("The column data holds json: a policy can only ask whether it is null.");
    }

    @Test
    void columnsMayBeCalledAsWordsAreThatBeginAValue() {
        var days = Office.table(null, "days", "date date", "timestamp timestamp");
        var filter = RowFilter.parse("date < date '2024-01-31' and timestamp >= timestamp '2024-01-31 09:05:00'");
        assertThat(filter.write(Dialect.POSTGRESQL, days, Office.ANA))
                .isEqualTo("(t.\"date\" < DATE '2024-01-31') AND (t.\"timestamp\" >= TIMESTAMP '2024-01-31 09:05:00')");
    }

    @Test
    void anEndlessFilterIsRefused() {
        var endless = List.of("not ".repeat(50) + "archived", "region = '" + "x".repeat(100_000) + "'");
        assertThat(endless)
                .allSatisfy(it -> assertThat(catchThrowableOfType(PolicyException.class, () -> RowFilter.parse(it)))
                        .isNotNull());
    }

    @Test
    void valuesAreWrittenSoThatNoneEndsItsQuotes() {
        String hostile = "\\' OR 1 = 1 --";
        assertThat(literal(Dialect.POSTGRESQL, hostile)).isEqualTo("E'\\\\'' OR 1 = 1 --'");
        assertThat(literal(Dialect.SQLITE, hostile)).isEqualTo("'\\'' OR 1 = 1 --'");
        assertThat(literal(Dialect.BIGQUERY, hostile)).isEqualTo("'\\\\\\' OR 1 = 1 --'");
        assertThat(literal(Dialect.SNOWFLAKE, hostile)).isEqualTo("'\\\\'' OR 1 = 1 --'");
        assertThat(literal(Dialect.MARIADB, hostile))
                .isEqualTo("CONVERT(X'5c27204f522031203d2031202d2d' USING utf8mb4)");
        assertThat(literal(Dialect.SQLSERVER, "ü")).isEqualTo("N'ü'");
        assertThat(literal(Dialect.DUCKDB, LocalDate.of(2024, 1, 31))).isEqualTo("DATE '2024-01-31'");
        assertThat(literal(Dialect.MYSQL, LocalDateTime.of(2024, 1, 31, 9, 5)))
                .isEqualTo("TIMESTAMP '2024-01-31 09:05:00'");
    }

    @Test
    void aValueThatNoDatabaseStoresShowsNothing() {
        var user = Attributes.of(Map.of("region", "a\0b", "teams", List.of("\uD800")));
        assertThat(RowFilter.parse("region = {user.region}").write(Dialect.POSTGRESQL, SALES, user))
                .isEqualTo("1 = 0");
        assertThat(RowFilter.parse("region in {user.teams}").write(Dialect.POSTGRESQL, SALES, user))
                .isEqualTo("1 = 0");
    }

    private static String literal(Dialect dialect, Object value) {
        return new Literals(dialect).of(value);
    }

    private static String written(Dialect dialect, String filter) {
        return RowFilter.parse(filter).write(dialect, SALES, Office.ANA);
    }
}
