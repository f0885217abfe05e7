package candela.engine.ai.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much of what must be found is found, and how much of what is found is right. */
class LabelledTest {

    private static final List<Labelled> TEXTS = Labelled.texts();

    @ParameterizedTest
    @EnumSource(Detector.class)
    void nearlyAllIsFoundAndNearlyNothingElse(Detector detector) {
        var right = 0;
        var wrong = new ArrayList<String>();
        var missed = new ArrayList<String>();
        for (var it : TEXTS) {
            var found = detector.find(it.text());
            if (found.isEmpty() && it.has(detector)) {
                missed.add(it.text());
            } else if (!found.isEmpty() && !it.has(detector)) {
                wrong.add(it.text() + " " + found);
            } else if (!found.isEmpty()) {
                right++;
            }
        }
        var precision = (double) right / (right + wrong.size());
        var recall = (double) right / (right + missed.size());
        System.out.printf("%s: precision %.3f, recall %.3f on %d texts%n", detector, precision, recall, TEXTS.size());
        assertThat(precision).as("wrong: " + String.join("\n", wrong)).isGreaterThan(0.95);
        assertThat(recall).as("missed: " + String.join("\n", missed)).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @EnumSource(Detector.class)
    void eachKindIsFoundByItsName(Detector detector) {
        var found = TEXTS.stream()
                .filter(it -> it.has(detector))
                .flatMap(it -> detector.find(it.text()).stream())
                .map(Finding::what)
                .distinct();

        assertThat(found).containsExactlyInAnyOrderElementsOf(detector.kinds());
    }
}
