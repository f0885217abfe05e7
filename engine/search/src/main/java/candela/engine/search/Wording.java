package candela.engine.search;

import java.util.regex.Pattern;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/**
 * How a search is worded, which says how much its words count beside its meaning. Weights were chosen on a set of
 * questions, as {@code ./candela bench search} prints it.
 */
enum Wording {
    /**
     * Models of meaning know whole English questions best, and most of their words are not what is looked for: they
     * only decide between passages that mean the same.
     */
    QUESTION(0.003),
    /** Names and keywords side by side: whoever writes them wants to read them. */
    KEYWORDS(0.3),
    /** Not every model knows languages other than English. */
    OTHER_LANGUAGE(0.4);

    private static final Pattern ACCENT = Pattern.compile("(?![a-zA-Z])\\p{L}");
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private final double weightOfWords;

    Wording(double weightOfWords) {
        this.weightOfWords = weightOfWords;
    }

    double weightOfWords() {
        return weightOfWords;
    }

    /** A number is a keyword, whatever stands around it: years, names of models, of forms, of bills. */
    static Wording of(String search) {
        if (ACCENT.matcher(search).find()) {
            return OTHER_LANGUAGE;
        }
        var asks = Words.EXACT.terms(search, Queries.MOST).stream().anyMatch(Wording::holds);
        return asks && !DIGIT.matcher(search).find() ? QUESTION : KEYWORDS;
    }

    private static boolean holds(String word) {
        return EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(word) || Words.ASKING.contains(word);
    }
}
