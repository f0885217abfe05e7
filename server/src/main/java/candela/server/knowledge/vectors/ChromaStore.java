package candela.server.knowledge.vectors;

import candela.engine.search.Filter;
import candela.engine.search.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Chroma, by version 2 of its REST API. A collection for each model, in the default database. */
final class ChromaStore implements VectorStore {

    private static final String COLLECTIONS = "/api/v2/tenants/default_tenant/databases/default_database/collections";
    private static final int AT_ONCE = 200;
    /** Looked at on the way to the nearest; no less than are ever wanted. */
    private static final int BEAM = 200;

    private final Rest rest;

    ChromaStore(Rest rest) {
        this.rest = rest;
    }

    @Override
    public long sequence() {
        return find(Names.SEQUENCE)
                .map(it -> it.at("/metadata/number").asLong())
                .orElse(0L);
    }

    @Override
    public void commit(long number) {
        var id = create(Names.SEQUENCE);
        rest.ask("PUT", COLLECTIONS + "/" + id, Map.of("new_metadata", Map.of("number", number)));
    }

    private String create(String name) {
        var hnsw = Map.of("space", "cosine", "ef_search", BEAM);
        var wanted = Map.of("name", name, "get_or_create", true, "configuration", Map.of("hnsw", hnsw));
        return rest.ask("POST", COLLECTIONS, wanted).path("id").asString();
    }

    @Override
    public void put(Part part, Map<String, Meaning> meanings) {
        var first = meanings.values().stream().findFirst();
        first.ifPresent(it -> {
            var id = create(Names.of(it.model()));
            meanings.entrySet().stream().gather(Gatherers.windowFixed(AT_ONCE)).forEach(some -> upsert(id, part, some));
        });
        var others = Map.of(Names.INGESTION, Map.of("$ne", part.ingestion()));
        deleteAll(all(equal(Names.INDEX, part.index()), equal(Names.DOCUMENT, part.document()), others));
    }

    private void upsert(String collection, Part part, List<Map.Entry<String, Meaning>> some) {
        var metadata =
                Map.of(Names.INDEX, part.index(), Names.DOCUMENT, part.document(), Names.INGESTION, part.ingestion());
        var ids = some.stream().map(Map.Entry::getKey).toList();
        var vectors = some.stream().map(it -> it.getValue().vector()).toList();
        var metadatas = some.stream().map(_ -> metadata).toList();
        rest.ask(
                "POST",
                COLLECTIONS + "/" + collection + "/upsert",
                Map.of("ids", ids, "embeddings", vectors, "metadatas", metadatas));
    }

    @Override
    public void delete(String index, String document) {
        deleteAll(all(equal(Names.INDEX, index), equal(Names.DOCUMENT, document)));
    }

    @Override
    public void deleteIndex(String index) {
        deleteAll(equal(Names.INDEX, index));
    }

    private void deleteAll(Map<String, Object> where) {
        collections()
                .forEach(it -> rest.ask(
                        "POST", COLLECTIONS + "/" + it.path("id").asString() + "/delete", Map.of("where", where)));
    }

    @Override
    public void clear() {
        collections()
                .forEach(it ->
                        rest.find("DELETE", COLLECTIONS + "/" + it.path("name").asString(), null));
        rest.find("DELETE", COLLECTIONS + "/" + Names.SEQUENCE, null);
    }

    private List<JsonNode> collections() {
        return rest.ask("GET", COLLECTIONS + "?limit=1000", null)
                .valueStream()
                .filter(it -> it.path("name").asString().startsWith(Names.VECTORS))
                .toList();
    }

    private Optional<JsonNode> find(String name) {
        return rest.find("GET", COLLECTIONS + "/" + name, null);
    }

    @Override
    public List<String> nearest(Meaning meaning, Filter filter, int most) {
        var where = new ArrayList<Map<String, Object>>(List.of(Map.of(Names.INDEX, Map.of("$in", filter.datasets()))));
        if (!filter.documents().isEmpty()) {
            where.add(Map.of(Names.DOCUMENT, Map.of("$in", filter.documents())));
        }
        var wanted = Map.of(
                "query_embeddings",
                List.of(meaning.vector()),
                "n_results",
                most,
                "where",
                where.size() == 1 ? where.getFirst() : Map.of("$and", where),
                "include",
                List.of());
        return find(Names.of(meaning.model())).stream()
                .flatMap(it ->
                        ids(rest.ask("POST", COLLECTIONS + "/" + it.path("id").asString() + "/query", wanted)))
                .toList();
    }

    private static Stream<String> ids(JsonNode answer) {
        return answer.at("/ids/0").valueStream().map(JsonNode::asString);
    }

    @SafeVarargs
    private static Map<String, Object> all(Map<String, ?>... conditions) {
        return Map.of("$and", List.of(conditions));
    }

    private static Map<String, Object> equal(String key, String value) {
        return Map.of(key, value);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
