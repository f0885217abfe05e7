package candela.engine.ai.wire;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Tells the calls of tools in a stream apart: by their place, and by their id where a provider gives all of them the
 * same place. A call without an id gets one.
 */
final class Calls {
    private final Chance chance;
    private final Map<Integer, Call> latest = new HashMap<>();

    /** One call as far as it has come. */
    static final class Call {
        final String id;
        final String name;
        final StringBuilder arguments = new StringBuilder();
        boolean begun;
        int block = -1;

        /** Without any they are an empty object, so that clients may read them as JSON. */
        String arguments() {
            return arguments.isEmpty() ? "{}" : arguments.toString();
        }

        private Call(String id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    Calls(Chance chance) {
        this.chance = chance;
    }

    /** The call that a piece belongs to, with its arguments added. */
    Call of(JsonNode piece) {
        var place = piece.path("index").asInt(0);
        var id = Json.text(piece, "id");
        var name = Json.text(piece.path("function"), "name");
        var call = latest.get(place);
        if (call == null || !id.isEmpty() && !id.equals(call.id) && !name.isEmpty()) {
            call = new Call(id.isEmpty() ? "call_" + chance.ids().get() : id, name);
            latest.put(place, call);
        }
        call.arguments.append(Json.text(piece.path("function"), "arguments"));
        return call;
    }
}
