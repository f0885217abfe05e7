package candela.engine.ai.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardAnswerTest {

    @Test
    void safeIsSafe() throws GuardAnswer.NonsenseException {
        assertThat(GuardAnswer.read("\n\nsafe").safe()).isTrue();
        assertThat(GuardAnswer.read("Safe \n").hazards()).isEmpty();
    }

    @Test
    void unsafeNamesWhatItSaw() throws GuardAnswer.NonsenseException {
        assertThat(GuardAnswer.read("unsafe\nS1,S9").hazards()).isEqualTo(List.of(Hazard.S1, Hazard.S9));
        assertThat(GuardAnswer.read("\n\nunsafe\ns14").hazards()).isEqualTo(List.of(Hazard.S14));
        assertThat(GuardAnswer.read("unsafe S2, S2").safe()).isFalse();
        assertThat(Hazard.S9.words()).isEqualTo("indiscriminate weapons");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unsafe",
                "unsafe\nS15",
                "unsafe\nS0",
                "unsafe\nS1,",
                "unsafe\nviolence",
                "safe, I think",
                "safe\nunsafe\nS1",
                "not safe",
                "I'm sorry, I cannot help",
                "{\"safe\": true}",
                "S1"
            })
    void anythingElseIsNonsense(String answer) {
        assertThatThrownBy(() -> GuardAnswer.read(answer)).isInstanceOf(GuardAnswer.NonsenseException.class);
    }
}
