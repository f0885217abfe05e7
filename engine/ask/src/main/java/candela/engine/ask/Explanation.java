package candela.engine.ask;

import candela.engine.ask.Candidates.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the interpretation that a person sees of a candidate: phrases, assumptions, sentence. */
final class Explanation {
    private Explanation() {}

    static Interpretation of(String question, Candidate candidate, Catalog catalog) {
        var describer = new Describer(catalog, candidate.reading().language());
        return new Interpretation(
                candidate.sql(),
                candidate.reading(),
                phrases(question, candidate.draft()),
                assumptions(candidate),
                describer.sentence(candidate.reading()),
                Math.round(Math.min(0.99, candidate.score()) * 1000) / 1000.0);
    }

    private static List<Phrase> phrases(String question, Draft draft) {
        var phrases = new ArrayList<Phrase>();
        for (int i = 0; i < draft.size(); i++) {
            var item = draft.item(i);
            var target = target(draft, i);
            var kind = kind(draft, i);
            if (kind != Phrase.Kind.OPERATION || !target.isEmpty()) {
                var score = draft.link(i).map(it -> Math.min(1, it.score())).orElse(item.isUnknown() ? 0.0 : 1.0);
                phrases.add(new Phrase(
                        question.substring(item.start(), item.end()), item.start(), item.end(), kind, target, score));
            }
        }
        return phrases;
    }

    private static Phrase.Kind kind(Draft draft, int i) {
        var link = draft.link(i);
        if (link.isEmpty()) {
            return draft.item(i).isUnknown() ? unknown(draft, i) : Phrase.Kind.OPERATION;
        }
        return switch (link.get().kind()) {
            case TABLE -> Phrase.Kind.TABLE;
            case COLUMN, MEASURE -> Phrase.Kind.COLUMN;
            case VALUE -> Phrase.Kind.VALUE;
        };
    }

    private static Phrase.Kind unknown(Draft draft, int i) {
        return draft.isFree(i) ? Phrase.Kind.UNKNOWN : Phrase.Kind.VALUE;
    }

    private static String target(Draft draft, int i) {
        var item = draft.item(i);
        if (draft.link(i).isPresent()) {
            return draft.link(i).get().target();
        }
        if (item.period() != null && draft.used.contains(i)) {
            return item.period().from() + " to before " + item.period().to();
        }
        if (item.isNumber()) {
            return draft.used.contains(i) ? Numbers.plain(java.util.Objects.requireNonNull(item.number())) : "";
        }
        if (item.isUnit()) {
            return "by " + item.unit();
        }
        if (item.cue() == null || !draft.used.contains(i)) {
            return item.isUnknown() && !draft.isFree(i) ? Values.unquoted(item.text()) : "";
        }
        return item.cue().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<String> assumptions(Candidate candidate) {
        var messages = Messages.of(candidate.reading().language());
        var draft = candidate.draft();
        var assumptions = new ArrayList<String>();
        for (int i = 0; i < draft.size(); i++) {
            var item = draft.item(i);
            var link = draft.link(i);
            if (link.isPresent() && link.get().isMeasure()) {
                assumptions.add(messages.text(
                        "assume.measure.is", item.text(), Labels.of(link.get().expr())));
            } else if (link.isPresent() && (link.get().corrected() || link.get().near())) {
                var meant = link.get().isValue()
                        ? link.get().value()
                        : Names.spoken(
                                link.get().isTable()
                                        ? link.get().table()
                                        : link.get().column());
                var how = link.get().near() ? "assume.near" : "assume.corrected";
                assumptions.add(messages.text(how, item.text(), meant));
            }
        }
        draft.assumptions.forEach(it -> assumptions.add(messages.text("assume." + it.key(), it.details())));
        return assumptions.stream().distinct().toList();
    }
}
