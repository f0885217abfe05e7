package candela.engine.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** How texts become words that are looked up: as written, or without accents and English endings. */
final class Words extends Analyzer {

    /** With accents, so that má and mà are two. */
    static final Words EXACT = new Words(false);

    /** Without, so that who writes none finds both; and {@code policies} finds {@code policy}. */
    static final Words FOLDED = new Words(true);

    /** How people begin a question. */
    static final Set<String> ASKING = Set.of(
            "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "do", "does", "doe", "did", "can");

    private final boolean folds;

    /** A word and where it stands. */
    record Word(String term, int start, int end) {}

    private Words(boolean folds) {
        this.folds = folds;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var tokens = new ICUTokenizer();
        return new TokenStreamComponents(tokens, folds ? folded(tokens) : new ICUNormalizer2Filter(tokens));
    }

    private static TokenStream folded(TokenStream tokens) {
        return new PorterStemFilter(new ICUFoldingFilter(new EnglishPossessiveFilter(tokens)));
    }

    List<Word> of(String text) {
        var words = new ArrayList<Word>();
        try (var tokens = tokenStream("", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(new Word(term.toString(), offset.startOffset(), offset.endOffset()));
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** Each word once, in order, not more than so many. */
    Set<String> terms(String text, int most) {
        var terms = new LinkedHashSet<String>();
        for (var it : of(text)) {
            if (terms.size() < most) {
                terms.add(it.term());
            }
        }
        return terms;
    }

    /** Those of a search that say what it is about, folded; all of them where there are no others. */
    static Set<String> telling(String text) {
        var all = FOLDED.terms(text, Queries.MOST);
        var telling = new LinkedHashSet<>(all);
        telling.removeIf(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET::contains);
        telling.removeIf(ASKING::contains);
        return telling.isEmpty() ? all : telling;
    }
}
