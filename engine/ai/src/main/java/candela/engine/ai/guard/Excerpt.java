package candela.engine.ai.guard;

import candela.engine.ai.guard.Search.Hit;
import java.util.Locale;
import java.util.regex.Pattern;

/** A few words around a finding for those who look after what passes, without what is nobody's business. */
final class Excerpt {

    private static final int LOOKED_AT = 600;
    private static final int SHOWN = 100;
    private static final int MOST_OF_FINDING = 200;
    /** A piece of a key whose begin lies further back. */
    private static final Pattern LONG_WORD = Pattern.compile("\\S{25,}+");

    private Excerpt() {}

    static String of(CharSequence text, Hit hit) {
        var before = veiled(text.subSequence(Math.max(0, hit.start() - LOOKED_AT), hit.start()));
        var shown = before.length() > SHOWN ? "…" + before.substring(before.length() - SHOWN) : before;
        return shown + inPlace(text, hit);
    }

    static String of(String text) {
        var begin = veiled(text.substring(0, Math.min(text.length(), LOOKED_AT)));
        return begin.length() > SHOWN ? begin.substring(0, SHOWN) + "…" : begin;
    }

    /** Attempts at a model are shown, since what they say is all that there is to see. */
    private static String inPlace(CharSequence text, Hit hit) {
        if (!Detector.INJECTION.kinds().contains(hit.kind().name())) {
            return "[" + hit.kind().name().toUpperCase(Locale.ROOT) + "]";
        }
        return veiled(text.subSequence(hit.start(), Math.min(hit.end(), hit.start() + MOST_OF_FINDING)));
    }

    private static String veiled(CharSequence part) {
        return LONG_WORD.matcher(Detector.veil().all(part.toString())).replaceAll("…");
    }
}
