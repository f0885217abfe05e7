package candela.server.model.guard;

import candela.server.model.guard.GuardRule.Detecting;
import java.util.List;
import java.util.stream.Collectors;

/** What people are told whose text was stopped: what to do, and never what was found. */
final class Reasons {

    private Reasons() {}

    static String reason(Stage stage, List<Flag.Seen> stopped) {
        var first = stopped.getFirst();
        if (first.finding().what().equals(Flag.FAILURE)) {
            return failure(stage);
        }
        return switch (first.rule().terms().detector()) {
            case MODEL -> subject(stage, "Your question") + " violated our guidelines";
            case TOPICS ->
                subject(stage, "Your question") + " is about none of the allowed topics"
                        + advice(stage, "ask about one of these: " + topics(first.rule()));
            default -> found(stage, stopped);
        };
    }

    private static String found(Stage stage, List<Flag.Seen> stopped) {
        var kinds = stopped.stream().map(it -> it.finding().why()).distinct().collect(Collectors.joining(", "));
        var injection = stopped.getFirst().rule().terms().detector() == Detecting.INJECTION;
        return subject(stage, "Your message") + " holds " + kinds + ", which may not pass here"
                + advice(stage, injection ? "ask in plain words" : "take that out and ask again");
    }

    private static String failure(Stage stage) {
        var what = stage == Stage.INPUT
                ? "your message could not be checked, so it was not sent"
                : "the answer could not be checked, so it is not shown";
        return "The guard did not answer: " + what
                + ". Try again later; if that does not help, tell whoever keeps the moderation rules";
    }

    private static String subject(Stage stage, String ofInput) {
        return switch (stage) {
            case INPUT -> ofInput;
            case OUTPUT -> "The answer";
            case TOOLS -> "What the model wanted to hand to a tool";
        };
    }

    private static String advice(Stage stage, String words) {
        return stage == Stage.INPUT ? ": " + words : "";
    }

    private static String topics(GuardRule rule) {
        return String.join("; ", rule.terms().options().topics());
    }
}
