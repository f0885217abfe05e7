package candela.engine.search;

import candela.engine.search.Finding.Candidate;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/** How much of what was searched for stands in a passage: its telling words, rare ones counting more. */
final class Coverage {

    private static final List<String> FIELDS = List.of(Fields.BODY, Fields.TITLE);

    private final IndexReader index;
    private final List<Candidate> found;

    private Coverage(IndexReader index, List<Candidate> found) {
        this.index = index;
        this.found = found;
    }

    /** @param found in the order of the index */
    static void measure(IndexReader index, List<Candidate> found, Set<String> words) throws IOException {
        var coverage = new Coverage(index, found);
        var total = 0.0;
        for (var word : words) {
            total += coverage.add(word);
        }
        for (var it : found) {
            it.covered = total == 0 ? 0 : it.covered / total;
        }
    }

    private double add(String word) throws IOException {
        var rarity = rarity(word);
        var has = new boolean[found.size()];
        for (var leaf : index.leaves()) {
            for (var field : FIELDS) {
                mark(has, leaf, leaf.reader().postings(new Term(field, word), PostingsEnum.NONE));
            }
        }
        for (int i = 0; i < has.length; i++) {
            found.get(i).covered += has[i] ? rarity : 0;
        }
        return rarity;
    }

    private double rarity(String word) throws IOException {
        var with = 0;
        for (var field : FIELDS) {
            with = Math.max(with, index.docFreq(new Term(field, word)));
        }
        var all = Math.max(with, index.numDocs());
        return Math.log(1 + (all - with + 0.5) / (with + 0.5));
    }

    private void mark(boolean[] has, LeafReaderContext leaf, @Nullable PostingsEnum with) throws IOException {
        int end = leaf.docBase + leaf.reader().maxDoc();
        for (int i = 0; with != null && i < has.length; i++) {
            int doc = found.get(i).doc;
            if (doc >= leaf.docBase && doc < end) {
                if (with.docID() < doc - leaf.docBase) {
                    with.advance(doc - leaf.docBase);
                }
                has[i] |= with.docID() == doc - leaf.docBase;
            }
        }
    }
}
