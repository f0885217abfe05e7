package candela.server.knowledge.vectors;

import candela.engine.search.Filter;
import candela.engine.search.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Gatherers;

/** Qdrant, by its REST API. A collection for each model. */
final class QdrantStore implements VectorStore {

    private static final int AT_ONCE = 200;

    private final Rest rest;

    QdrantStore(Rest rest) {
        this.rest = rest;
    }

    @Override
    public long sequence() {
        return rest.find("GET", path(Names.SEQUENCE, "/points/1"), null)
                .map(it -> it.at("/result/payload/number").asLong())
                .orElse(0L);
    }

    @Override
    public void commit(long number) {
        create(Names.SEQUENCE, 1);
        var point = Map.of("id", 1, "vector", List.of(1), "payload", Map.of("number", number));
        rest.ask("PUT", path(Names.SEQUENCE, "/points?wait=true"), Map.of("points", List.of(point)));
    }

    private void create(String name, int numbers) {
        if (rest.find("GET", "/collections/" + name, null).isEmpty()) {
            var vectors = Map.of("size", numbers, "distance", "Cosine");
            rest.ask("PUT", "/collections/" + name, Map.of("vectors", vectors));
            for (var it : List.of(Names.INDEX, Names.DOCUMENT)) {
                rest.ask("PUT", path(name, "/index?wait=true"), Map.of("field_name", it, "field_schema", "keyword"));
            }
        }
    }

    @Override
    public void put(Part part, Map<String, Meaning> meanings) {
        var points = new ArrayList<Map<String, Object>>();
        var payload =
                Map.of(Names.INDEX, part.index(), Names.DOCUMENT, part.document(), Names.INGESTION, part.ingestion());
        meanings.forEach((id, it) -> points.add(Map.of("id", id, "vector", it.vector(), "payload", payload)));
        meanings.values().stream().findFirst().ifPresent(it -> {
            create(Names.of(it.model()), it.vector().length);
            points.stream()
                    .gather(Gatherers.windowFixed(AT_ONCE))
                    .forEach(some ->
                            rest.ask("PUT", path(Names.of(it.model()), "/points?wait=true"), Map.of("points", some)));
        });
        var others = List.of(equal(Names.INGESTION, part.ingestion()));
        deleteAll(Map.of("must", of(part.index(), part.document()), "must_not", others));
    }

    @Override
    public void delete(String index, String document) {
        deleteAll(Map.of("must", of(index, document)));
    }

    @Override
    public void deleteIndex(String index) {
        deleteAll(Map.of("must", List.of(equal(Names.INDEX, index))));
    }

    private void deleteAll(Map<String, Object> filter) {
        names(Names.VECTORS)
                .forEach(it -> rest.ask("POST", path(it, "/points/delete?wait=true"), Map.of("filter", filter)));
    }

    @Override
    public void clear() {
        names(Names.VECTORS).forEach(it -> rest.find("DELETE", "/collections/" + it, null));
        rest.find("DELETE", "/collections/" + Names.SEQUENCE, null);
    }

    private List<String> names(String prefix) {
        return rest.ask("GET", "/collections", null)
                .at("/result/collections")
                .valueStream()
                .map(it -> it.path("name").asString())
                .filter(it -> it.startsWith(prefix))
                .toList();
    }

    @Override
    public List<String> nearest(Meaning meaning, Filter filter, int most) {
        var must = new ArrayList<Map<String, Object>>(List.of(oneOf(Names.INDEX, filter.datasets())));
        if (!filter.documents().isEmpty()) {
            must.add(oneOf(Names.DOCUMENT, filter.documents()));
        }
        var wanted = Map.of("query", meaning.vector(), "limit", most, "filter", Map.of("must", must));
        return rest.find("POST", path(Names.of(meaning.model()), "/points/query"), wanted).stream()
                .flatMap(it -> it.at("/result/points").valueStream())
                .map(it -> it.path("id").asString())
                .toList();
    }

    private static List<Map<String, Object>> of(String index, String document) {
        return List.of(equal(Names.INDEX, index), equal(Names.DOCUMENT, document));
    }

    private static Map<String, Object> equal(String key, String value) {
        return Map.of("key", key, "match", Map.of("value", value));
    }

    private static Map<String, Object> oneOf(String key, Set<String> values) {
        return Map.of("key", key, "match", Map.of("any", values));
    }

    private static String path(String name, String rest) {
        return "/collections/" + name + rest;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
