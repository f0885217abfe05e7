package candela.server.query;

import candela.engine.ask.Answer;
import candela.engine.ask.Interpretation;
import candela.engine.ask.Term;
import candela.server.platform.JsonColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the parser made of a question.
 *
 * @param best the reading that was taken; null when it asked back or refused
 * @param choices other readings that a person can take instead, in the order shown
 * @param question what it asks back; null when it did not
 * @param options the answers to choose from, one for each of the choices
 * @param model what a language model had to do with it; null where none was asked
 */
public record Understanding(
        @Nullable Interpretation best,
        List<Interpretation> choices,
        @Nullable String question,
        List<Option> options,
        @Nullable ModelShare model)
        implements JsonColumn {

    /** A reading that is less likely than this is no help to anybody. */
    private static final double WORTH_OFFERING = 0.1;

    /**
     * One answer to what was asked back.
     *
     * @param phrase the words that it explains; null in queries from before it could be remembered
     * @param meaning what to keep so that the same is not asked again; empty where no text can say it
     */
    public record Option(
            String label,
            String detail,
            @Nullable String phrase,
            @Nullable String meaning) {}

    static Understanding of(Answer.Understood understood) {
        return new Understanding(
                understood.best(), worthOffering(understood.best(), understood.alternatives()), null, List.of(), null);
    }

    /** Those that say something else than the one taken, each once. */
    private static List<Interpretation> worthOffering(Interpretation best, List<Interpretation> others) {
        var said = new HashSet<>(Set.of(best.sentence()));
        return others.stream()
                .filter(it -> it.confidence() >= WORTH_OFFERING && said.add(it.sentence()))
                .toList();
    }

    static Understanding of(Answer.Clarification asked) {
        return new Understanding(
                null,
                asked.options().stream().map(Answer.Option::interpretation).toList(),
                asked.question(),
                asked.options().stream()
                        .map(it -> new Option(it.label(), it.detail(), it.phrase(), it.meaning()))
                        .toList(),
                null);
    }

    /** Nothing was understood. */
    static Understanding none() {
        return new Understanding(null, List.of(), null, List.of(), null);
    }

    Understanding with(@Nullable ModelShare share) {
        return new Understanding(best, choices, question, options, share);
    }

    /** Who wrote a statement that comes of this. */
    Query.Engine engine(@Nullable String sql) {
        return model != null && model.wrote(sql) ? Query.Engine.MODEL : Query.Engine.BUILT_IN;
    }

    /** One of the choices in place of the reading that was taken, which can be chosen again. */
    Understanding choosing(Interpretation chosen, @Nullable Term because) {
        var others = Stream.concat(Stream.ofNullable(best), choices.stream())
                .filter(it -> !it.equals(chosen))
                .toList();
        return new Understanding(because == null ? chosen : chosen.because(because), others, null, List.of(), model);
    }
}
