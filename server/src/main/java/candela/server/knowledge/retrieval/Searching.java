package candela.server.knowledge.retrieval;

import candela.engine.search.Filter;
import candela.engine.search.Hit;
import candela.engine.search.Search;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Datasets;
import candela.server.knowledge.Datasets.Readable;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.PassageIndex;
import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The door to searching: the passages that fit a question best, of those that the reader may see at this moment. What a
 * reader may see is a part of the query; what was deleted before the search began is never found.
 */
@Service
public class Searching {

    public static final int MOST = 50;
    public static final int USUALLY = 10;

    /**
     * The similarity that a passage has at least where nobody says another. With the built-in model the best passage
     * that answers a question lies above 0.5 nineteen times in twenty, and the best of twenty passages about something
     * else below 0.35 nine times in ten.
     */
    public static final double THRESHOLD = 0.35;

    /** A model puts so many in order at least, so that what similarity put too low can come up. */
    private static final int RANKED = 30;

    /** Characters that a search has at most. */
    public static final int LONGEST = 4_000;

    /** Who searches while documents change may find some that are gone when their names are looked up. */
    private static final int ATTEMPTS = 3;

    private final Datasets datasets;
    private final QuestionVectors vectors;
    private final NodeCopy copy;
    private final FoundPassages passages;
    private final Ranking ranking;

    Searching(Datasets datasets, QuestionVectors vectors, NodeCopy copy, FoundPassages passages, Ranking ranking) {
        this.datasets = datasets;
        this.vectors = vectors;
        this.copy = copy;
        this.passages = passages;
        this.ranking = ranking;
    }

    /**
     * What somebody looks for.
     *
     * @param query words or a question; nothing in it is syntax
     * @param datasets that must all be visible; empty for all that are
     * @param limit hits at most, 1 to {@value Searching#MOST}
     * @param threshold of similarity, 0 to 1
     */
    public record Wanted(String query, List<DatasetId> datasets, Narrowing narrowing, int limit, double threshold) {

        public Wanted {
            query = Wanted.plain(query);
            datasets = List.copyOf(datasets);
            require(!query.isEmpty(), "query", "Say what you look for");
            require(query.length() <= LONGEST, "query", "A search has at most " + LONGEST + " characters; shorten it");
            require(limit >= 1 && limit <= MOST, "limit", "The limit must lie between 1 and " + MOST);
            require(threshold >= 0 && threshold <= 1, "threshold", "The threshold must lie between 0 and 1");
        }

        /** Control characters mean nothing to anybody. */
        private static String plain(String text) {
            return text.replaceAll("\\p{Cntrl}+", " ").strip();
        }

        private static void require(boolean isTrue, String field, String otherwise) {
            if (!isTrue) {
                throw Problem.invalid(field, otherwise);
            }
        }
    }

    /**
     * What was found, the most similar first.
     *
     * @param notes what the reader has to know of how it was searched, such as that a model could not be asked
     */
    public record Result(List<Found> items, List<String> notes) {

        public Result {
            items = List.copyOf(items);
            notes = List.copyOf(notes);
        }
    }

    /** Waits for models, so it belongs outside of transactions. */
    public Result search(Actor actor, Wanted wanted) {
        actor.require(Datasets.READ);
        var readable = datasets.readable(actor, wanted.datasets());
        var only = narrowed(actor, readable, wanted.narrowing());
        if (readable.isEmpty() || only != null && only.isEmpty()) {
            return new Result(List.of(), List.of());
        }
        var notes = new ArrayList<String>();
        var searches = searches(actor, readable, wanted, only, notes);
        return found(actor, searches, wanted.limit(), notes);
    }

    /**
     * The same, put in order by a language model, which is told some more than are wanted. Their similarity stays what
     * it is.
     *
     * @param model the name of the one that is asked; null for the one that the team prefers
     */
    public Result ranked(Actor actor, Wanted wanted, @Nullable String model) {
        var more = new Wanted(
                wanted.query(),
                wanted.datasets(),
                wanted.narrowing(),
                Math.max(wanted.limit(), RANKED),
                wanted.threshold());
        var ranked = ranking.order(actor, wanted.query(), search(actor, more), model);
        return new Result(ranked.items().stream().limit(wanted.limit()).toList(), ranked.notes());
    }

    /** By an index of a dataset that the actor may write, also by one that is still being built. */
    public Result search(Actor actor, PassageIndex index, Wanted wanted) {
        var dataset = datasets.writable(actor, index.dataset());
        var those = List.of(new Readable(dataset.id(), dataset.name(), index.id(), index.model()));
        var notes = new ArrayList<String>();
        return found(actor, searches(actor, those, wanted, null, notes), wanted.limit(), notes);
    }

    /** Null for all documents. */
    private @Nullable Set<DocumentId> narrowed(Actor actor, List<Readable> readable, Narrowing narrowing) {
        return narrowing.isNone()
                ? null
                : passages.documents(actor, readable.stream().map(Readable::id).toList(), narrowing);
    }

    /** One for each model, since vectors of different models are never compared. */
    private List<Search> searches(
            Actor actor, List<Readable> readable, Wanted wanted, @Nullable Set<DocumentId> only, List<String> notes) {
        var documents = only == null
                ? Set.<String>of()
                : only.stream().map(it -> it.value().toString()).collect(Collectors.toSet());
        var searches = new ArrayList<Search>();
        byModel(readable).forEach((model, those) -> {
            var asked = vectors.of(actor, model, wanted.query(), those);
            if (asked.note() != null) {
                notes.add(asked.note());
            }
            var indexes =
                    those.stream().map(it -> it.index().value().toString()).collect(Collectors.toSet());
            var filter = new Filter(indexes, documents, Map.of(), Map.of());
            searches.add(new Search(wanted.query(), asked.meaning(), filter, wanted.limit(), wanted.threshold()));
        });
        return searches;
    }

    private static Map<ModelId, List<Readable>> byModel(List<Readable> readable) {
        return readable.stream()
                .collect(Collectors.groupingBy(Readable::model, LinkedHashMap::new, Collectors.toList()));
    }

    private Result found(Actor actor, List<Search> searches, int limit, List<String> notes) {
        for (var attempt = 1; ; attempt++) {
            var answers = searches.stream().map(copy::search).toList();
            var hits = answers.stream()
                    .flatMap(it -> it.hits().stream())
                    .sorted(Comparator.comparingDouble(Hit::similarity).reversed())
                    .limit(limit)
                    .toList();
            var found = passages.of(actor, hits);
            if (found.size() == hits.size() || attempt == ATTEMPTS) {
                answers.stream()
                        .flatMap(it -> Stream.ofNullable(it.note()))
                        .distinct()
                        .forEach(notes::add);
                return new Result(found, notes);
            }
        }
    }
}
