package candela.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What was understood is kept as JSON between the questions of a conversation. */
class ReadingJsonTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final Parser parser = Fixture.of("ledger").parser();

    @Test
    void aFollowUpWorksOnAReadingThatWasKeptAsJson() {
        var first = understood(parser.ask("total revenue by region")).reading();
        var kept = JSON.readValue(JSON.writeValueAsString(first), Reading.class);

        var next = understood(parser.ask("only North", kept));

        assertThat(kept).isEqualTo(first);
        assertThat(next.sql()).isEqualTo("""
                SELECT Region, SUM(Revenue) AS total_revenue
                FROM sales
                WHERE Region = 'North'
                GROUP BY Region
                ORDER BY total_revenue DESC, Region""");
    }

    @Test
    void anInterpretationSurvivesJson() {
        var best = understood(parser.ask("top 2 products per region"));

        assertThat(JSON.readValue(JSON.writeValueAsString(best), Interpretation.class))
                .isEqualTo(best);
    }

    @Test
    void everyReadingOfTheGoldenQuestionsSurvivesJson() throws IOException {
        var lost = new ArrayList<String>();
        try (var files = Files.walk(Fixture.ROOT)) {
            for (var file : files.filter(it -> it.toString().endsWith(".txt")).toList()) {
                var lines = Fixture.read(file).lines().toList();
                if (lines.getFirst().equals("schema: shop") && lines.get(1).startsWith("question: ")) {
                    Fixture.of("shop").parser().readings(lines.get(1).substring(10)).stream()
                            .limit(2)
                            .map(Interpretation::reading)
                            .filter(it -> !JSON.readValue(JSON.writeValueAsString(it), Reading.class)
                                    .equals(it))
                            .forEach(it -> lost.add(lines.get(1)));
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    private static Interpretation understood(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Understood.class);
        return ((Answer.Understood) answer).best();
    }
}
