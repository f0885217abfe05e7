package candela.engine.ai.guard;

import java.util.function.Consumer;
import java.util.regex.Matcher;

/**
 * Looks for one kind in a text that grows at its end, and finds what it would have found in the whole: a place is
 * settled only when no further character could change what is found there.
 */
final class Search {

    /** A find, by its places in the text as it is now. */
    record Hit(Kind kind, int watch, Treatment treatment, int start, int end) {}

    private final Kind kind;
    private final int watch;
    private final Treatment treatment;
    private final Matcher matcher;
    /** All before it is settled. */
    private int at;
    /**
     * How long the text must be for another attempt at an open place: longer by a quarter each time, so that all
     * attempts together cost no more than some times the text.
     */
    private int worthwhile;

    Search(Kind kind, int watch, Treatment treatment, StringBuilder text) {
        this.kind = kind;
        this.watch = watch;
        this.treatment = treatment;
        this.matcher = kind.form().matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

    /** Up to where it is known what is found. */
    int settled() {
        return at;
    }

    /** The text lost this many characters at its begin. */
    void shift(int lost) {
        at -= lost;
        worthwhile -= lost;
    }

    void advance(StringBuilder text, boolean ended, Consumer<Hit> found) {
        if (text.length() < worthwhile && !ended) {
            return;
        }
        matcher.reset(text);
        if (ended) {
            leap(text, text.length(), found);
            at = text.length();
        } else {
            leap(text, text.length() - kind.reach(), found);
            walk(text, found);
        }
    }

    /** Where nothing that follows could reach. */
    private void leap(StringBuilder text, int border, Consumer<Hit> found) {
        while (at < border) {
            matcher.region(at, text.length());
            if (!kind.mayBeIn(text, at) || !matcher.find() || matcher.start() >= border) {
                at = border;
                return;
            }
            take(found, matcher.start() + 1);
        }
    }

    /** Near the end of what is known, place by place. */
    private void walk(StringBuilder text, Consumer<Hit> found) {
        while (at < text.length()) {
            matcher.region(at, text.length());
            var matches = matcher.lookingAt();
            if (matcher.hitEnd()) {
                worthwhile = text.length() + (text.length() - at) / 4 + 1;
                return;
            }
            var next = at + Character.charCount(Character.codePointAt(text, at));
            if (matches) {
                take(found, next);
            } else {
                at = next;
            }
        }
    }

    private void take(Consumer<Hit> found, int otherwise) {
        var group = matcher.groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0;
        var length = kind.proven().applyAsInt(matcher.group(group));
        if (length == 0) {
            at = otherwise;
            return;
        }
        var start = matcher.start(group);
        at = start + length;
        found.accept(new Hit(kind, watch, treatment, start, at));
    }
}
