package candela.engine.ai.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/**
 * What has passed in one exchange. Events are kept as they came and read when somebody asks, or when there are many, so
 * that passing one on costs next to nothing.
 */
final class Seen {
    private static final int MOST_WAITING = 256 * 1024;
    /** Longer answers are counted on, yet no longer kept. */
    private static final int MOST_KEPT = 16 * 1024 * 1024;

    private final Reading reading;
    private final LongSupplier inputEstimate;
    private final List<String> waiting = new ArrayList<>();
    private int waitingLength;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder tools = new StringBuilder();
    private long bytes;
    private long input;
    private long output;
    private boolean known;
    private boolean finished;

    Seen(Reading reading, LongSupplier inputEstimate) {
        this.reading = reading;
        this.inputEstimate = inputEstimate;
    }

    void event(String data) {
        waiting.add(data);
        waitingLength += data.length();
        if (waitingLength > MOST_WAITING) {
            readWaiting();
        }
    }

    void told(JsonNode told) {
        reading.read(told, this);
    }

    private void readWaiting() {
        waiting.forEach(this::read);
        waiting.clear();
        waitingLength = 0;
    }

    private void read(String data) {
        var words = reading.words(data);
        var told = words == null ? Json.read(data) : null;
        if (words != null) {
            text(words);
        } else if (told != null) {
            told(told);
        }
    }

    void text(String more) {
        keep(text, more);
    }

    /** Name or arguments of a tool. */
    void tool(String more) {
        keep(tools, more);
    }

    private void keep(StringBuilder all, String more) {
        hidden(more);
        if (all.length() < MOST_KEPT) {
            all.append(more);
        }
    }

    /** What the model thought: it costs, and is no part of the answer. */
    void hidden(String more) {
        bytes += Estimate.bytes(more);
    }

    /**
     * Usage in any of the dialects. Counts only grow: some providers tell them with every event, some the input first
     * and the output last.
     */
    void usage(JsonNode usage) {
        if (!usage.isObject()) {
            return;
        }
        var read = Json.has(usage, "prompt_tokens")
                ? Json.count(usage, "prompt_tokens")
                : Json.count(usage, "input_tokens")
                        + Json.count(usage, "cache_creation_input_tokens")
                        + Json.count(usage, "cache_read_input_tokens");
        var written = Math.max(Json.count(usage, "completion_tokens"), Json.count(usage, "output_tokens"));
        var total = Json.count(usage, "total_tokens");
        if (read == 0 && written == 0 && total == 0) {
            return;
        }
        known = true;
        input = Math.max(input, read);
        // some count what the model thought in the total alone
        output = Math.max(output, Math.max(written, read == 0 ? 0 : total - read));
    }

    /** The answer is complete: what was told of its length is no longer a beginning. */
    void finish() {
        finished = true;
    }

    Tokens tokens() {
        readWaiting();
        var written = (bytes + 2) / 3;
        if (!known) {
            return new Tokens(inputEstimate.getAsLong(), written, false);
        }
        return finished ? new Tokens(input, output, true) : new Tokens(input, Math.max(output, written), false);
    }

    String text() {
        readWaiting();
        return text.toString();
    }

    String toolText() {
        readWaiting();
        return tools.toString();
    }
}
