package candela.engine.ai.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever stands in the place of anything, in a request or in an answer: it passes, or it is refused in words. */
class HostileTest {
    private static final List<String> STRANGE = List.of(
            "null",
            "true",
            "-1",
            "1e400",
            "99999999999999999999",
            "\"\"",
            "\"data:\"",
            "\"tool_use\"",
            "[]",
            "{}",
            "[[null]]",
            "[\"x\",{}]",
            "{\"type\":\"text\"}",
            "{\"type\":{}}");

    static Stream<Golden> all() {
        return Golden.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPlaceOfARequestBearsAnything(Golden golden) {
        var request = golden.part("request");
        for (var place = 0; place < places(request); place++) {
            for (var strange : STRANGE) {
                sendable(golden, with(request, place, strange));
            }
        }
    }

    private static void sendable(Golden golden, JsonNode request) {
        try {
            var exchange = Wire.exchange(golden.endpoint(), request, golden.target());
            assertThat(exchange.request().body()).isNotEmpty();
        } catch (WireException e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (RuntimeException e) {
            fail(golden.file() + " with " + request, e);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPlaceOfAnAnswerBearsAnything(Golden golden) {
        var answer = golden.part("answer");
        for (var place = 0; place < places(answer); place++) {
            for (var strange : STRANGE) {
                readable(golden, List.of(Json.write(with(answer, place, strange))), false);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPlaceOfAnEventBearsAnything(Golden golden) {
        var events = Golden.events(golden.part("events")).stream()
                .map(ServerEvent::data)
                .toList();
        for (var number = 0; number < events.size(); number++) {
            for (var place = 0; place < places(events.get(number)); place++) {
                for (var strange : STRANGE) {
                    var all = new ArrayList<>(events);
                    all.set(number, Json.write(with(events.get(number), place, strange)));
                    readable(golden, all, true);
                }
            }
        }
    }

    private static void readable(Golden golden, List<String> told, boolean stream) {
        var exchange = golden.exchange();
        try {
            if (stream) {
                told.forEach(it -> exchange.event(new ServerEvent(null, it)));
                exchange.end();
            } else {
                exchange.answer(told.getFirst().getBytes(StandardCharsets.UTF_8));
            }
        } catch (ProviderException e) {
            assertThat(e.failure().message()).isNotBlank();
        } catch (RuntimeException e) {
            fail(golden.file() + " with " + told, e);
        }
        assertThat(exchange.tokens().input()).isNotNegative();
        assertThat(exchange.tokens().output()).isNotNegative();
        assertThat(exchange.text() + exchange.toolText()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("all")
    void wordsFoundWithoutReadingAreThoseThatReadingFinds(Golden golden) {
        for (var event : Golden.events(golden.part("events"))) {
            var told = Json.read(event.data());
            var words = new ChatReading().words(event.data());
            if (words != null && told != null) {
                var seen = new Seen(Reading.chat(), () -> 0);
                seen.told(told);
                assertThat(words).isEqualTo(seen.text());
            }
        }
    }

    @Test
    void anAnswerThatNestsForEverIsNoAnswer() {
        for (var golden : Golden.all()) {
            if (golden.parts().containsKey("answer") && golden.endpoint() != Endpoint.SPEECH) {
                readable(golden, List.of("{\"a\":".repeat(50_000)), false);
                readable(golden, List.of("[".repeat(50_000)), false);
            }
        }
    }

    private static int places(String text) {
        var json = Json.read(text);
        return json == null ? 0 : nodes(json).size();
    }

    /** Each place that can hold another value: its parent with its name or number. */
    private record Place(JsonNode parent, String name, int number) {
        void set(JsonNode value) {
            if (parent instanceof ObjectNode object) {
                object.set(name, value);
            } else {
                ((ArrayNode) parent).set(number, value);
            }
        }
    }

    private static List<Place> nodes(JsonNode root) {
        var places = new ArrayList<Place>();
        var waiting = new ArrayDeque<JsonNode>(List.of(root));
        for (var node = waiting.poll(); node != null; node = waiting.poll()) {
            for (var field : node.properties()) {
                places.add(new Place(node, field.getKey(), 0));
                waiting.add(field.getValue());
            }
            for (var i = 0; node.isArray() && i < node.size(); i++) {
                places.add(new Place(node, "", i));
                waiting.add(node.get(i));
            }
        }
        return places;
    }

    private static JsonNode with(String text, int place, String strange) {
        var json = Wire.read(text.getBytes(StandardCharsets.UTF_8));
        nodes(json).get(place).set(Wire.read(strange.getBytes(StandardCharsets.UTF_8)));
        return json;
    }
}
