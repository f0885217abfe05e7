package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How masks are written. */
class MaskTest {

    @ParameterizedTest
    @ValueSource(strings = {"hide", "null", "hash", "partial(2, 2)", "round(0.5)", "truncate(month)"})
    void aMaskIsReadAsItIsWritten(String text) {
        assertThat(Mask.parse(text).inWords()).isEqualTo(text);
        assertThat(Mask.parse(text.toUpperCase(java.util.Locale.ROOT).replace(" ", ""))
                        .inWords())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "star           | 0 | A mask is hide, null, hash, partial(first, last), round(step) or truncate(year, month or day).",
                "partial(2)     | 0 | A mask is hide, null, hash, partial(first, last), round(step) or truncate(year, month or day).",
                "partial(1.5,2) | 8 | Whole numbers are expected here, such as partial(2, 2).",
                "partial(200,2) | 8 | This does not work: between 0 and 100 characters can be kept at each end.",
                "round(0)       | 6 | This does not work: a step is greater than 0.",
                "truncate(week) | 0 | A mask is hide, null, hash, partial(first, last), round(step) or truncate(year, month or day).",
            })
    void aMaskThatCannotBeReadIsNamedWithItsPlace(String text, int offset, String message) {
        var wrong = catchThrowableOfType(PolicyException.class, () -> Mask.parse(text));
        assertThat(wrong).hasMessage(message);
        assertThat(wrong.offset()).isEqualTo(offset);
    }
}
