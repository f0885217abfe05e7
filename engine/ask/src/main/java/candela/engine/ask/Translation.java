package candela.engine.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts a Vietnamese question into the English words and word order of the grammar, each word at its own place.
 *
 * @param language the language it came from: {@code en} or {@code vi}
 */
record Translation(String language, List<Token> tokens) {
    private static final Map<String, String> SHORT = Resource.lines("vietnamese-short.txt").stream()
            .collect(Collectors.toUnmodifiableMap(
                    it -> it.substring(0, it.indexOf(' ')), it -> it.substring(it.indexOf(' ') + 1)));

    static Translation of(List<Token> tokens, SchemaWords schema) {
        var accented = tokens.stream().anyMatch(it -> Phrasebook.isAccented(it.word()));
        if (!accented && !soundsVietnamese(tokens, schema)) {
            return new Translation("en", tokens);
        }
        var written = Figures.vietnamese(writtenOut(tokens, schema, accented));
        var segments = new Segments(written, schema, accented).translated();
        var ordered = WordOrder.english(segments);
        return new Translation(
                "vi", ordered.stream().flatMap(it -> it.tokens().stream()).toList());
    }

    /**
     * Without diacritics: at least half of the words stand in phrases or values, and enough of these are of several
     * syllables or none that English has.
     */
    private static boolean soundsVietnamese(List<Token> tokens, SchemaWords schema) {
        var words = tokens.stream().map(Token::word).toList();
        int known = 0;
        int evidence = 0;
        long numbers = tokens.stream().filter(it -> it.number() != null).count();
        for (int i = 0; i < words.size(); ) {
            int length = Math.max(Phrasebook.longest(words, i, true), spokenValue(words, i, schema));
            length = length == 0 && SHORT.containsKey(words.get(i)) ? 1 : length;
            known += length;
            evidence += length >= 2 ? 2 : length == 1 && !Cues.isKnown(words.get(i)) ? 1 : 0;
            i += Math.max(1, length);
        }
        return evidence >= 2 && known * 2 >= words.size() - numbers;
    }

    /** A value of several words that could be Vietnamese. */
    private static int spokenValue(List<String> words, int from, SchemaWords schema) {
        for (int end = Math.min(words.size(), from + Phrasebook.LONGEST); end > from + 1; end--) {
            var span = words.subList(from, end);
            if (schema.isValue(String.join(" ", span)) && span.stream().allMatch(Phrasebook::isSyllable)) {
                return end - from;
            }
        }
        return 0;
    }

    /** With the words that are only hinted at: "sl" is "số lượng", "t3" is "tháng 3". */
    private static List<Token> writtenOut(List<Token> tokens, SchemaWords schema, boolean accented) {
        var result = new ArrayList<Token>();
        for (var token : tokens) {
            var meant = token.quoted() || schema.isValue(token.word()) ? null : meant(token.word());
            if (meant == null) {
                result.add(token);
            } else {
                var spelt = accented ? meant : Normaliser.folded(meant);
                List.of(spelt.split(" ")).forEach(it -> result.add(token.worded(it)));
            }
        }
        return result;
    }

    private static @Nullable String meant(String word) {
        return word.matches("t(1[0-2]|[1-9])") ? "tháng " + word.substring(1) : SHORT.get(word);
    }
}
