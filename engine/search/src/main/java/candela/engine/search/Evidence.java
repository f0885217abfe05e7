package candela.engine.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Passages that are cited for something, and whether they bear it out, as far as words tell: nearly all content words,
 * every number and every name of what is said must stand close together in them, and where it denies they deny.
 */
public final class Evidence {

    /** What is said in one sentence is found in so many sentences in a row. */
    private static final int CLOSE = 4;
    /** Of all content words, those that may be the writer's own. */
    private static final double OWN = 0.35;
    /** A sentence that has so many of the words says the same or the contrary. */
    private static final double ALIKE = 0.5;

    private final List<Cited> passages;

    /** A passage: its headings, which hold for all of it, and its sentences. */
    private record Cited(Content heading, List<Content> sentences) {}

    private Evidence(List<Cited> passages) {
        this.passages = passages;
    }

    /** A passage as it is cited, with what stands above it: title and headings. */
    public record Text(String heading, String body) {}

    public static Evidence of(List<Text> passages) {
        return new Evidence(passages.stream()
                .map(it -> new Cited(
                        Content.of(it.heading()),
                        Sentences.of(it.body()).stream()
                                .map(sentence -> Content.of(sentence.in(it.body())))
                                .toList()))
                .toList());
    }

    /** Whether the passages together bear this out; nothing bears out what says nothing. */
    public boolean bearsOut(String said) {
        var claim = Content.of(said);
        if (claim.isEmpty() || passages.isEmpty()) {
            return false;
        }
        var close =
                Content.together(passages.stream().map(it -> closest(it, claim)).toList());
        int missing = claim.words().size() - close.count(claim.words());
        return missing <= (int) (OWN * claim.words().size())
                && claim.names().stream().allMatch(close::has)
                && claim.numbers().stream().allMatch(close::hasNumber)
                && isOfOneMind(claim);
    }

    /** The sentences in a row that have most of it, with the headings above. */
    private static Content closest(Cited passage, Content claim) {
        int size = passage.sentences().size();
        return IntStream.rangeClosed(0, Math.max(0, size - CLOSE))
                .mapToObj(i -> {
                    var row = new ArrayList<>(passage.sentences().subList(i, Math.min(size, i + CLOSE)));
                    row.add(passage.heading());
                    return Content.together(row);
                })
                .max(Comparator.comparingInt(it -> weight(it, claim)))
                .orElse(passage.heading());
    }

    private static int weight(Content row, Content claim) {
        int numbers = (int) claim.numbers().stream().filter(row::hasNumber).count();
        return row.count(claim.words()) + row.count(claim.names()) + 2 * numbers;
    }

    /** Where a sentence says nearly the same, it must not be the contrary: it denies as often. */
    private boolean isOfOneMind(Content claim) {
        var words = claim.words();
        var most = sentences().mapToInt(it -> it.count(words)).max().orElse(0);
        if (most < ALIKE * words.size()) {
            return true;
        }
        return sentences().filter(it -> it.count(words) == most).anyMatch(it -> it.denials() == claim.denials());
    }

    private Stream<Content> sentences() {
        return passages.stream().flatMap(it -> it.sentences().stream());
    }

    /** The share of a question's telling words that a text has, 0 to 1. */
    public static double share(String question, String text) {
        Set<String> asked = Content.of(question).words();
        return asked.isEmpty() ? 0 : (double) Content.of(text).count(asked) / asked.size();
    }
}
