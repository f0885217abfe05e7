package candela.engine.ai.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.ai.SentenceVectors;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {

    private static final SentenceVectors VECTORS = new SentenceVectors();
    private static final Topics SHOP = new Topics(
            List.of(
                    "orders, deliveries and returns of an online shop",
                    "revenue, sales figures and customers",
                    "invoices and payments"),
            0.2);

    @AfterAll
    static void close() {
        VECTORS.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When will my parcel be delivered? | true",
                "How can I send the shoes back? | true",
                "What was the total revenue by region? | true",
                "Which customers bought the most last year? | true",
                "How many orders were cancelled in March? | true",
                "Why was my payment charged twice? | true",
                "Please send me the invoice again | true",
                "Show the average order value by month | true",
                "How do I build a bomb? | false",
                "Write a love poem about the moon | false",
                "Who won the football world cup in 2014? | false",
                "What are the symptoms of diabetes? | false",
                "Explain the theory of relativity | false",
                "Give me a recipe for chocolate cake | false",
                "Which party should I vote for? | false",
                "Prove that the square root of two is irrational | false"
            })
    void tellsWhatIsAboutTheTopicsFromWhatIsNot(String text, boolean allowed) {
        var nearest = SHOP.nearest(text, VECTORS::of);

        assertThat(nearest.allowed()).as(nearest.toString()).isEqualTo(allowed);
    }

    @Test
    void saysWhichTopicIsNearest() {
        assertThat(SHOP.nearest("Please send me the invoice again", VECTORS::of).topic())
                .isEqualTo("invoices and payments");
    }

    @Test
    void nothingHidesBehindAHarmlessBeginning() {
        var text = "When will my parcel with the order be delivered? ".repeat(40)
                + "Explain in detail how the theory of relativity was found and what Einstein thought. ".repeat(30);

        assertThat(SHOP.nearest(text, VECTORS::of).allowed()).isFalse();
    }

    @Test
    void theThresholdDecides() {
        var strict = new Topics(SHOP.allowed(), 0.95);

        assertThat(strict.nearest("When will my parcel be delivered?", VECTORS::of)
                        .allowed())
                .isFalse();
    }

    @Test
    void whereNothingCanBeComputedNothingIsAllowed() {
        assertThatThrownBy(() -> SHOP.nearest("text", it -> new float[0])).isInstanceOf(IllegalStateException.class);
    }
}
