package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown of a text that is masked in part, whichever of its ends are kept. */
class MaskWriterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "POSTGRESQL; 1; 2; SUBSTR(v, 1, 1) || '***' || SUBSTR(v, LENGTH(v) - 1, 2)",
                "POSTGRESQL; 1; 0; SUBSTR(v, 1, 1) || '***'",
                "POSTGRESQL; 0; 2; '***' || SUBSTR(v, LENGTH(v) - 1, 2)",
                "POSTGRESQL; 0; 0; '***'",
                "SQLSERVER; 1; 2; CONCAT(SUBSTRING(v, 1, 1), '***', SUBSTRING(v, LEN(v) - 1, 2))",
                "SQLSERVER; 1; 0; CONCAT(SUBSTRING(v, 1, 1), '***')",
                "SQLSERVER; 0; 2; CONCAT('***', SUBSTRING(v, LEN(v) - 1, 2))",
                "SQLSERVER; 0; 0; '***'",
                "MARIADB; 0; 0; '***'",
            })
    void theStarsStandBetweenTheEndsThatAreKept(Dialect dialect, int first, int last, String shown) {
        var column =
                Office.schema().table("people").orElseThrow().column("name").orElseThrow();
        assertThat(new MaskWriter(dialect, "").write(new Mask.Partial(first, last), column, "v"))
                .contains(" > " + (first + last) + " THEN " + shown + " WHEN v IS NOT NULL THEN '***' END");
    }
}
