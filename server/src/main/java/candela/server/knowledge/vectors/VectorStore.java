package candela.server.knowledge.vectors;

import candela.engine.search.Filter;
import candela.engine.search.Meaning;
import java.util.List;
import java.util.Map;

/**
 * What passages mean, kept outside of the nodes. It is a copy of what PostgreSQL holds and may be lost. What was
 * written is found when the call returns; one node writes at a time, any number read.
 *
 * <p>Each method throws {@link VectorStoreException} where the store cannot be reached or refuses.
 */
public interface VectorStore extends AutoCloseable {

    /** The number of the last commit; 0 where the store is new, or was emptied. */
    long sequence();

    /** Keeps the number that the store has come to. */
    void commit(long number);

    /**
     * Puts what an ingestion made of a document in the place of all that the document had in the index.
     *
     * @param meanings by the id of the passage, all of one model; none leaves nothing of the document
     */
    void put(Part part, Map<String, Meaning> meanings);

    void delete(String index, String document);

    void deleteIndex(String index);

    /** Deletes everything that Candela put there, to be filled anew. */
    void clear();

    /**
     * The passages of these indexes and documents that are nearest; the nearest first, about as exact as the store is.
     */
    List<String> nearest(Meaning meaning, Filter filter, int most);

    @Override
    void close();

    /** What a document is in an index since an ingestion. */
    record Part(String index, String document, String ingestion) {}
}
