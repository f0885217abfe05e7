package candela.engine.ask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Puts the known phrases of a Vietnamese question into the English words of the grammar, each at its own place. */
final class Phrasebook {
    /** The tokens in English words and the language they came from: {@code en} or {@code vi}. */
    record Translated(String language, List<Token> tokens) {}

    private static final Pattern VIETNAMESE = Pattern.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]");
    private static final int LONGEST = 6;
    private static final Map<String, String> EXACT = new HashMap<>();
    private static final Map<String, String> FOLDED = new HashMap<>();

    static {
        for (var line : Resource.lines("vietnamese.txt")) {
            var equals = line.indexOf(" = ");
            var phrase = line.substring(0, equals).strip();
            EXACT.put(phrase, line.substring(equals + 3).strip());
            FOLDED.putIfAbsent(
                    Normaliser.folded(phrase), line.substring(equals + 3).strip());
        }
    }

    private Phrasebook() {}

    /** @param isValue whether some words are a value of the data, which is never translated */
    static Translated translate(List<Token> tokens, Predicate<String> isValue) {
        var accented =
                tokens.stream().anyMatch(it -> VIETNAMESE.matcher(it.word()).find());
        if (!accented && !soundsVietnamese(tokens)) {
            return new Translated("en", tokens);
        }
        var translated = new ArrayList<Token>();
        for (int i = 0; i < tokens.size(); ) {
            int taken = phrase(tokens, i, accented, isValue, translated);
            if (taken == 0) {
                translated.add(tokens.get(i));
            }
            i += Math.max(1, taken);
        }
        return new Translated("vi", translated);
    }

    /** A name of the schema in English words; as it stands where its language is not Vietnamese. */
    static List<String> named(List<String> words) {
        var tokens = Normaliser.tokens(String.join(" ", words));
        var accented =
                tokens.stream().anyMatch(it -> VIETNAMESE.matcher(it.word()).find());
        if (!accented && !isPhrase(tokens)) {
            return words;
        }
        var english = translate(tokens, it -> false).tokens().stream()
                .map(Token::word)
                .toList();
        return english.equals(List.of("number", "of")) ? List.of("quantity") : english;
    }

    /** Whether words without diacritics are one phrase of several syllables. */
    private static boolean isPhrase(List<Token> tokens) {
        return tokens.size() > 1 && longest(tokens, 0, FOLDED) == tokens.size();
    }

    /**
     * Without diacritics: at least half of the words stand in phrases of two or more syllables, or single cues of
     * these.
     */
    private static boolean soundsVietnamese(List<Token> tokens) {
        int known = 0;
        int long2 = 0;
        for (int i = 0; i < tokens.size(); ) {
            int length = longest(tokens, i, FOLDED);
            known += length;
            long2 += length >= 2 ? length : 0;
            i += Math.max(1, length);
        }
        return long2 >= 2 && known * 2 >= tokens.size();
    }

    private static int longest(List<Token> tokens, int from, Map<String, String> phrases) {
        for (int length = Math.min(LONGEST, tokens.size() - from); length > 0; length--) {
            if (phrases.containsKey(words(tokens, from, length, phrases == FOLDED))) {
                return length;
            }
        }
        return 0;
    }

    private static String words(List<Token> tokens, int from, int length, boolean folded) {
        var words = new StringBuilder();
        for (var token : tokens.subList(from, from + length)) {
            words.append(words.isEmpty() ? "" : " ").append(token.quoted() ? "\"" : token.word());
        }
        return folded ? Normaliser.folded(words.toString()) : words.toString();
    }

    private static int phrase(
            List<Token> tokens, int from, boolean accented, Predicate<String> isValue, List<Token> into) {
        int length = longest(tokens, from, EXACT);
        var phrases = EXACT;
        if (!accented || length == 0) {
            int folded = longest(tokens, from, FOLDED);
            phrases = folded > length ? FOLDED : EXACT;
            length = Math.max(length, folded);
        }
        if (length == 0 || isProtected(tokens, from, isValue)) {
            return 0;
        }
        var first = tokens.get(from);
        var last = tokens.get(from + length - 1);
        for (var word : phrases.getOrDefault(words(tokens, from, length, phrases == FOLDED), "")
                .split(" ")) {
            into.add(new Token(first.text(), first.start(), last.end(), word, Stems.of(word), Numbers.of(word), false));
        }
        return length;
    }

    private static boolean isProtected(List<Token> tokens, int from, Predicate<String> isValue) {
        for (int length = Math.min(LONGEST, tokens.size() - from); length > 1; length--) {
            if (isValue.test(words(tokens, from, length, true))) {
                return true;
            }
        }
        return false;
    }
}
