package candela.server.model.gateway;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds images among the messages of a request, in the forms of all dialects. */
final class Pictures {

    private static final Set<String> TYPES = Set.of("image_url", "input_image", "image");

    private Pictures() {}

    static boolean among(JsonNode body) {
        return anyIn(body.path("messages")) || anyIn(body.path("input"));
    }

    private static boolean anyIn(JsonNode messages) {
        for (var message : messages) {
            for (var part : message.path("content")) {
                if (TYPES.contains(part.path("type").asString(""))) {
                    return true;
                }
            }
        }
        return false;
    }
}
