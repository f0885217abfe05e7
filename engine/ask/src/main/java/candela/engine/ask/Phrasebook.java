package candela.engine.ask;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The Vietnamese phrases that the grammar knows, each with the English words that it may stand for. */
final class Phrasebook {
    /**
     * A phrase.
     *
     * @param meanings English words, the most usual first; "" for words that say nothing
     * @param describes whether it stands behind the words that it describes: "giá trung bình"
     */
    record Phrase(List<String> meanings, boolean describes) {}

    static final int LONGEST = 6;

    private static final Pattern ACCENTED = Pattern.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]");
    private static final Pattern SYLLABLE =
            Pattern.compile("(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?");
    private static final Pattern TONE = Pattern.compile("(?<!q)([ou])([aey])(\\p{M})(?= |$)");
    private static final Pattern I = Pattern.compile("(?<=^|[ ])([hklmstqu]+)i(\\p{M})(?= |$)");
    private static final int SHORTEST_WORD = 3;
    private static final Map<String, Phrase> EXACT = new HashMap<>();
    private static final Map<String, Phrase> FOLDED = new HashMap<>();

    private static final Map<String, String> SPELT = new HashMap<>();

    static {
        for (var line : Resource.lines("vietnamese.txt")) {
            var equals = line.indexOf('=');
            var describes = line.startsWith("~");
            var spelt = line.startsWith("^");
            var words = line.substring(describes || spelt ? 1 : 0, equals).strip();
            var meanings = List.of(line.substring(equals + 1).strip().split("\\s*\\|\\s*", -1));
            var phrase = new Phrase(meanings, describes);
            EXACT.put(spelling(words), phrase);
            if (!spelt) {
                FOLDED.merge(Normaliser.folded(words), phrase, Phrasebook::either);
            }
            SPELT.merge(Normaliser.folded(words), words, Phrasebook::thing);
        }
    }

    private Phrasebook() {}

    /** Of two words that differ in their diacritics alone a name has the one that is a thing. */
    private static String thing(String first, String second) {
        var isThing = isThing(
                Objects.requireNonNull(EXACT.get(spelling(first))).meanings().getFirst());
        return isThing
                        || !isThing(Objects.requireNonNull(EXACT.get(spelling(second)))
                                .meanings()
                                .getFirst())
                ? first
                : second;
    }

    /** One spelling for the two customs: "hoá" and "hóa", "tỉ" and "tỷ". */
    private static String spelling(String words) {
        var apart = Normalizer.normalize(words, Normalizer.Form.NFD);
        var tone = TONE.matcher(apart).replaceAll("$1$3$2");
        return I.matcher(tone).replaceAll("$1y$2");
    }

    /** Words that differ in their diacritics alone are one without them. */
    private static Phrase either(Phrase first, Phrase second) {
        var meanings = new ArrayList<>(first.meanings());
        second.meanings().stream()
                .filter(it -> !meanings.contains(it) && isThing(it))
                .forEach(meanings::add);
        return new Phrase(List.copyOf(meanings), first.describes());
    }

    /** Whether English words are no operation of the grammar. */
    static boolean isThing(String english) {
        return !english.isEmpty() && List.of(english.split(" ")).stream().noneMatch(Cues::isKnown);
    }

    /** Whether a word has letters that only Vietnamese has. */
    static boolean isAccented(String word) {
        return ACCENTED.matcher(word).find();
    }

    /** Whether a word could be a Vietnamese syllable typed without diacritics. */
    static boolean isSyllable(String word) {
        return SYLLABLE.matcher(Normaliser.folded(word)).matches();
    }

    /** How many words from a place on are the longest phrase; 0 when none is. */
    static int longest(List<String> words, int from, boolean folded) {
        for (int length = Math.min(LONGEST, words.size() - from); length > 0; length--) {
            if (find(words, from, length, folded) != null) {
                return length;
            }
        }
        return 0;
    }

    static @org.jspecify.annotations.Nullable Phrase find(List<String> words, int from, int length, boolean folded) {
        var phrase = String.join(" ", words.subList(from, from + length));
        return folded ? FOLDED.get(Normaliser.folded(phrase)) : EXACT.get(spelling(phrase));
    }

    /** What a word of a Vietnamese question is in English; as it stands where no phrase. */
    static String said(String text) {
        var phrase = EXACT.get(spelling(Normaliser.lower(text)));
        var english = phrase == null ? "" : phrase.meanings().getFirst();
        return english.isEmpty() || Cues.standsAlone(english) ? text : english;
    }

    /** A name of the schema in English words and their order; as it stands where its language is not Vietnamese. */
    static List<String> named(List<String> words) {
        return isVietnamese(words) ? english(words) : words;
    }

    /** What stands last in English stands first in Vietnamese: "mã khách hàng" is "customer id". */
    private static List<String> english(List<String> words) {
        var groups = new ArrayList<List<String>>();
        for (int i = 0; i < words.size(); ) {
            int exact = longest(words, i, false);
            int folded = longest(words, i, true);
            int length = Math.max(1, Math.max(exact, folded));
            var phrase = find(words, i, length, folded > exact);
            var english = phrase == null ? words.get(i) : meant(phrase);
            if (!english.isEmpty()) {
                groups.add(List.of(noun(english).split(" ")));
            }
            i += length;
        }
        Collections.reverse(groups);
        return groups.isEmpty() ? words : groups.stream().flatMap(List::stream).toList();
    }

    private static String meant(Phrase phrase) {
        return phrase.meanings().stream()
                .filter(Phrasebook::isThing)
                .findFirst()
                .orElse(phrase.meanings().getFirst());
    }

    /** A name with the diacritics that its phrases have; as it stands where its language is not Vietnamese. */
    static String spelt(List<String> words) {
        if (!words.stream().allMatch(Phrasebook::isSyllable)
                || !String.join("", words).matches("[a-z]+")
                || !isVietnamese(words)) {
            return String.join(" ", words);
        }
        var spelt = new ArrayList<String>();
        for (int i = 0; i < words.size(); ) {
            int length = longest(words, i, true);
            var phrase = length == 0 ? null : SPELT.get(String.join(" ", words.subList(i, i + length)));
            if (phrase == null) {
                return String.join(" ", words);
            }
            spelt.add(phrase);
            i += length;
        }
        return String.join(" ", spelt);
    }

    /** In a name it is a thing what in a question is an operation. */
    private static String noun(String english) {
        return english.equals("number of") ? "quantity" : english;
    }

    /** Whether the words of a name are Vietnamese, with or without diacritics. */
    static boolean isVietnamese(List<String> words) {
        if (words.stream().anyMatch(Phrasebook::isAccented)) {
            return true;
        }
        if (words.isEmpty() || !words.stream().allMatch(Phrasebook::isSyllable)) {
            return false;
        }
        if (words.size() == 1) {
            var word = words.getFirst();
            return word.length() >= SHORTEST_WORD && longest(words, 0, true) == 1 && !Cues.isKnown(word);
        }
        int known = 0;
        for (int i = 0; i < words.size(); ) {
            int length = longest(words, i, true);
            known += length;
            i += Math.max(1, length);
        }
        return known * 2 >= words.size();
    }
}
