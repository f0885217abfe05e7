package candela.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The prices that come along: of vendors that there are, in one currency, each in the unit that its vendor states. */
class KnownPricesTest {

    private static final KnownPrices.Sheet SHEET = KnownPrices.Sheet.read();

    static Stream<KnownPrices.Line> lines() {
        return SHEET.prices().stream();
    }

    @Test
    void theSheetSaysSinceWhenItHoldsAndInWhichCurrency() {
        assertThat(LocalDate.parse(SHEET.asOf())).isAfter("2025-01-01");
        assertThat(SHEET.currency()).isEqualTo("USD");
        assertThat(lines().map(it -> it.provider() + " " + it.model())).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void eachPriceCouldBeEnteredByHandAsItIs(KnownPrices.Line line) {
        var price = KnownPrices.of(line.provider(), line.model()).orElseThrow();

        assertThat(Providers.of(line.provider()).id()).isEqualTo(line.provider());
        assertThat(Stream.of(line.input(), line.output())).anyMatch(it -> it != null);
        switch (price.unit()) {
            case TOKENS -> assertThat(price.input()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(200));
            case IMAGES -> {
                assertThat(price.input()).isNull();
                assertThat(price.output()).isBetween(new BigDecimal("0.001"), BigDecimal.ONE);
            }
            case CHARACTERS -> {
                assertThat(price.output()).isNull();
                assertThat(price.input()).isBetween(BigDecimal.ONE, BigDecimal.valueOf(500));
            }
        }
    }

    @Test
    void speechAndPicturesHaveTheirOwnUnits() {
        assertThat(KnownPrices.of("openai", "tts-1").orElseThrow().unit()).isEqualTo(PriceUnit.CHARACTERS);
        assertThat(KnownPrices.of("xai", "grok-2-image-1212").orElseThrow().unit())
                .isEqualTo(PriceUnit.IMAGES);
        assertThat(KnownPrices.of("openai", "gpt-5-mini").orElseThrow().unit()).isEqualTo(PriceUnit.TOKENS);
        assertThat(KnownPrices.of("openai", "nobody-knows")).isEmpty();
    }
}
