package candela.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What was understood is kept as JSON between the questions of a conversation. */
class ReadingJsonTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> SHAPES = List.of(
            "profit margin by category",
            "percentage of orders cancelled by channel",
            "revenue by weekday",
            "which customers never ordered",
            "customers with fewer than 2 orders in 2024",
            "top 3 products per category",
            "revenue growth by year",
            "products with a price above the average");

    private final Parser parser = Fixture.of("ledger").parser();

    @Test
    void aFollowUpWorksOnAReadingThatWasKeptAsJson() {
        var first = understood(parser.ask("total revenue by region")).reading();
        var kept = JSON.readValue(JSON.writeValueAsString(first), Reading.class);

        var next = understood(parser.ask("only North", kept, Trial.NONE));

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
    void readingsOfAllShapesSurviveJson() {
        var shop = Fixture.of("shop").parser();

        for (var question : SHAPES) {
            var reading = understood(shop.ask(question)).reading();

            assertThat(JSON.readValue(JSON.writeValueAsString(reading), Reading.class))
                    .isEqualTo(reading);
        }
    }

    private static Interpretation understood(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Understood.class);
        return ((Answer.Understood) answer).best();
    }
}
