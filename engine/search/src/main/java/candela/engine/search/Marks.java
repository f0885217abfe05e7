package candela.engine.search;

import candela.engine.search.Hit.Mark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/** Finds the words of a search in a passage. */
final class Marks {

    private static final int MOST = 200;

    private final Set<String> terms;

    Marks(String words) {
        var all = Words.FOLDED.terms(words, Queries.MOST);
        var telling = new HashSet<>(all);
        telling.removeIf(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET::contains);
        terms = telling.isEmpty() ? all : telling;
    }

    List<Mark> of(String text) {
        var marks = new ArrayList<Mark>();
        for (var it : Words.FOLDED.of(text)) {
            if (marks.size() < MOST && terms.contains(it.term())) {
                marks.add(new Mark(it.start(), it.end()));
            }
        }
        return marks;
    }
}
