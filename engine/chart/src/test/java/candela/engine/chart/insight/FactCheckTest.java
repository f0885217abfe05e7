package candela.engine.chart.insight;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.chart.insight.Claim.Kind;
import candela.engine.chart.insight.Support.Derivation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a check says of each claim. */
class FactCheckTest {

    private static final Evidence SALES = Samples.of(
            List.of("country:text,revenue:decimal", "Germany,1000", "France,3000", "Poland,500"), "revenue by country");

    @Test
    void eachClaimHasItsPlaceAndWhatSupportsIt() {
        var text = "France has the largest revenue, 3,000, which is 66.7 % of the total of 4,500.";

        var claims = english(SALES).check(text).claims();

        assertThat(claims).extracting(Claim::text).containsExactly("France", "largest", "3,000", "66.7 %", "4,500");
        assertThat(claims)
                .allSatisfy(it -> assertThat(text.substring(it.from(), it.to())).isEqualTo(it.text()));
        assertThat(claims)
                .extracting(it -> it.support() == null ? null : it.support().how())
                .containsExactly(Derivation.CELL, Derivation.RANK, Derivation.CELL, Derivation.SHARE, Derivation.SUM);
        assertThat(claims.get(2).support()).satisfies(it -> {
            assertThat(it.column()).isEqualTo("revenue");
            assertThat(it.rows()).containsExactly(1);
            assertThat(it.value()).isEqualByComparingTo("3000");
        });
    }

    @Test
    void placesAreThoseOfTheWholeText() {
        var text = "France leads. Poland has 600.";

        var claims = english(SALES).check(text).claims();

        assertThat(claims).filteredOn(it -> !it.isSupported()).singleElement().satisfies(it -> {
            assertThat(text.substring(it.from(), it.to())).isEqualTo("600");
            assertThat(it.kind()).isEqualTo(Kind.NUMBER);
        });
    }

    @Test
    void confidenceIsTheShareOfWhatIsSupported() {
        var check = english(SALES);

        assertThat(Checked.confidence(List.of(check.check("France has 3,000."), check.check("Poland has 600."))))
                .isEqualTo(0.75);
        assertThat(Checked.confidence(List.of(check.check("Nothing much.")))).isEqualTo(1);
    }

    @Test
    void ofSomeRowsNothingIsSaidAboutAll() {
        var some = new FactCheck(new Evidence(SALES.columns(), SALES.rows(), false, ""), Locale.ENGLISH);

        assertThat(some.check("France has 3,000.").isSupported()).isTrue();
        assertThat(some.check("At least 3 rows match.").isSupported()).isTrue();
        for (var text : List.of(
                "The total is 4,500.", "3 rows match.", "France has the largest revenue.", "France has 66.7 %.")) {
            assertThat(some.check(text).isSupported()).as(text).isFalse();
        }
    }

    @Test
    void anEmptyResultSupportsNothing() {
        var none = english(new Evidence(SALES.columns(), List.of(), true, "top 5 countries"));

        assertThat(none.check("There are 3 countries.").isSupported()).isFalse();
        assertThat(none.check("France leads with 3,000.").isSupported()).isFalse();
        assertThat(none.check("You asked for 5 countries.").isSupported()).isTrue();
        assertThat(none.check("No rows match.").isSupported()).isTrue();
    }

    @Test
    void numbersWrittenInOtherWaysAreSeen() {
        var check = english(SALES);

        for (var number : List.of(
                "٣٠٠١",
                "３００１",
                "three thousand and one",
                "3.001 thousand",
                "3e4",
                "³",
                "Ⅲ thousand",
                "$3,001",
                "USD3001",
                "3001€")) {
            assertThat(check.check("France has " + number + ".").isSupported())
                    .as(number)
                    .isFalse();
        }
        for (var number : List.of("３０００", "three thousand", "3 thousand", "3k", "$3,000", "USD 3000", "3000€")) {
            assertThat(check.check("France has " + number + ".").isSupported())
                    .as(number)
                    .isTrue();
        }
    }

    @Test
    void manyRowsAndHostileTextsAreJudgedInNoTime() {
        var lines = new ArrayList<>(List.of("person:text,team:text,amount:decimal,bonus:decimal"));
        IntStream.range(0, 1_000)
                .forEach(it -> lines.add("Person P" + it + ",Team " + it % 7 + "," + it * 17 + "," + it));
        var check = english(Samples.of(lines, ""));

        Assertions.assertTimeout(Duration.ofSeconds(5), () -> {
            check.check("Person P12 has 204, Person P13 has 221 and all have 8,491,500 in total amount.".repeat(40));
            check.check("1".repeat(4_000));
            check.check("one ".repeat(1_000));
            check.check("more than than as to from ".repeat(150));
            check.check("((((\"".repeat(800));
            check.check("1,111".repeat(800));
        });
    }

    @Test
    void aTitleMayHaveCapitals() {
        assertThat(english(SALES).checkTitle("Revenue By Country: France Leads").isSupported())
                .isTrue();
        assertThat(english(SALES).checkTitle("Poland Leads").isSupported()).isFalse();
        assertThat(english(SALES).checkTitle("France Leads With 4,000").isSupported())
                .isFalse();
    }

    @Test
    void numbersOfAnySizeAreCompared() {
        var big = english(Samples.of(List.of("name:text,amount:decimal", "Sun,1989000000000000000000000000000.5"), ""));

        assertThat(big.check("Sun has 1,989,000,000,000,000,000,000,000,000,000.5.")
                        .isSupported())
                .isTrue();
        assertThat(big.check("Sun has 1,989,000,000,000,000,000,000,000,000,002.")
                        .isSupported())
                .isFalse();
    }

    private static FactCheck english(Evidence evidence) {
        return new FactCheck(evidence, Locale.ENGLISH);
    }
}
