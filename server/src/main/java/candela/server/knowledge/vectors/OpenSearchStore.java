package candela.server.knowledge.vectors;

import candela.engine.search.Filter;
import candela.engine.search.Meaning;
import candela.server.platform.JsonColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;

/** OpenSearch, by its REST API and its k-NN plug-in with Lucene's engine. An index for each model. */
final class OpenSearchStore implements VectorStore {

    private static final int AT_ONCE = 200;

    private final Rest rest;

    OpenSearchStore(Rest rest) {
        this.rest = rest;
    }

    @Override
    public long sequence() {
        return rest.find("GET", "/" + Names.SEQUENCE + "/_doc/1", null)
                .map(it -> it.at("/_source/number").asLong())
                .orElse(0L);
    }

    @Override
    public void commit(long number) {
        rest.ask("PUT", "/" + Names.SEQUENCE + "/_doc/1", Map.of("number", number));
    }

    private void create(String name, int numbers) {
        if (rest.find("GET", "/" + name, null).isPresent()) {
            return;
        }
        var method = Map.of("name", "hnsw", "engine", "lucene", "space_type", "cosinesimil");
        var keyword = Map.of("type", "keyword");
        var properties = Map.of(
                "vector",
                Map.of("type", "knn_vector", "dimension", numbers, "method", method),
                Names.INDEX,
                keyword,
                Names.DOCUMENT,
                keyword,
                Names.INGESTION,
                keyword);
        rest.ask(
                "PUT",
                "/" + name,
                Map.of("settings", Map.of("index.knn", true), "mappings", Map.of("properties", properties)));
    }

    @Override
    public void put(Part part, Map<String, Meaning> meanings) {
        meanings.values().stream().findFirst().ifPresent(it -> {
            create(Names.of(it.model()), it.vector().length);
            meanings.entrySet().stream()
                    .gather(Gatherers.windowFixed(AT_ONCE))
                    .forEach(some -> write(Names.of(it.model()), part, some));
        });
        var others = Map.of("must_not", List.of(term(Names.INGESTION, part.ingestion())));
        var bool = new LinkedHashMap<String, Object>(others);
        bool.put("filter", List.of(term(Names.INDEX, part.index()), term(Names.DOCUMENT, part.document())));
        deleteAll(bool);
    }

    private void write(String name, Part part, List<Map.Entry<String, Meaning>> some) {
        var lines = new StringBuilder();
        for (var it : some) {
            var source = Map.of(
                    Names.INDEX,
                    part.index(),
                    Names.DOCUMENT,
                    part.document(),
                    Names.INGESTION,
                    part.ingestion(),
                    "vector",
                    it.getValue().vector());
            lines.append(JsonColumn.MAPPER.writeValueAsString(Map.of("index", Map.of("_id", it.getKey()))))
                    .append('\n')
                    .append(JsonColumn.MAPPER.writeValueAsString(source))
                    .append('\n');
        }
        var answer = rest.ask("POST", "/" + name + "/_bulk?refresh=true", lines.toString());
        if (answer.path("errors").asBoolean()) {
            throw new VectorStoreException("OpenSearch did not take all vectors: " + answer.at("/items/0"));
        }
    }

    @Override
    public void delete(String index, String document) {
        deleteAll(Map.of("filter", List.of(term(Names.INDEX, index), term(Names.DOCUMENT, document))));
    }

    @Override
    public void deleteIndex(String index) {
        deleteAll(Map.of("filter", List.of(term(Names.INDEX, index))));
    }

    private void deleteAll(Map<String, ?> bool) {
        rest.ask(
                "POST",
                "/" + Names.VECTORS + "*/_delete_by_query?refresh=true&conflicts=proceed",
                Map.of("query", Map.of("bool", bool)));
    }

    /** One by one, since many installations forbid deleting by a pattern. */
    @Override
    public void clear() {
        rest.ask("GET", "/_cat/indices/" + Names.VECTORS + "*?format=json&h=index", null)
                .valueStream()
                .forEach(it -> rest.find("DELETE", "/" + it.path("index").asString(), null));
        rest.find("DELETE", "/" + Names.SEQUENCE, null);
    }

    @Override
    public List<String> nearest(Meaning meaning, Filter filter, int most) {
        var filters = new ArrayList<Map<String, ?>>(List.of(oneOf(Names.INDEX, List.copyOf(filter.datasets()))));
        if (!filter.documents().isEmpty()) {
            filters.add(oneOf(Names.DOCUMENT, List.copyOf(filter.documents())));
        }
        var knn = Map.of("vector", meaning.vector(), "k", most, "filter", Map.of("bool", Map.of("filter", filters)));
        var wanted = Map.of("size", most, "_source", false, "query", Map.of("knn", Map.of("vector", knn)));
        return rest.find("POST", "/" + Names.of(meaning.model()) + "/_search", wanted).stream()
                .flatMap(it -> it.at("/hits/hits").valueStream())
                .map(it -> it.path("_id").asString())
                .toList();
    }

    private static Map<String, Object> term(String field, String value) {
        return Map.of("term", Map.of(field, value));
    }

    private static Map<String, Object> oneOf(String field, List<String> values) {
        return Map.of("terms", Map.of(field, values));
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
