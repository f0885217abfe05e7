package candela.engine.ai.wire;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The client's side of a translation: from chat completions to what the client of its endpoint reads. */
interface Client {
    ObjectNode answer(ObjectNode completion);

    List<ServerEvent> chunk(ObjectNode chunk);

    /** What is owed after the last chunk. */
    List<ServerEvent> end();

    /** A client that reads chat completions itself; it gets usage in a stream only if it asked. */
    record Chat(boolean usageAsked) implements Client {
        @Override
        public ObjectNode answer(ObjectNode completion) {
            return completion;
        }

        @Override
        public List<ServerEvent> chunk(ObjectNode chunk) {
            var usageOnly = chunk.path("choices").isEmpty();
            return usageOnly && !usageAsked ? List.of() : List.of(new ServerEvent(null, Json.write(chunk)));
        }

        @Override
        public List<ServerEvent> end() {
            return List.of(new ServerEvent(null, "[DONE]"));
        }
    }
}
