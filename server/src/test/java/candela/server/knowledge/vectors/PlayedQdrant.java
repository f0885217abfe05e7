package candela.server.knowledge.vectors;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What of Qdrant's REST API is used, as its documentation describes it. */
public final class PlayedQdrant extends PlayedStore {

    public static final String KEY = "qdrant-key-of-a-test";

    private static final Pattern PATH =
            Pattern.compile("/collections(?:/([a-z0-9_]+)(/points|/points/1|/points/delete|/points/query|/index)?)?");
    private final Map<String, Integer> sizes = new TreeMap<>();

    @Override
    boolean isLetIn(HttpExchange exchange) {
        return KEY.equals(exchange.getRequestHeaders().getFirst("api-key"));
    }

    @Override
    Said answer(String method, String path, String body) {
        var matcher = PATH.matcher(path.replace("?wait=true", ""));
        if (!matcher.matches()) {
            return new Said(400, "no such path " + path);
        }
        var name = matcher.group(1);
        if (name == null) {
            var names =
                    collections.keySet().stream().map(it -> Map.of("name", it)).toList();
            return Said.ok(Map.of("result", Map.of("collections", names)));
        }
        var part = matcher.group(2) == null ? "" : matcher.group(2);
        if (part.isEmpty() && method.equals("PUT")) {
            return create(name, json(body));
        }
        var points = collections.get(name);
        if (points == null) {
            return Said.NOT_FOUND;
        }
        return switch (method + " " + part) {
            case "GET " -> Said.ok(Map.of("result", Map.of("status", "green")));
            case "DELETE " -> Said.ok(Map.of("result", collections.remove(name) != null));
            case "PUT /index" ->
                json(body).path("field_schema").asString().equals("keyword")
                        ? Said.ok(Map.of("status", "ok"))
                        : new Said(400, "field_schema");
            case "PUT /points" -> put(name, points, json(body).path("points"));
            case "GET /points/1" ->
                points.containsKey("1")
                        ? Said.ok(Map.of(
                                "result", Map.of("payload", points.get("1").said())))
                        : Said.NOT_FOUND;
            case "POST /points/delete" -> {
                points.values().removeIf(it -> fits(json(body).path("filter"), it));
                yield Said.ok(Map.of("status", "ok"));
            }
            case "POST /points/query" -> query(points, json(body));
            default -> new Said(405, method + " " + part);
        };
    }

    private Said create(String name, JsonNode wanted) {
        if (collections.containsKey(name)) {
            return new Said(409, "exists");
        }
        if (!wanted.at("/vectors/distance").asString().equals("Cosine")) {
            return new Said(400, "distance");
        }
        collections.put(name, new TreeMap<>());
        sizes.put(name, wanted.at("/vectors/size").asInt());
        return Said.ok(Map.of("result", true));
    }

    private Said put(String name, Map<String, Kept> points, JsonNode all) {
        for (var it : all) {
            var vector = numbers(it.path("vector"));
            if (vector.size() != sizes.getOrDefault(name, 0)) {
                return new Said(400, "Vector dimension error");
            }
            points.put(it.path("id").asString(), new Kept(vector, it.path("payload")));
        }
        return Said.ok(Map.of("status", "ok"));
    }

    private static Said query(Map<String, Kept> points, JsonNode wanted) {
        var found = nearest(
                points,
                numbers(wanted.path("query")),
                wanted.path("limit").asInt(),
                it -> fits(wanted.path("filter"), it));
        var named = found.stream().map(it -> Map.of("id", it, "score", 1)).toList();
        return Said.ok(Map.of("result", Map.of("points", List.copyOf(named))));
    }

    private static boolean fits(JsonNode filter, Kept point) {
        return filter.path("must").valueStream().allMatch(it -> matches(it, point))
                && filter.path("must_not").valueStream().noneMatch(it -> matches(it, point));
    }

    private static boolean matches(JsonNode condition, Kept point) {
        var match = condition.path("match");
        var values = match.has("value")
                ? Stream.of(match.path("value"))
                : match.path("any").valueStream();
        return values.anyMatch(
                it -> it.equals(point.said().path(condition.path("key").asString())));
    }
}
