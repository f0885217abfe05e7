package candela.server.knowledge.answer;

import candela.engine.search.Evidence;
import candela.engine.search.Evidence.Text;
import candela.engine.search.Sentences;
import candela.server.knowledge.answer.AnswerPrompt.Passage;
import candela.server.knowledge.answer.AnswerPrompt.Written;
import candela.server.knowledge.answer.KeptAnswer.Sentence;
import candela.server.knowledge.answer.KeptAnswer.Source;
import candela.server.knowledge.answer.KeptAnswer.Told;
import candela.server.knowledge.retrieval.Found.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps of what a model wrote what the passages bear out that it cites, and counts the rest. */
final class Checking {

    /** A sentence of a passage is marked that has so much of what is said. */
    private static final double MARKED = 0.4;

    private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?://|www\\.)[^\\s<>]+|<[a-z/!]|\\]\\(");

    private final Map<Integer, Passage> passages;
    private final List<Sentence> kept = new ArrayList<>();
    private int removed;

    private Checking(List<Passage> passages) {
        this.passages =
                passages.stream().collect(Collectors.toMap(it -> it.source().n(), Function.identity()));
    }

    /**
     * What is left.
     *
     * @param removed sentences and citations that were left out
     */
    record Checked(List<Sentence> sentences, int removed) {}

    static Checked check(List<Written> written, List<Passage> passages) {
        var checking = new Checking(passages);
        written.forEach(checking::check);
        return new Checked(checking.kept, checking.removed);
    }

    private void check(Written sentence) {
        var there = sentence.citations().stream().filter(passages::containsKey).toList();
        var bearing = bearing(sentence.text(), there);
        removed += sentence.citations().size() - bearing.size();
        if (bearing.isEmpty()) {
            removed++;
        } else {
            kept.add(new Sentence(sentence.text(), bearing));
        }
    }

    /** Those that bear it out by themselves; where none does, all of them if they do together. */
    private List<Integer> bearing(String said, List<Integer> cited) {
        var alone = cited.stream().filter(it -> isBorneOut(said, List.of(it))).toList();
        if (!alone.isEmpty()) {
            return alone;
        }
        return cited.size() > 1 && isBorneOut(said, cited) ? cited : List.of();
    }

    private boolean isBorneOut(String said, List<Integer> cited) {
        var texts = cited.stream().map(passages::get).map(Checking::text).toList();
        return Evidence.of(texts).bearsOut(said)
                && LINK.matcher(said)
                        .results()
                        .allMatch(
                                link -> texts.stream().anyMatch(it -> it.body().contains(link.group())));
    }

    private static Text text(Passage passage) {
        var place = passage.source().found().place();
        return new Text(
                place.documentName() + "\n" + place.title() + "\n" + String.join("\n", place.path()), passage.text());
    }

    /** The sources with that marked in each which the answer says of it. */
    static Told marked(List<Sentence> sentences, List<Source> sources) {
        return new Told(
                sentences, sources.stream().map(it -> marked(it, sentences)).toList());
    }

    private static Source marked(Source source, List<Sentence> sentences) {
        var text = source.found().text();
        var all = Sentences.of(text);
        var marks = sentences.stream()
                .filter(it -> it.citations().contains(source.n()))
                .flatMap(said ->
                        all.stream().filter(it -> Evidence.share(String.valueOf(said.text()), it.in(text)) >= MARKED))
                .map(it -> new Mark(it.start(), it.end()))
                .distinct()
                .sorted(Comparator.comparingInt(Mark::start))
                .toList();
        return new Source(source.n(), false, source.found(), marks);
    }
}
