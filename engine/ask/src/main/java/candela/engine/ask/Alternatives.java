package candela.engine.ask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of a schema that a word of a question may stand for: synonyms, abbreviations, deeds, slips of the pen. */
final class Alternatives {
    private static final double SLIP = 0.8;

    private final Set<String> words = new LinkedHashSet<>();
    /** Words that may be short for others, by their first letter. */
    private final Map<Character, List<String>> shorts = new HashMap<>();

    /** A word of a name of the schema. */
    void add(String word) {
        if (words.add(word) && !Synonyms.known().contains(Stems.of(word)) && !Names.isShort(word)) {
            shorts.computeIfAbsent(word.charAt(0), it -> new ArrayList<>()).add(word);
        }
    }

    /**
     * Stems with how well they fit, the word's own among them.
     *
     * @param known whether the word stands in a name of the schema
     * @param familiar whether it needs no spelling help
     */
    Map<String, Double> of(Token token, boolean known, boolean familiar) {
        var alternatives = new LinkedHashMap<String, Double>();
        var synonyms = Synonyms.of(token.stem());
        synonyms.keySet().stream().sorted().forEach(stem -> alternatives.put(stem, synonyms.getOrDefault(stem, 0.0)));
        if (!known) {
            shortened(token, alternatives);
        }
        if (alternatives.isEmpty() && !familiar) {
            deeds(token, alternatives);
        }
        if (alternatives.isEmpty() && !familiar) {
            misspelt(token, alternatives);
        }
        alternatives.put(token.stem(), 1.0);
        return alternatives;
    }

    /** "freight" may be written {@code frt} in the schema, though nobody listed that. */
    private void shortened(Token token, Map<String, Double> alternatives) {
        for (var word : shorts.getOrDefault(token.word().charAt(0), List.of())) {
            if (Spelling.isShort(word, token.word())) {
                alternatives.merge(Stems.of(word), Lexicon.SHORTENED, Math::max);
            }
        }
    }

    /** What was "prescribed" are {@code prescriptions}. */
    private void deeds(Token token, Map<String, Double> alternatives) {
        for (var word : words) {
            if (Spelling.isDeed(token.word(), word)) {
                alternatives.merge(Stems.of(word), Lexicon.SHORTENED, Math::max);
            }
        }
    }

    private void misspelt(Token token, Map<String, Double> alternatives) {
        for (var word : words) {
            if (Spelling.isSlip(token.word(), word)
                    || Spelling.isSlip(token.word(), word + "s")
                    || Spelling.isSlip(token.stem(), word)) {
                alternatives.merge(Stems.of(word), SLIP, Math::max);
            }
        }
        if (alternatives.isEmpty()) {
            Synonyms.known().stream()
                    .filter(it -> Spelling.isSlip(token.stem(), it))
                    .sorted()
                    .limit(1)
                    .forEach(it -> Synonyms.of(it)
                            .forEach((stem, weight) -> alternatives.merge(stem, weight * SLIP, Math::max)));
        }
    }
}
