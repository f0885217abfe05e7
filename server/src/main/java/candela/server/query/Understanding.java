package candela.server.query;

import candela.engine.ask.Answer;
import candela.engine.ask.Interpretation;
import candela.server.platform.JsonColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the parser made of a question.
 *
 * @param best the reading that was taken; null when it asked back or refused
 * @param choices other readings that a person can take instead, in the order shown
 * @param question what it asks back; null when it did not
 * @param options the answers to choose from, one for each of the choices
 */
public record Understanding(
        @Nullable Interpretation best,
        List<Interpretation> choices,
        @Nullable String question,
        List<Option> options) implements JsonColumn {

    /** One answer to what was asked back. */
    public record Option(String label, String detail) {}

    static Understanding of(Answer.Understood understood) {
        return new Understanding(understood.best(), understood.alternatives(), null, List.of());
    }

    static Understanding of(Answer.Clarification asked) {
        return new Understanding(
                null,
                asked.options().stream().map(Answer.Option::interpretation).toList(),
                asked.question(),
                asked.options().stream()
                        .map(it -> new Option(it.label(), it.detail()))
                        .toList());
    }

    static Understanding chosen(Interpretation chosen, List<Interpretation> choices) {
        var others = choices.stream().filter(it -> !it.equals(chosen)).toList();
        return new Understanding(chosen, others, null, List.of());
    }
}
