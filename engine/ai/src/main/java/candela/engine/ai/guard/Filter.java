package candela.engine.ai.guard;

import candela.engine.ai.guard.Search.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Lets text through piece by piece, as watched for: masks, and ends where something is blocked. However a text is cut
 * into pieces, the same passes; what might yet become a finding is held back until it is known, which is seldom more
 * than a word or a phrase and never more than the longest form. Memory is bounded, time in proportion to the text:
 * about a megabyte a second for all detectors at once on one core. For one text or stream and one thread.
 */
public final class Filter {

    /** How much of what has passed is kept, for what must be looked at before a finding. */
    private static final int CONTEXT = 600;

    private static final int TRIMMED = 4_096;
    private static final int PIECE = 1 << 15;
    /** An excerpt costs more than its finding. */
    private static final int MOST_TOLD = 1_000;

    private static final Comparator<Hit> ORDER = Comparator.comparingInt(Hit::start)
            .thenComparing(Hit::treatment, Comparator.reverseOrder())
            .thenComparingInt(Hit::watch)
            .thenComparing(Comparator.comparingInt(Hit::end).reversed());

    private final StringBuilder text = new StringBuilder();
    private final List<Search> searches;
    private final List<Hit> open = new ArrayList<>();
    private final List<Sighting> told = new ArrayList<>();
    private final Placeholders placeholders;
    private int mayTell;
    private String halfCharacter = "";
    /** How many characters were thrown away before the text. */
    private long lost;
    /** Up to where the text has passed. */
    private int passed;

    private boolean blocked;

    public Filter(List<Watch> watches) {
        this(watches, true);
    }

    Filter(List<Watch> watches, boolean telling) {
        this(watches, telling, new Placeholders());
    }

    private Filter(List<Watch> watches, boolean telling, Placeholders placeholders) {
        this.mayTell = telling ? MOST_TOLD : 0;
        this.placeholders = placeholders;
        this.searches = new ArrayList<>();
        for (var i = 0; i < watches.size(); i++) {
            var watch = watches.get(i);
            for (var kind : watch.kinds()) {
                searches.add(new Search(kind, i, watch.treatment(), text));
            }
        }
    }

    /** A filter for several texts that belong together: the same value has the same placeholder in all of them. */
    public static List<Filter> together(List<Watch> watches, int texts) {
        var shared = new Placeholders();
        return IntStream.range(0, texts)
                .mapToObj(it -> new Filter(watches, true, shared))
                .toList();
    }

    /**
     * Takes more text, and gives what may pass by now.
     *
     * @throws CancellationException when the thread is interrupted while it looks through a long text
     */
    public String passed(String delta) {
        var result = new StringBuilder();
        var more = halfCharacter + delta;
        var half = !more.isEmpty() && Character.isHighSurrogate(more.charAt(more.length() - 1)) ? 1 : 0;
        var whole = more.length() - half;
        halfCharacter = more.substring(whole);
        for (var from = 0; from < whole && !blocked; ) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("Nobody waits for the rest of the text any more");
            }
            var to = Math.min(whole, from + PIECE);
            to -= to < whole && Character.isHighSurrogate(more.charAt(to - 1)) ? 1 : 0;
            text.append(more, from, to);
            advance(false, result);
            from = to;
        }
        return result.toString();
    }

    /** The text has ended: gives what is still held back and may pass. */
    public String rest() {
        var result = new StringBuilder();
        if (!blocked) {
            text.append(halfCharacter);
            halfCharacter = "";
            advance(true, result);
        }
        return result.toString();
    }

    /** A whole text at once. */
    public String all(String whole) {
        if (whole.length() > PIECE) {
            return passed(whole) + rest();
        }
        halfCharacter = whole;
        return rest();
    }

    /** Whether something was found that must not pass; from there on nothing does. */
    public boolean blocked() {
        return blocked;
    }

    /** What was found since this was asked last, in the order of the text; of very many the first thousand. */
    public List<Sighting> drain() {
        var result = List.copyOf(told);
        told.clear();
        return result;
    }

    private void advance(boolean ended, StringBuilder result) {
        searches.forEach(it -> it.advance(text, ended, open::add));
        var settled = ended
                ? text.length()
                : searches.stream().mapToInt(Search::settled).min().orElse(text.length());
        open.sort(ORDER);
        while (!open.isEmpty() && open.getFirst().start() < settled && !blocked) {
            treat(open.removeFirst(), result);
        }
        if (!blocked) {
            pass(settled, result);
            trim(Math.min(settled, passed));
        }
    }

    private void treat(Hit hit, StringBuilder result) {
        if (hit.treatment() != Treatment.FLAG) {
            pass(hit.start(), result);
        }
        if (hit.treatment() == Treatment.MASK) {
            if (passed <= hit.start()) {
                result.append(placeholder(hit));
            }
            passed = Math.max(passed, hit.end());
        }
        blocked = hit.treatment() == Treatment.BLOCK;
        tell(hit);
    }

    private void pass(int to, StringBuilder result) {
        if (to > passed) {
            result.append(text, passed, to);
            passed = to;
        }
    }

    private String placeholder(Hit hit) {
        return placeholders.of(hit.kind().name(), text.substring(hit.start(), hit.end()));
    }

    private void tell(Hit hit) {
        if (mayTell > 0) {
            mayTell--;
            var kind = hit.kind();
            var finding = new Finding(lost + hit.start(), lost + hit.end(), kind.name(), kind.severity(), kind.what());
            told.add(new Sighting(finding, hit.watch(), hit.treatment(), Excerpt.of(text, hit)));
        }
    }

    private void trim(int needed) {
        var surplus = needed - CONTEXT;
        if (surplus > TRIMMED) {
            text.delete(0, surplus);
            searches.forEach(it -> it.shift(surplus));
            open.replaceAll(
                    it -> new Hit(it.kind(), it.watch(), it.treatment(), it.start() - surplus, it.end() - surplus));
            passed -= surplus;
            lost += surplus;
        }
    }
}
