package candela.server.knowledge.answer;

import candela.server.knowledge.answer.AnswerPrompt.Passage;
import candela.server.knowledge.answer.KeptAnswer.Mode;
import candela.server.model.LanguageModel;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has a language model write an answer, where there is one, and keeps what the passages bear out. */
@Component
class Writer {

    private final LanguageModel language;

    Writer(LanguageModel language) {
        this.language = language;
    }

    /**
     * @param model the name of the one that writes; null for the one that the team prefers
     * @param extract what is answered where nothing of a model can be shown
     */
    Draft write(Actor actor, String question, @Nullable String model, Draft extract) {
        if (model == null && !language.isThere(actor)) {
            return extract;
        }
        var sources = extract.told().sources();
        var passages =
                sources.stream().map(it -> new Passage(it, it.found().told())).toList();
        try {
            var written = language.ask(actor, AnswerPrompt.of(question, passages), model);
            var checked = Checking.check(AnswerPrompt.sentences(written.value()), passages);
            return checked.sentences().isEmpty()
                    ? extract.instead(checked.removed(), nothingLeft(written.model(), checked.removed()))
                    : new Draft(
                            Mode.WRITTEN,
                            written.model(),
                            Checking.marked(checked.sentences(), sources),
                            checked.removed(),
                            noted(extract.notes(), passages));
        } catch (Problem e) {
            return extract.instead(0, "No language model wrote this: " + e.detail());
        }
    }

    private static String nothingLeft(String model, int removed) {
        return removed == 0
                ? model + " found no answer in these passages"
                : "Nothing that " + model + " wrote is borne out by the passages that it cited";
    }

    private static List<String> noted(List<String> notes, List<Passage> passages) {
        var all = new ArrayList<>(notes);
        passages.stream()
                .filter(it -> it.text().length() < it.source().found().text().length())
                .map(it -> "A part of “" + it.source().found().place().documentName()
                        + "” reads like orders to a model, so no model was told it")
                .distinct()
                .forEach(all::add);
        return List.copyOf(all);
    }
}
