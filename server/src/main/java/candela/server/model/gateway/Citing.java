package candela.server.model.gateway;

import candela.engine.ai.wire.ServerEvent;
import candela.server.model.Persona.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says at the end of a persona's answer which sources it cites, in the field {@code candela} that clients of OpenAI's
 * and Anthropic's APIs pass over. What providers tell back of a request is left out: it would show what the model was
 * told.
 */
final class Citing implements Receiver {

    private static final Pattern CITATION = Pattern.compile("\\[(\\d{1,3}(?:\\s*,\\s*\\d{1,3})*)]");

    /** What a completion says that is not of the request; some servers add the whole prompt. */
    private static final Set<String> OF_COMPLETIONS = Set.of(
            "id",
            "object",
            "created",
            "model",
            "choices",
            "usage",
            "system_fingerprint",
            "service_tier",
            "citations",
            "search_results");

    private final Receiver client;
    private final UUID persona;
    private final List<Source> sources;
    private final JsonNode instructions;
    private final JsonMapper json;
    private final Map<String, StringBuilder> said = new HashMap<>();

    /** @param instructions what the client sent as such, which responses tell back */
    Citing(Receiver client, UUID persona, List<Source> sources, JsonNode instructions, JsonMapper json) {
        this.client = client;
        this.persona = persona;
        this.sources = sources;
        this.instructions = instructions;
        this.json = json;
    }

    @Override
    public void begin(Head head) throws IOException {
        client.begin(head);
    }

    @Override
    public void event(ServerEvent event) throws IOException {
        if (!event.data().startsWith("{")) {
            client.event(event);
            return;
        }
        var told = (ObjectNode) json.readTree(event.data());
        for (var delta : Deltas.of(told)) {
            said.computeIfAbsent(delta.id(), it -> new StringBuilder()).append(delta.text());
        }
        withhold(told);
        if (told.path("response") instanceof ObjectNode response) {
            withhold(response);
            if (isLast(told)) {
                cite(response);
            }
        } else if (isLast(told)) {
            cite(told);
        }
        client.event(new ServerEvent(event.name(), json.writeValueAsString(told)));
    }

    @Override
    public void whole(byte[] body) throws IOException {
        var told = json.readTree(body);
        if (told instanceof ObjectNode answer) {
            said.put(
                    "",
                    new StringBuilder(String.join("\n", SpokenTexts.of(answer).said())));
            withhold(answer);
            cite(answer);
        }
        client.whole(json.writeValueAsString(told).getBytes(StandardCharsets.UTF_8));
    }

    private void withhold(ObjectNode told) {
        if (told.has("choices")) {
            told.retain(OF_COMPLETIONS);
        }
        if (told.has("instructions")) {
            told.set("instructions", instructions);
        }
    }

    private static boolean isLast(ObjectNode told) {
        return switch (told.path("type").asString("")) {
            case "message_stop", "response.completed", "response.incomplete" -> true;
            case "" ->
                told.path("choices")
                        .valueStream()
                        .anyMatch(it -> it.path("finish_reason").isString());
            default -> false;
        };
    }

    private void cite(ObjectNode told) {
        var cited = cited();
        var ours = told.putObject("candela").put("assistant", persona.toString());
        var list = ours.putArray("sources");
        sources.stream().filter(it -> cited.contains(it.number())).forEach(list::addPOJO);
    }

    private Set<Integer> cited() {
        var numbers = new HashSet<Integer>();
        for (var text : said.values()) {
            CITATION.matcher(text)
                    .results()
                    .flatMap(it -> Pattern.compile("\\D+").splitAsStream(it.group(1)))
                    .forEach(it -> numbers.add(Integer.valueOf(it)));
        }
        return numbers;
    }
}
