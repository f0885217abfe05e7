package candela.engine.search;

import candela.engine.search.Hit.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the words of a search in a passage. */
final class Marks {

    private static final int MOST = 200;

    private final Set<String> terms;

    /** @param terms folded, as {@link Words#telling} gives them */
    Marks(Set<String> terms) {
        this.terms = terms;
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
