package candela.server.model.gateway;

import candela.engine.ai.wire.ServerEvent;
import candela.server.model.guard.StreamGuard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets the events of a stream through as the guard lets their texts through. What a model hands to tools is held back,
 * with all that follows, until it is whole and was looked at.
 */
final class GuardedEvents implements Listener {

    private final Listener listener;
    private final GuardPost.Watch watch;
    private final JsonMapper json;
    private final Map<String, Voice> voices = new HashMap<>();
    private final Map<String, StringBuilder> handed = new HashMap<>();
    private final List<ServerEvent> held = new ArrayList<>();

    GuardedEvents(Listener listener, GuardPost.Watch watch, JsonMapper json) {
        this.listener = listener;
        this.watch = watch;
        this.json = json;
    }

    /** One text that comes in pieces: what came, what was shown, and the last event that brought some of it. */
    private static final class Voice {

        private final StreamGuard guard;
        private final StringBuilder said = new StringBuilder();
        private final StringBuilder shown = new StringBuilder();
        private @Nullable Piece last;

        private Voice(StreamGuard guard) {
            this.guard = guard;
        }
    }

    /** An event, and where in it the piece of a text stands. */
    private record Piece(@Nullable String name, ObjectNode event, List<String> path) {

        Piece copy() {
            return new Piece(name, event.deepCopy(), path);
        }

        void put(String text) {
            JsonNode parent = event;
            for (var step : path.subList(0, path.size() - 1)) {
                parent = parent.isArray() ? parent.get(Integer.parseInt(step)) : parent.get(step);
            }
            ((ObjectNode) parent).put(path.getLast(), text);
        }
    }

    @Override
    public void event(ServerEvent event) throws IOException {
        if (!event.data().startsWith("{")) {
            finish();
            release();
            listener.event(event);
            return;
        }
        var node = (ObjectNode) json.readTree(event.data());
        var found = Deltas.of(node);
        if (found.isEmpty()) {
            plain(event, node);
        }
        for (var delta : found) {
            if (delta.forTool() && watch.watchesTools()) {
                handed.computeIfAbsent(delta.id(), it -> new StringBuilder()).append(delta.text());
                held.add(event);
            } else if (delta.forTool()) {
                pass(event);
            } else {
                say(delta, new Piece(event.name(), node, delta.path()));
            }
        }
    }

    private void say(Deltas.Delta delta, Piece piece) throws IOException {
        var voice = voices.computeIfAbsent(delta.id(), it -> new Voice(watch.text()));
        voice.said.append(delta.text());
        voice.last = piece.copy();
        show(voice, piece, voice.guard.passed(delta.text()));
    }

    private void show(Voice voice, Piece piece, String text) throws IOException {
        if (voice.guard.blocked()) {
            throw new GuardPost.Stopped(voice.guard.reason());
        }
        if (!text.isEmpty()) {
            voice.shown.append(text);
            piece.put(text);
            pass(new ServerEvent(piece.name, json.writeValueAsString(piece.event)));
        }
    }

    /** An event without a piece of text: it may end texts, and repeat them whole. */
    private void plain(ServerEvent event, ObjectNode node) throws IOException {
        if (Deltas.ends(node)) {
            finish();
            release();
        }
        pass(repeats(node) ? new ServerEvent(event.name(), json.writeValueAsString(node)) : event);
    }

    /** Whole texts are repeated as they were shown. */
    private boolean repeats(ObjectNode node) {
        var texts = SpokenTexts.of(node);
        var instead = texts.said().stream().map(this::asShown).toList();
        texts.sayInstead(instead);
        return !texts.said().equals(instead);
    }

    private String asShown(String text) {
        return voices.values().stream()
                .filter(it -> it.said.toString().equals(text))
                .map(it -> it.shown.toString())
                .findFirst()
                .orElse(text);
    }

    /** What was held back of the texts may be shown now that they have ended. */
    private void finish() throws IOException {
        for (var voice : voices.values()) {
            if (voice.last != null) {
                var last = voice.last;
                voice.last = null;
                show(voice, last, voice.guard.rest());
            }
        }
    }

    private void release() throws IOException {
        if (!handed.isEmpty()) {
            watch.requireHanded(
                    handed.values().stream().map(StringBuilder::toString).toList());
            handed.clear();
        }
        var all = List.copyOf(held);
        held.clear();
        for (var event : all) {
            listener.event(event);
        }
    }

    private void pass(ServerEvent event) throws IOException {
        if (held.isEmpty()) {
            listener.event(event);
        } else {
            held.add(event);
        }
    }
}
