package candela.engine.ask;

import candela.engine.ask.Candidates.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the interpretation that a person sees of a candidate: phrases, assumptions, sentence. */
final class Explanation {
    private Explanation() {}

    static Interpretation of(String question, Candidate candidate, Catalog catalog) {
        var describer = new Describer(catalog, candidate.reading().language());
        return new Interpretation(
                candidate.sql(),
                candidate.reading(),
                phrases(question, candidate.draft()),
                assumptions(candidate, catalog),
                describer.sentence(candidate.reading()),
                Math.round(Math.min(0.99, candidate.score()) * 1000) / 1000.0,
                terms(candidate));
    }

    /** A statement that somebody has found right, with the reading that comes to the same, if any does. */
    static Interpretation verified(VerifiedPairs.Found found, String language, Optional<Interpretation> same) {
        var asked = found.term().phrases().getFirst();
        var sentence = Messages.of(language).text("term.VERIFIED", asked);
        var use = new TermUse(found.term().id(), Term.Kind.VERIFIED, asked, sentence);
        return new Interpretation(
                found.sql(),
                same.map(Interpretation::reading).orElseGet(() -> nothing(language)),
                same.map(Interpretation::understood).orElse(List.of()),
                List.of(),
                same.map(Interpretation::sentence).orElse(sentence),
                1,
                List.of(use));
    }

    private static Reading nothing(String language) {
        return new Reading(language, List.of(), List.of(), false, List.of(), List.of(), List.of(), null, null, null);
    }

    private static List<TermUse> terms(Candidate candidate) {
        var messages = Messages.of(candidate.reading().language());
        var draft = candidate.draft();
        var terms = new ArrayList<TermUse>();
        for (int i = 0; i < draft.size(); i++) {
            var link = draft.link(i).orElse(null);
            if (link != null && link.meant() != null) {
                terms.add(use(link.meant().term(), draft.item(i).text(), link.target(), messages));
            }
        }
        return terms.stream().distinct().toList();
    }

    private static TermUse use(Term term, String text, String target, Messages messages) {
        var day = term.since() == null ? "" : term.since().toString();
        var key = term.kind() == Term.Kind.CHOICE && day.isEmpty() ? "term.SYNONYM" : "term." + term.kind();
        return new TermUse(term.id(), term.kind(), text, messages.text(key, text, target, day));
    }

    /** The same, taken because of what somebody chose. */
    static Interpretation because(Interpretation it, Term term, String phrase, String target) {
        var terms = new ArrayList<>(it.terms());
        terms.add(use(term, phrase, target, Messages.of(it.reading().language())));
        return new Interpretation(
                it.sql(), it.reading(), it.understood(), it.assumptions(), it.sentence(), it.confidence(), terms);
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

    private static List<String> assumptions(Candidate candidate, Catalog catalog) {
        var messages = Messages.of(candidate.reading().language());
        var draft = candidate.draft();
        var assumptions = new ArrayList<String>();
        for (int i = 0; i < draft.size(); i++) {
            var item = draft.item(i);
            var link = draft.link(i);
            if (link.isPresent() && link.get().meant() != null) {
                continue;
            } else if (link.isPresent() && link.get().isMeasure()) {
                assumptions.add(
                        Assumption.of("measure.is", item.text(), link.get().expr())
                                .in(candidate.reading().language(), catalog));
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
        draft.assumptions.forEach(
                it -> assumptions.add(it.in(candidate.reading().language(), catalog)));
        return assumptions.stream().distinct().toList();
    }
}
