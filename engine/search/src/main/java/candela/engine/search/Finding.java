package candela.engine.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/**
 * One search: the best by words and the best by meaning are found, each among what the filter lets through; then all of
 * them are compared by both.
 */
final class Finding {

    /** Found by each way at least, before they are compared. */
    private static final int CANDIDATES = 100;

    /** So few are all compared: along a store's graph, some among very many that the reader may not see are missed. */
    private static final int FEW = 200;

    private final IndexSearcher searcher;
    private final Search search;
    private final Query filter;
    private final Query words;
    private final @Nullable Meanings elsewhere;

    /** A passage under comparison. */
    static final class Candidate {
        final int doc;
        double words;
        double meaning;
        double covered;
        float @Nullable [] vector;

        Candidate(int doc) {
            this.doc = doc;
        }

        /** One without a vector means nothing that is known. */
        void compare(float[] to) {
            var own = vector;
            meaning = own == null ? 0 : Math.clamp(VectorUtil.dotProduct(own, to), 0, 1);
        }
    }

    /** @param elsewhere where the meanings are; null where they are in the index */
    Finding(IndexSearcher searcher, Search search, @Nullable Meanings elsewhere) {
        this.elsewhere = elsewhere;
        this.searcher = searcher;
        this.search = search;
        this.filter = Queries.filter(search.filter());
        this.words = Queries.words(search.words());
    }

    List<Hit> hits() throws IOException {
        var found = found();
        compareWords(found);
        compareMeanings(found);
        var telling = Words.telling(search.words());
        Coverage.measure(searcher.getIndexReader(), found, telling);
        var meaning = search.meaning();
        if (meaning != null) {
            Feedback.sharpen(meaning, found);
        }
        var fusion = Fusion.of(
                found, meaning == null ? 1 : Wording.of(search.words()).weightOfWords());
        var best = found.stream()
                .filter(it -> fusion.similarity(it) > 0 && fusion.similarity(it) >= search.threshold())
                .sorted(Comparator.comparingDouble(fusion::similarity).reversed())
                .limit(search.limit())
                .toList();
        var marks = new Marks(telling);
        var hits = new ArrayList<Hit>();
        for (var it : best) {
            var passage = Fields.passage(searcher.storedFields().document(it.doc));
            hits.add(new Hit(passage, fusion.similarity(it), fusion.words(it), it.meaning, marks.of(passage.text())));
        }
        return hits;
    }

    /** In the order of the index, as comparing needs them. */
    List<Candidate> found() throws IOException {
        var most = Math.max(CANDIDATES, search.limit());
        var docs = new TreeSet<Integer>();
        add(
                docs,
                new BooleanQuery.Builder()
                        .add(words, Occur.MUST)
                        .add(filter, Occur.FILTER)
                        .build(),
                most);
        var meaning = search.meaning();
        if (meaning != null) {
            add(docs, nearest(meaning, most), Math.max(FEW, most));
        }
        return docs.stream().map(Candidate::new).toList();
    }

    private Query nearest(Meaning meaning, int most) throws IOException {
        if (elsewhere == null) {
            return new KnnFloatVectorQuery(Fields.vector(meaning.model()), meaning.vector(), most, filter);
        }
        if (searcher.count(filter) <= FEW) {
            return filter;
        }
        var ids = Queries.oneOf(Fields.ID, Set.copyOf(elsewhere.nearest(meaning, search.filter(), most)));
        return new BooleanQuery.Builder()
                .add(ids, Occur.FILTER)
                .add(filter, Occur.FILTER)
                .build();
    }

    private void add(TreeSet<Integer> docs, Query query, int most) throws IOException {
        for (var it : searcher.search(query, most).scoreDocs) {
            docs.add(it.doc);
        }
    }

    /** What one way found is weighed by the other, too, so that nobody is judged by a rank that it was not in. */
    void compareWords(List<Candidate> found) throws IOException {
        var weight = searcher.createWeight(searcher.rewrite(words), ScoreMode.COMPLETE, 1);
        for (var leaf : searcher.getIndexReader().leaves()) {
            var scorer = weight.scorer(leaf);
            if (scorer == null) {
                continue;
            }
            var docs = scorer.iterator();
            for (var it : within(found, leaf)) {
                int doc = it.doc - leaf.docBase;
                if (docs.docID() < doc) {
                    docs.advance(doc);
                }
                it.words = docs.docID() == doc ? scorer.score() : 0;
            }
        }
    }

    /** By the whole vectors, not by those of eight bits along which they were found. */
    void compareMeanings(List<Candidate> found) throws IOException {
        var meaning = search.meaning();
        if (meaning == null) {
            return;
        }
        if (elsewhere != null) {
            compareElsewhere(elsewhere, meaning, found);
            return;
        }
        for (var leaf : searcher.getIndexReader().leaves()) {
            var vectors = leaf.reader().getFloatVectorValues(Fields.vector(meaning.model()));
            if (vectors == null) {
                continue;
            }
            var docs = vectors.iterator();
            for (var it : within(found, leaf)) {
                int doc = it.doc - leaf.docBase;
                if (docs.docID() < doc && docs.advance(doc) == DocIdSetIterator.NO_MORE_DOCS) {
                    break;
                }
                if (docs.docID() == doc) {
                    var vector = vectors.vectorValue(docs.index());
                    it.vector = vector.clone();
                    it.compare(meaning.vector());
                }
            }
        }
    }

    private void compareElsewhere(Meanings elsewhere, Meaning meaning, List<Candidate> found) throws IOException {
        var ids = new HashMap<String, Candidate>();
        for (var it : found) {
            ids.put(Fields.passage(searcher.storedFields().document(it.doc)).id(), it);
        }
        elsewhere.of(ids.keySet(), meaning.model()).forEach((id, known) -> {
            var it = ids.get(id);
            if (it != null) {
                it.vector = known.vector();
                it.compare(meaning.vector());
            }
        });
    }

    private static List<Candidate> within(List<Candidate> found, LeafReaderContext leaf) {
        int end = leaf.docBase + leaf.reader().maxDoc();
        return found.stream()
                .filter(it -> it.doc >= leaf.docBase && it.doc < end)
                .toList();
    }
}
