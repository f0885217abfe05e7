package candela.engine.ai.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What goes from one dialect to another and back keeps who said what, which tools there are and which were called. */
class RoundTripTest {
    private static final List<String> WORDS =
            List.of("Hello", "Xin chào", "line\nbreak", "{\"json\":1}", "\"quoted\"", "emoji 🙂", "  spaces  ", "0");

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aConversationComesBackFromAnthropic(int seed) {
        var chat = conversation(new Random(seed));

        var there = AnthropicRequest.of(chat, "claude-x", false).body();
        var back = MessagesRequest.toChat(there);

        assertThat(told(back)).isEqualTo(told(chat));
        assertThat(back.path("tools")).isEqualTo(chat.path("tools"));
        assertThat(back.path("tool_choice").asString("auto"))
                .isEqualTo(chat.path("tool_choice").asString("auto"));
        assertThat(Fields.stops(back)).isEqualTo(Fields.stops(chat));
        assertThat(back.path("max_completion_tokens")).isEqualTo(chat.path("max_completion_tokens"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anAnswerComesBackFromAMessage(int seed) {
        var random = new Random(seed);
        var target = new Target(Provider.of("anthropic").orElseThrow(), java.net.URI.create("https://x/v1"), null, "m");
        var completion = new Completion(Chance.REAL, "m").whole();
        var message = Completion.message(completion, 0, "stop").put("content", word(random));
        for (var i = 0; i < random.nextInt(3); i++) {
            message.withArray("tool_calls").add(call(random, "id_" + i));
        }
        completion.set("usage", Completion.usage(random.nextInt(1000) + 50, random.nextInt(99), random.nextInt(50), 0));

        var there = new MessagesClient(target, Chance.REAL).answer(completion);
        var back = new AnthropicVendor(target, Chance.REAL, false).answer(there);

        assertThat(back.path("choices").path(0).path("message")).isEqualTo(message);
        assertThat(back.path("usage")).isEqualTo(completion.path("usage"));
    }

    private static ObjectNode conversation(Random random) {
        var chat = Json.object().put("model", "m");
        var messages = chat.putArray("messages");
        messages.addObject().put("role", "system").put("content", word(random));
        for (var turn = 0; turn < 1 + random.nextInt(4); turn++) {
            messages.addObject().put("role", "user").put("content", word(random));
            var answer = messages.addObject().put("role", "assistant").put("content", word(random));
            for (var i = 0; i < random.nextInt(3); i++) {
                var id = "call_" + turn + "_" + i;
                answer.withArray("tool_calls").add(call(random, id));
                messages.addObject().put("role", "tool").put("tool_call_id", id).put("content", word(random));
            }
        }
        messages.addObject().put("role", "user").put("content", word(random));
        tool(chat, "weather");
        tool(chat, "time");
        chat.put("tool_choice", List.of("auto", "none", "required").get(random.nextInt(3)));
        chat.putArray("stop").add("END");
        return chat.put("max_completion_tokens", 1 + random.nextInt(1000));
    }

    private static void tool(ObjectNode chat, String name) {
        var function =
                chat.withArray("tools").addObject().put("type", "function").putObject("function");
        function.put("name", name).put("description", "about " + name);
        function.putObject("parameters").put("type", "object").putObject("properties");
    }

    private static ObjectNode call(Random random, String id) {
        return Completion.call(id, "weather", Json.write(Json.object().put("city", word(random))));
    }

    private static String word(Random random) {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** Who said what, which tools were called and what came of it; how it is cut into messages may differ. */
    private static List<String> told(JsonNode chat) {
        var told = new ArrayList<String>();
        for (var message : chat.path("messages")) {
            var words = Fields.words(message.path("content"), "");
            told.add(Json.text(message, "role") + Json.text(message, "tool_call_id") + ": " + words);
            message.path("tool_calls").forEach(it -> told.add("calls " + Json.write(it)));
        }
        return told;
    }
}
