package candela.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {

    @Test
    void itsOwnFormIsReadAndWrittenWithoutLoss() {
        var text = file("own.yaml");
        assertThat(ModelFile.write(ModelFile.read(text).model())).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "schema.yml,schema.expected.yaml,dbt",
        "manifest.json,manifest.expected.yaml,dbt manifest",
        "ossie.yaml,ossie.expected.yaml,Apache Ossie"
    })
    void othersFormsAreReadAsFarAsTheyCanBeSaid(String given, String expected, String form) {
        var reading = ModelFile.read(file(given));

        assertThat(told(reading)).isEqualTo(file(expected));
        assertThat(reading.form()).isEqualTo(form);
    }

    @Test
    void ossiesFormerListOfModelsIsReadTheSame() {
        var former = """
                version: 0.1.1
                semantic_model:
                  - name: sales
                    datasets: [{name: orders, source: orders}]
                    relationships: [{name: r, from: orders, to: clients, from_columns: [a], to_columns: [b]}]
                    metrics: [{name: n, expression: {dialects: [{dialect: ANSI_SQL, expression: count(orders.a)}]}}]
                """;

        assertThat(ModelFile.read(former).model().keys()).hasSize(1);
        assertThat(ModelFile.read(former).model().terms()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            candela: 1\\ntables:\\n  - nam: orders | 3 | “nam” is not known here; use name, namespace, description, synonyms, columns
            candela: 1\\ntables:\\n  - description: x | 3 | Here name is missing
            candela: 2 | 1 | Only version 1 of this form is known
            candela: 1\\nkeys:\\n  - {table: a, columns: [x], target: b, target_columns: [y, z]} | 3 | A key needs as many columns as target_columns
            candela: 1\\nterms:\\n  - {say: x} | 3 | A term needs say (or question) and one of means, metric, filter, join, sql
            candela: 1\\ncandela: 1 | 2 | “candela” stands here twice
            candela: 1\\na: &a [x]\\nb: *a | 3 | References (*name) are not read: write it out
            hello: 1 | 1 | This form is not known. Candela reads its own (candela: 1), dbt's manifest.json and schema.yml with MetricFlow, and Apache Ossie's
            """)
    void whatCannotBeReadIsToldWithItsLine(String text, int line, String message) {
        assertThatThrownBy(() -> ModelFile.read(text.replace("\\n", "\n")))
                .isInstanceOfSatisfying(
                        ModelException.class, it -> assertThat(it.line()).isEqualTo(line))
                .hasMessage(message);
    }

    @Test
    void depthAndSizeAreBounded() {
        assertThatThrownBy(() -> ModelFile.read("candela: " + "[".repeat(100_000)))
                .isInstanceOf(ModelException.class)
                .hasMessage("Nested deeper than 50 levels");
        assertThatThrownBy(() -> ModelFile.read("#".repeat(20_000_001)))
                .isInstanceOf(ModelException.class)
                .hasMessage("The file has more than 20 million characters");
    }

    private static String told(Reading reading) {
        var text = new StringBuilder(ModelFile.write(reading.model()));
        reading.remarks().forEach(it -> text.append("# line %d: %s%n".formatted(it.line(), it.message())));
        return text.toString();
    }

    private static String file(String name) {
        try (var in = Objects.requireNonNull(ModelFileTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
