package candela.engine.ai.wire;

import java.util.ArrayDeque;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Tokens of texts without a tokenizer, rather too many than too few: a third of the bytes of everything that is sent, a
 * number each for a token, {@value #IMAGE} for an image whatever its size, and at least as many for any other file.
 */
final class Estimate {
    /** What the largest pictures take at the vendors that count them by their size. */
    static final long IMAGE = 1_600;

    private static final int BYTES_OF_FILE = 16;
    private static final Set<String> IMAGES = Set.of("image_url", "input_image", "image", "image_file");
    private static final Set<String> FILES =
            Set.of("file", "input_file", "input_audio", "video_url", "document", "container_upload");

    private Estimate() {}

    static long of(String text) {
        return (bytes(text) + 2) / 3;
    }

    /** Walks without recursion, so that a deep body is merely a long one. */
    static long of(JsonNode body) {
        var bytes = 0L;
        var tokens = 0L;
        var waiting = new ArrayDeque<JsonNode>();
        waiting.add(body);
        for (var node = waiting.poll(); node != null; node = waiting.poll()) {
            if (isImage(node)) {
                tokens += IMAGE;
            } else if (isFile(node)) {
                tokens += Math.max(IMAGE, size(node) / BYTES_OF_FILE);
            } else if (node.isContainer()) {
                node.propertyNames().forEach(it -> waiting.add(StringNode.valueOf(it)));
                node.forEach(waiting::add);
            } else {
                bytes += node.isString() ? bytes(node.stringValue()) : 3;
            }
        }
        return tokens + (bytes + 2) / 3;
    }

    private static boolean isImage(JsonNode node) {
        return node.isObject() && IMAGES.contains(Json.text(node, "type"));
    }

    private static boolean isFile(JsonNode node) {
        return node.isObject()
                && FILES.contains(Json.text(node, "type"))
                && !"text".equals(Json.text(node.path("source"), "type"));
    }

    private static long size(JsonNode node) {
        var size = 0L;
        var waiting = new ArrayDeque<JsonNode>();
        waiting.add(node);
        for (var it = waiting.poll(); it != null; it = waiting.poll()) {
            it.forEach(waiting::add);
            size += it.isString() ? bytes(it.stringValue()) : 0;
        }
        return size;
    }

    /** Bytes in UTF-8, counted without writing them. */
    static long bytes(String text) {
        var bytes = 0L;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
