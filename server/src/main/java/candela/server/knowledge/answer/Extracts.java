package candela.server.knowledge.answer;

import candela.engine.search.Evidence;
import candela.engine.search.Sentences;
import candela.server.knowledge.answer.KeptAnswer.Sentence;
import candela.server.knowledge.answer.KeptAnswer.Source;
import candela.server.knowledge.answer.KeptAnswer.Told;
import candela.server.knowledge.retrieval.Found;
import candela.server.knowledge.retrieval.Found.Mark;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Finds the sentences of passages that answer a question, by what they mean and by their words. */
@Component
class Extracts {

    private static final int MOST = 4;
    /** A sentence that is this much worse than the best says something else. */
    private static final double WORSE = 0.75;
    /** So many sentences are compared by meaning; those that have more words of the question go first. */
    private static final int COMPARED = 48;

    private static final double MEANING = 0.55;
    private static final double WORDS = 0.35;
    private static final double PASSAGE = 0.10;
    /** Who asks how many is answered by a sentence with a number. */
    private static final double NUMBER = 0.05;

    private static final Pattern HOW_MANY = Pattern.compile(
            "(?iu)\\b(?:how (?:many|much|long|old|high|large|big|far|often)|when|what (?:year|date|time|percentage|amount)|which year)\\b"
                    + "|bao nhiêu|bao lâu|khi nào|mấy ");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int FEW_WORDS = 7;

    private final Likeness likeness;

    Extracts(Likeness likeness) {
        this.likeness = likeness;
    }

    /** A sentence that may be an answer. */
    private static final class Candidate {
        final Source source;
        final Sentences.Sentence place;
        final String text;
        final double share;
        /** A question or a heading is answered by what follows it. */
        final boolean asks;

        double score;

        Candidate(Source source, Sentences.Sentence place, String question, boolean isLast) {
            this.source = source;
            this.place = place;
            this.text = place.in(source.found().text());
            this.share = Evidence.share(question, text);
            this.asks = !isLast && asks(text);
        }

        private static boolean asks(String text) {
            return text.endsWith("?")
                    || !text.matches("(?s).*[.!:;|\\d].*")
                            && WORD.matcher(text).results().limit(FEW_WORDS + 1).count() <= FEW_WORDS;
        }
    }

    static List<Source> sources(List<Found> found) {
        var sources = new ArrayList<Source>();
        for (var it : found) {
            sources.add(new Source(sources.size() + 1, false, it, List.of()));
        }
        return sources;
    }

    /** @param notes what to tell the reader is added to them */
    Told of(Actor actor, String question, List<Source> sources, List<String> notes) {
        var candidates = sources.stream()
                .flatMap(it -> candidates(it, question).stream())
                .toList();
        score(actor, question, candidates, notes);
        passOn(candidates);
        var chosen = chosen(candidates);
        return new Told(
                chosen.stream()
                        .map(it -> new Sentence(it.text, List.of(it.source.n())))
                        .toList(),
                sources.stream().map(it -> highlighted(it, chosen)).toList());
    }

    private static List<Candidate> candidates(Source source, String question) {
        var sentences = Sentences.of(source.found().text());
        var candidates = new ArrayList<Candidate>();
        for (var it : sentences) {
            candidates.add(new Candidate(source, it, question, it == sentences.getLast()));
        }
        return candidates;
    }

    private void score(Actor actor, String question, List<Candidate> candidates, List<String> notes) {
        var compared = candidates.stream()
                .sorted(Comparator.comparingDouble((Candidate it) -> it.share).reversed())
                .limit(COMPARED)
                .toList();
        var wantsNumber = HOW_MANY.matcher(question).find();
        var meanings = meanings(actor, question, compared, notes);
        for (var i = 0; i < compared.size(); i++) {
            var it = compared.get(i);
            var passage = it.source.found().nearness().similarity();
            it.score = MEANING * meanings[i]
                    + WORDS * it.share
                    + PASSAGE * passage
                    + (wantsNumber && DIGIT.matcher(it.text).find() ? NUMBER : 0);
        }
    }

    private double[] meanings(Actor actor, String question, List<Candidate> compared, List<String> notes) {
        try {
            return likeness.of(
                    actor, question, compared.stream().map(it -> it.text).toList());
        } catch (Problem e) {
            notes.add("The sentences were chosen by their words alone: " + e.detail());
            return new double[compared.size()];
        }
    }

    private static void passOn(List<Candidate> candidates) {
        for (var i = 0; i + 1 < candidates.size(); i++) {
            var it = candidates.get(i);
            var next = candidates.get(i + 1);
            if (it.asks && next.source == it.source) {
                next.score = Math.max(next.score, 0.95 * it.score);
                it.score = 0;
            }
        }
    }

    private static List<Candidate> chosen(List<Candidate> candidates) {
        var best = candidates.stream().mapToDouble(it -> it.score).max().orElse(0);
        var chosen = new ArrayList<Candidate>();
        candidates.stream()
                .filter(it -> it.score > 0 && it.score >= WORSE * best)
                .sorted(Comparator.comparingDouble((Candidate it) -> it.score).reversed())
                .filter(it -> chosen.size() < MOST && chosen.stream().noneMatch(other -> saysTheSame(it, other)))
                .forEach(chosen::add);
        return chosen;
    }

    private static boolean saysTheSame(Candidate one, Candidate other) {
        return Evidence.share(one.text, other.text) > 0.9 && Evidence.share(other.text, one.text) > 0.9;
    }

    private static Source highlighted(Source source, List<Candidate> chosen) {
        return new Source(
                source.n(),
                false,
                source.found(),
                chosen.stream()
                        .filter(it -> it.source == source)
                        .map(it -> new Mark(it.place.start(), it.place.end()))
                        .sorted(Comparator.comparingInt(Mark::start))
                        .toList());
    }
}
