package candela.server.knowledge.vectors;

import com.sun.net.httpserver.HttpExchange;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What of OpenSearch's REST API is used, as its documentation describes it. */
final class PlayedOpenSearch extends PlayedStore {

    static final String USER = "candela";
    static final String PASSWORD = "opensearch-password-of-a-test";

    private static final String BASIC = "Basic Y2FuZGVsYTpvcGVuc2VhcmNoLXBhc3N3b3JkLW9mLWEtdGVzdA==";
    private static final Pattern PATH = Pattern.compile("/([a-z0-9_*]+)(/_doc/1|/_bulk|/_search|/_delete_by_query)?");
    private final Map<String, Integer> sizes = new TreeMap<>();

    @Override
    boolean isLetIn(HttpExchange exchange) {
        return BASIC.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    @Override
    Said answer(String method, String path, String body) {
        if (path.startsWith("/_cat/indices/candela_vectors_*?format=json")) {
            return Said.ok(collections.keySet().stream()
                    .filter(it -> it.startsWith("candela_vectors_"))
                    .map(it -> Map.of("index", it))
                    .toList());
        }
        var matcher = PATH.matcher(path.replaceFirst("\\?.*", ""));
        if (!matcher.matches()) {
            return new Said(400, "no such path " + path);
        }
        var name = matcher.group(1);
        var part = matcher.group(2) == null ? "" : matcher.group(2);
        return switch (method + " " + part) {
            case "PUT " -> create(name, json(body));
            case "PUT /_doc/1" -> {
                collections
                        .computeIfAbsent(name, _ -> new TreeMap<>())
                        .put("1", new Kept(java.util.List.of(), json(body)));
                yield Said.ok(Map.of("result", "updated"));
            }
            case "POST /_delete_by_query" -> {
                var bool = json(body).at("/query/bool");
                collections.entrySet().stream()
                        .filter(it -> it.getKey().startsWith(name.replace("*", "")))
                        .forEach(it -> it.getValue().values().removeIf(kept -> fits(bool, kept)));
                yield Said.ok(Map.of("failures", java.util.List.of()));
            }
            default ->
                collections.containsKey(name)
                        ? there(method + " " + part, name, collections.get(name), body)
                        : Said.NOT_FOUND;
        };
    }

    private Said there(String what, String name, Map<String, Kept> documents, String body) {
        return switch (what) {
            case "GET " -> Said.ok(Map.of(name, Map.of()));
            case "DELETE " -> Said.ok(Map.of("acknowledged", collections.remove(name) != null));
            case "GET /_doc/1" ->
                documents.containsKey("1")
                        ? Said.ok(Map.of("_source", documents.get("1").said()))
                        : Said.NOT_FOUND;
            case "POST /_bulk" -> bulk(name, documents, body.split("\n"));
            case "POST /_search" -> search(documents, json(body));
            default -> new Said(405, what);
        };
    }

    private Said create(String name, JsonNode wanted) {
        var vector = wanted.at("/mappings/properties/vector");
        if (!vector.path("type").asString().equals("knn_vector")
                || !wanted.at("/settings/index.knn").asBoolean()) {
            return new Said(400, "mapper_parsing_exception");
        }
        collections.put(name, new TreeMap<>());
        sizes.put(name, vector.path("dimension").asInt());
        return Said.ok(Map.of("acknowledged", true));
    }

    private Said bulk(String name, Map<String, Kept> documents, String[] lines) {
        for (var i = 0; i < lines.length; i += 2) {
            var source = json(lines[i + 1]);
            var vector = numbers(source.path("vector"));
            if (vector.size() != sizes.getOrDefault(name, 0)) {
                return Said.ok(Map.of("errors", true, "items", java.util.List.of("dimension mismatch")));
            }
            documents.put(json(lines[i]).at("/index/_id").asString(), new Kept(vector, source));
        }
        return Said.ok(Map.of("errors", false));
    }

    private static Said search(Map<String, Kept> documents, JsonNode wanted) {
        var knn = wanted.at("/query/knn/vector");
        var found = nearest(
                documents,
                numbers(knn.path("vector")),
                Math.min(knn.path("k").asInt(), wanted.path("size").asInt(10)),
                it -> fits(knn.at("/filter/bool"), it));
        var hits = found.stream().map(it -> Map.of("_id", it)).toList();
        return Said.ok(Map.of("hits", Map.of("hits", hits)));
    }

    private static boolean fits(JsonNode bool, Kept document) {
        return bool.path("filter").valueStream().allMatch(it -> matches(it, document))
                && bool.path("must_not").valueStream().noneMatch(it -> matches(it, document));
    }

    private static boolean matches(JsonNode condition, Kept document) {
        var kind = condition.has("term") ? condition.path("term") : condition.path("terms");
        return kind.properties().stream().allMatch(it -> {
            var values = it.getValue().isArray() ? it.getValue().valueStream() : Stream.of(it.getValue());
            return values.anyMatch(value -> value.equals(document.said().path(it.getKey())));
        });
    }
}
