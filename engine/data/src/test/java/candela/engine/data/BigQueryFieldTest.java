package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Schema.Type;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as BigQuery's REST API writes them. */
class BigQueryFieldTest {

    private static BigQueryField field(String said) {
        return BigQueryField.all(GoogleHttp.JSON.readTree("{\"fields\": [" + said + "]}"))
                .getFirst();
    }

    private static @Nullable Object value(String type, String written) {
        return field("{\"name\": \"x\", \"type\": \"" + type + "\"}")
                .value(GoogleHttp.JSON.readTree("{\"v\": " + written + "}"));
    }

    @Test
    void eachTypeHasItsValue() {
        assertThat(value("INTEGER", "\"9007199254740993\"")).isEqualTo(9007199254740993L);
        assertThat(value("FLOAT", "\"1.5E10\"")).isEqualTo(1.5e10);
        assertThat(value("FLOAT64", "\"NaN\"")).isEqualTo(Double.NaN);
        assertThat(value("NUMERIC", "\"12.5\"")).isEqualTo(new BigDecimal("12.5"));
        assertThat(value("BIGNUMERIC", "\"0.00000000000000000001\"")).isEqualTo(new BigDecimal("1E-20"));
        assertThat(value("BOOLEAN", "\"true\"")).isEqualTo(true);
        assertThat(value("BYTES", "\"QUI=\"")).isEqualTo("QUI=");
        assertThat(value("DATE", "\"2024-02-29\"")).isEqualTo("2024-02-29");
        assertThat(value("TIME", "\"03:04:05.123456\"")).isEqualTo("03:04:05.123456");
        assertThat(value("DATETIME", "\"2024-02-29T03:04:05.123456\""))
                .isEqualTo(LocalDateTime.parse("2024-02-29T03:04:05.123456"));
        assertThat(value("TIMESTAMP", "\"1709175845123456\""))
                .isEqualTo(OffsetDateTime.parse("2024-02-29T03:04:05.123456Z"));
        assertThat(value("TIMESTAMP", "\"-1\"")).isEqualTo(OffsetDateTime.parse("1969-12-31T23:59:59.999999Z"));
        assertThat(value("JSON", "\"{\\\"a\\\": 1}\"")).isEqualTo("{\"a\": 1}");
        assertThat(value("GEOGRAPHY", "\"POINT(1 2)\"")).isEqualTo("POINT(1 2)");
        assertThat(value("STRING", "null")).isNull();
    }

    @Test
    void whatIsNestedIsJson() {
        var field = field("""
                {"name": "lines", "type": "RECORD", "mode": "REPEATED", "fields": [
                  {"name": "sku", "type": "STRING"}, {"name": "count", "type": "INTEGER"},
                  {"name": "price", "type": "NUMERIC"}, {"name": "share", "type": "FLOAT"},
                  {"name": "tags", "type": "STRING", "mode": "REPEATED"}, {"name": "more", "type": "JSON"}]}""");
        assertThat(field.declared())
                .isEqualTo(
                        "ARRAY<STRUCT<sku STRING, count INT64, price NUMERIC, share FLOAT64, tags ARRAY<STRING>, more JSON>>");
        assertThat(NativeTypes.of(field.declared())).isEqualTo(Type.JSON);
        var cell = GoogleHttp.JSON.readTree("""
                {"v": [{"v": {"f": [{"v": "a\\"b"}, {"v": "2"}, {"v": "1.50"}, {"v": "NaN"},
                  {"v": [{"v": "x"}, {"v": "y"}]}, {"v": "{\\"k\\": [1]}"}]}},
                 {"v": {"f": [{"v": null}, {"v": null}, {"v": null}, {"v": null}, {"v": []}, {"v": null}]}}]}""");
        assertThat(field.value(cell))
                .isEqualTo(
                        "[{\"sku\":\"a\\\"b\",\"count\":2,\"price\":1.50,\"share\":\"NaN\",\"tags\":[\"x\",\"y\"],"
                                + "\"more\":{\"k\":[1]}},{\"sku\":null,\"count\":null,\"price\":null,\"share\":null,\"tags\":[],\"more\":null}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INT64 | INTEGER",
                "FLOAT64 | DECIMAL",
                "NUMERIC(10, 2) | DECIMAL",
                "BIGNUMERIC | DECIMAL",
                "BOOL | BOOLEAN",
                "STRING(50) | TEXT",
                "BYTES | BINARY",
                "DATE | DATE",
                "DATETIME | TIMESTAMP",
                "TIME | TIME",
                "TIMESTAMP | TIMESTAMP",
                "JSON | JSON",
                "STRUCT<a INT64> | JSON",
                "ARRAY<STRING> | JSON",
                "GEOGRAPHY | OTHER",
            })
    void eachTypeOfACatalogueIsKnown(String declared, Type type) {
        assertThat(NativeTypes.of(declared)).isEqualTo(type);
    }
}
