package candela.engine.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** What Lucene is asked. */
final class Queries {

    /** Words of a search that count; who pastes a page is served by its beginning. */
    static final int MOST = 64;

    private static final float TITLE = 0.6f;
    private static final float EXACT = 0.3f;
    private static final float PAIR = 0.4f;

    private Queries() {}

    /** Always a part of each query, so that nothing else is looked at. */
    static Query filter(Filter filter) {
        var all = new BooleanQuery.Builder().add(oneOf(Fields.DATASET, filter.datasets()), Occur.FILTER);
        if (!filter.documents().isEmpty()) {
            all.add(oneOf(Fields.DOCUMENT, filter.documents()), Occur.FILTER);
        }
        filter.keywords().forEach((name, values) -> all.add(oneOf(Fields.keyword(name), values), Occur.FILTER));
        filter.dates()
                .forEach((name, range) -> all.add(
                        LongPoint.newRangeQuery(
                                Fields.date(name),
                                range.from().toEpochMilli(),
                                range.before().toEpochMilli() - 1),
                        Occur.FILTER));
        return all.build();
    }

    static Query oneOf(String field, Set<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    /** Any of the words, better in the title, with their accents, and in the order in which they were asked. */
    static Query words(String words) {
        var any = new BooleanQuery.Builder();
        var terms = List.copyOf(Words.FOLDED.terms(words, MOST));
        add(any, Fields.BODY, terms, 1);
        add(any, Fields.TITLE, terms, TITLE);
        add(any, Fields.EXACT, Words.EXACT.terms(words, MOST), EXACT);
        pairs(terms).forEach(it -> any.add(new BoostQuery(it, PAIR), Occur.SHOULD));
        return any.build();
    }

    private static void add(BooleanQuery.Builder any, String field, Collection<String> terms, float weight) {
        for (var it : terms) {
            any.add(new BoostQuery(new TermQuery(new Term(field, it)), weight), Occur.SHOULD);
        }
    }

    /** In Vietnamese most words are two syllables, each of which alone is another word. */
    private static List<Query> pairs(List<String> terms) {
        var pairs = new ArrayList<Query>();
        for (int i = 1; i < terms.size(); i++) {
            pairs.add(new PhraseQuery(1, Fields.BODY, terms.get(i - 1), terms.get(i)));
        }
        return pairs;
    }
}
