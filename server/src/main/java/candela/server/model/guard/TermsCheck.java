package candela.server.model.guard;

import candela.engine.ai.guard.Detector;
import candela.engine.ai.guard.Hazard;
import candela.engine.ai.guard.Treatment;
import candela.server.model.guard.GuardRule.Detecting;
import candela.server.model.guard.GuardRule.Terms;
import candela.server.platform.Problem;
import java.util.List;
import java.util.stream.Stream;

/** Whether what somebody entered makes a rule: nothing is missing, and nothing is there that would be ignored. */
final class TermsCheck {

    private static final int MOST_TOPICS = 50;
    private static final int LONGEST_TOPIC = 300;

    private TermsCheck() {}

    /** The kinds that a way of detecting tells apart. */
    static List<String> kinds(Detecting detector) {
        return switch (detector) {
            case TOPICS -> List.of();
            case MODEL -> Stream.of(Hazard.values()).map(Hazard::name).toList();
            default -> Detector.valueOf(detector.name()).kinds();
        };
    }

    static void check(Terms terms) {
        var options = terms.options();
        var detector = terms.detector();
        refuse(
                terms.timeoutMs() < 100 || terms.timeoutMs() > 60_000,
                "timeoutMs",
                "The time must lie between 100 and 60000 ms");
        options.kinds()
                .forEach(it ->
                        refuse(!kinds(detector).contains(it), "kinds", "There is no kind " + it + " of " + detector));
        refuse(
                terms.action() == Treatment.MASK && (detector == Detecting.TOPICS || detector == Detecting.MODEL),
                "action",
                "What is judged as a whole can be blocked or flagged, not masked");
        refuse(
                detector == Detecting.TOPICS && terms.stage() == Stage.TOOLS,
                "stage",
                "What goes to a tool is no text about a topic: choose input or output");
        refuse(
                (detector == Detecting.MODEL) != (options.guardModel() != null),
                "guardModel",
                "A guard model is for the detector model, and needed there");
        refuse(
                (detector == Detecting.TOPICS) == options.topics().isEmpty(),
                "topics",
                "Topics are for the detector topics, and needed there");
        refuse(
                (detector == Detecting.TOPICS) != (options.threshold() != null),
                "threshold",
                "A threshold is for the detector topics, and needed there");
        refuse(
                options.threshold() != null && !(options.threshold() >= 0 && options.threshold() <= 1),
                "threshold",
                "The threshold must lie between 0 and 1");
        refuse(options.topics().size() > MOST_TOPICS, "topics", "At most " + MOST_TOPICS + " topics");
        options.topics()
                .forEach(it -> refuse(
                        it.isBlank() || it.length() > LONGEST_TOPIC,
                        "topics",
                        "A topic has between 1 and " + LONGEST_TOPIC + " characters"));
    }

    private static void refuse(boolean wrong, String field, String message) {
        if (wrong) {
            throw Problem.invalid(field, message);
        }
    }
}
