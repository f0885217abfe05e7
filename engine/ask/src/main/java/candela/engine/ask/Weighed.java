package candela.engine.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An answer of the parser beside the statement that a language model proposes: what both find in the data decides, by
 * the table of the README.
 *
 * @param role what the model's statement came to
 */
public record Weighed(Answer answer, Role role) {

    /** What became of a statement that a language model proposed. */
    public enum Role {
        /** It finds the same as the parser's best reading. */
        AGREED,
        /** It finds the same as another reading of the parser, or one answer to what it asks back, which is taken. */
        CHOSE,
        /** It finds something else, and the parser's reading is kept. */
        OVERRULED,
        /** It is the answer. */
        WROTE
    }

    /** From here on a reading is kept against a model. */
    private static final double CONFIDENT = 0.8;

    private static final double INSTEAD = 0.5;
    private static final double ALONE = 0.4;

    /** @param proposed a statement that may run and did, explained */
    public static Weighed of(Answer answer, Interpretation proposed, Trial trial) {
        return switch (answer) {
            case Answer.Understood it -> understood(it, proposed, trial);
            case Answer.Clarification it -> asked(it, proposed, trial);
            case Answer.Refusal _ -> wrote(proposed, ALONE, List.of());
        };
    }

    /** What somebody laid down beats a guess. */
    private static boolean isKept(Interpretation best) {
        return !best.terms().isEmpty() || best.confidence() >= CONFIDENT;
    }

    private static Weighed understood(Answer.Understood answer, Interpretation proposed, Trial trial) {
        var best = answer.best();
        var others = answer.alternatives();
        if (same(best, proposed, trial)) {
            return new Weighed(new Answer.Understood(surer(best), others), Role.AGREED);
        }
        var alike = others.stream().filter(it -> same(it, proposed, trial)).findFirst();
        if (isKept(best)) {
            var offered = alike.orElseGet(() -> by(proposed, ALONE));
            var rest = others.stream().filter(it -> !it.equals(offered));
            return new Weighed(
                    new Answer.Understood(
                            best, Stream.concat(Stream.of(offered), rest).toList()),
                    Role.OVERRULED);
        }
        if (alike.isPresent()) {
            var chosen = surer(alike.get()).assuming(text(best, "assume.model.agrees", best.sentence()));
            return new Weighed(new Answer.Understood(chosen, without(best, others, alike.get())), Role.CHOSE);
        }
        return wrote(proposed, INSTEAD, without(best, others, proposed));
    }

    private static List<Interpretation> without(
            Interpretation best, List<Interpretation> others, Interpretation chosen) {
        var rest = new ArrayList<>(List.of(best));
        others.stream().filter(it -> !it.equals(chosen)).forEach(rest::add);
        return rest;
    }

    /** One answer of those offered is taken and said to be; several that find the same are still for the person. */
    private static Weighed asked(Answer.Clarification asked, Interpretation proposed, Trial trial) {
        var alike = asked.options().stream()
                .filter(it -> same(it.interpretation(), proposed, trial))
                .toList();
        var readings =
                asked.options().stream().map(Answer.Option::interpretation).toList();
        if (alike.isEmpty()) {
            return wrote(proposed, ALONE, readings);
        }
        if (alike.size() > 1) {
            return new Weighed(asked, Role.AGREED);
        }
        var option = alike.getFirst();
        var chosen = option.interpretation();
        var labels = asked.options().stream().map(Answer.Option::label).toList();
        var messages = Messages.of(chosen.reading().language());
        var said = messages.text("assume.model.settled", option.phrase(), messages.list(labels), option.label());
        var rest = readings.stream().filter(it -> !it.equals(chosen)).toList();
        return new Weighed(new Answer.Understood(chosen.assuming(said), rest), Role.CHOSE);
    }

    private static Weighed wrote(Interpretation proposed, double confidence, List<Interpretation> others) {
        return new Weighed(new Answer.Understood(by(proposed, confidence), others), Role.WROTE);
    }

    private static Interpretation by(Interpretation proposed, double confidence) {
        return proposed.sure(confidence).assuming(text(proposed, "assume.model.wrote"));
    }

    private static Interpretation surer(Interpretation it) {
        return it.sure(Math.min(0.99, Math.round(1000 - (1 - it.confidence()) * 500) / 1000.0));
    }

    private static String text(Interpretation it, String key, String... details) {
        return Messages.of(it.reading().language()).text(key, details);
    }

    private static boolean same(Interpretation one, Interpretation other, Trial trial) {
        return plain(one.sql()).equals(plain(other.sql())) || trial.same(one.sql(), other.sql());
    }

    private static String plain(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }
}
