package candela.engine.ask;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts a text into tokens that know their place in it. */
final class Normaliser {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<quoted>\"[^\"\\n]{1,200}\"|“[^”\\n]{1,200}”|‘[^’\\n]{1,200}’|(?<![\\p{L}\\p{N}])'[^'\\n]{1,200}'(?![\\p{L}\\p{N}]))"
                    + "|(?<date>\\d{4}-\\d{1,2}(-\\d{1,2})?)(?!\\d)"
                    + "|(?<number>-?\\d+(,\\d{3})+(\\.\\d+)?|(?<![\\p{L}\\p{N}])-?\\d+(\\.\\d+)?[kKmM]?(?![\\p{L}\\p{N}]))"
                    + "|(?<word>[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_]*)|(?<mark>>=|<=|[,<>=%&])");
    /** What stands before the "t" of "n't", and not before that of "status T". */
    private static final Pattern DENIED =
            Pattern.compile("can|(do|does|did|is|are|was|were|has|have|had|wo|would|could|should|must|need|ai|sha)n");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Normaliser() {}

    static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        var matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            var token = token(matcher.group(), matcher.start(), matcher.end(), matcher.group("quoted") != null);
            if (token.is("t") && !tokens.isEmpty() && isDenied(tokens.getLast(), token)) {
                tokens.set(tokens.size() - 1, negation(tokens.getLast(), token));
            } else {
                tokens.add(token);
            }
        }
        return tokens;
    }

    private static boolean isDenied(Token verb, Token ending) {
        return verb.end() == ending.start() - 1 && DENIED.matcher(verb.word()).matches();
    }

    /** "didn't", "don't": the verb does not matter, the "not" does. */
    private static Token negation(Token verb, Token ending) {
        return new Token(verb.text() + "'t", verb.start(), ending.end(), "not", "not", null, false);
    }

    private static Token token(String text, int start, int end, boolean quoted) {
        var inner = quoted ? text.substring(1, text.length() - 1).strip() : text;
        var word = lower(inner);
        return new Token(text, start, end, word, quoted ? word : Stems.of(word), number(word, quoted), quoted);
    }

    private static @org.jspecify.annotations.Nullable BigDecimal number(String word, boolean quoted) {
        if (quoted || word.isEmpty()) {
            return null;
        }
        if (word.startsWith("-")) {
            var positive = Numbers.of(word.substring(1));
            return positive == null ? null : positive.negate();
        }
        return Numbers.of(word);
    }

    static String lower(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Without diacritics, for people who type without them. */
    static String folded(String text) {
        var apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        return MARKS.matcher(apart).replaceAll("").replace('đ', 'd').replace('Đ', 'D');
    }

    /** The form in which values are compared: lower-cased words and numbers with single spaces. */
    static String key(String text) {
        var key = new StringBuilder();
        for (var token : tokens(text)) {
            if (token.quoted()) {
                append(key, key(token.word()));
            } else if (!token.is(",")) {
                append(key, folded(token.word()));
            }
        }
        return key.toString();
    }

    private static void append(StringBuilder key, String word) {
        if (!key.isEmpty() && !word.isEmpty()) {
            key.append(' ');
        }
        key.append(word);
    }
}
