package candela.engine.ai.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes language models of few megabytes as real GGUF files, whose every word is known before. A token is a place in
 * the vector, attention and feed-forward add nothing, and the output's matrix says which token follows which: what
 * comes depends on the last token alone, which after the chat template is always the same.
 */
public final class TinyModel {

    /** The last word of the template, after which the answer begins. */
    private static final String TURN = "<|answer|>";

    private static final String END = "</s>";
    private static final float SURE = 4f;
    private static final float SECOND_BEST = 3f;
    private static final float LAST = 2f;
    private static final int ALIGNMENT = 32;
    private static final int HEADS = 4;
    private static final int HIDDEN = 32;

    private final List<String> tokens = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();
    private final Map<List<String>, Float> follows = new LinkedHashMap<>();
    private int context = 2_048;
    private int layers = 1;

    /** GGUF's types of tokens. */
    private static final int NORMAL = 1;

    private static final int UNKNOWN = 2;
    private static final int CONTROL = 3;
    private static final int BYTE = 6;

    private TinyModel() {
        token("<unk>", UNKNOWN);
        token("<s>", CONTROL);
        token(END, CONTROL);
        for (var each = 0; each < 256; each++) {
            token("<0x%02X>".formatted(each), BYTE);
        }
        token(TURN, CONTROL);
    }

    /** One that answers with these pieces, each of them another one, and then ends. */
    public static TinyModel saying(String... pieces) {
        var model = new TinyModel();
        model.chain(SURE, END, pieces);
        return model;
    }

    /** One that never ends by itself. */
    public static TinyModel repeating(String... pieces) {
        var model = new TinyModel();
        model.chain(SURE, pieces[0], pieces);
        return model;
    }

    /** What it says where a grammar does not let it say the other. */
    public TinyModel orElse(String... pieces) {
        chain(SECOND_BEST, END, pieces);
        return this;
    }

    /** The same with room for so many tokens. */
    public TinyModel within(int tokens) {
        context = tokens;
        return this;
    }

    /** The same with more to compute for each token. */
    public TinyModel slowed(int times) {
        layers = times;
        return this;
    }

    private void chain(float weight, String last, String... pieces) {
        var before = TURN;
        for (var piece : pieces) {
            token(piece, NORMAL);
            follows.put(List.of(before, piece), weight);
            before = piece;
        }
        follows.put(List.of(before, last), weight);
    }

    private void token(String text, int type) {
        if (!tokens.contains(text)) {
            tokens.add(text);
            types.add(type);
        }
    }

    /** Heads need an even part of the vector each. */
    private int width() {
        var part = 2 * HEADS;
        return (tokens.size() + part - 1) / part * part;
    }

    public Path write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        var out = new Out();
        var tensors = tensors();
        out.raw("GGUF".getBytes(StandardCharsets.US_ASCII));
        out.number(3);
        out.wide(tensors.size());
        metadata(out);
        var offset = 0L;
        for (var tensor : tensors.entrySet()) {
            out.text(tensor.getKey());
            var shape = tensor.getValue().shape();
            out.number(shape.length);
            for (var size : shape) {
                out.wide(size);
            }
            out.number(0);
            out.wide(offset);
            offset += aligned(tensor.getValue().values().length * (long) Float.BYTES);
        }
        out.fill();
        for (var tensor : tensors.values()) {
            out.floats(tensor.values());
            out.fill();
        }
        return out.bytes();
    }

    private static long aligned(long size) {
        return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private void metadata(Out out) {
        var width = width();
        var numbers = new LinkedHashMap<String, Integer>();
        numbers.put("llama.context_length", context);
        numbers.put("llama.embedding_length", width);
        numbers.put("llama.block_count", layers);
        numbers.put("llama.feed_forward_length", HIDDEN);
        numbers.put("llama.attention.head_count", HEADS);
        numbers.put("llama.attention.head_count_kv", HEADS);
        numbers.put("llama.rope.dimension_count", width / HEADS);
        numbers.put("llama.vocab_size", tokens.size());
        numbers.put("tokenizer.ggml.bos_token_id", 1);
        numbers.put("tokenizer.ggml.eos_token_id", 2);
        numbers.put("tokenizer.ggml.unknown_token_id", 0);
        var texts = Map.of(
                "general.architecture",
                "llama",
                "general.name",
                "tiny",
                "tokenizer.ggml.model",
                "llama",
                "tokenizer.chat_template",
                "{% for message in messages %}{{ message['role'] }}: {{ message['content'] }}\n{% endfor %}" + TURN);
        out.wide(numbers.size() + texts.size() + 4L);
        texts.forEach(out::entry);
        numbers.forEach(out::entry);
        out.entry("llama.attention.layer_norm_rms_epsilon", 1e-5f);
        out.texts("tokenizer.ggml.tokens", tokens);
        out.scores("tokenizer.ggml.scores", types);
        out.numbers("tokenizer.ggml.token_type", types);
    }

    /** One of the matrices; the first size is that of a row. */
    private record Tensor(float[] values, long... shape) {

        static Tensor of(float value, int... shape) {
            var all = 1;
            for (var size : shape) {
                all *= size;
            }
            var values = new float[all];
            Arrays.fill(values, value);
            return new Tensor(values, Arrays.stream(shape).asLongStream().toArray());
        }
    }

    private Map<String, Tensor> tensors() {
        var width = width();
        var words = tokens.size();
        var all = new LinkedHashMap<String, Tensor>();
        all.put("token_embd.weight", places(width, words));
        for (var layer = 0; layer < layers; layer++) {
            var block = "blk." + layer + ".";
            all.put(block + "attn_norm.weight", Tensor.of(1, width));
            for (var each : List.of("attn_q", "attn_k", "attn_v", "attn_output")) {
                all.put(block + each + ".weight", Tensor.of(0, width, width));
            }
            all.put(block + "ffn_norm.weight", Tensor.of(1, width));
            all.put(block + "ffn_gate.weight", Tensor.of(0, width, HIDDEN));
            all.put(block + "ffn_up.weight", Tensor.of(0, width, HIDDEN));
            all.put(block + "ffn_down.weight", Tensor.of(0, HIDDEN, width));
        }
        all.put("output_norm.weight", Tensor.of(1, width));
        all.put("output.weight", following(width, words));
        return all;
    }

    private static Tensor places(int width, int words) {
        var tensor = Tensor.of(0, width, words);
        for (var token = 0; token < words; token++) {
            tensor.values()[token * width + token] = 1;
        }
        return tensor;
    }

    private Tensor following(int width, int words) {
        var tensor = Tensor.of(0, width, words);
        // whatever comes, it may end
        for (var token = 0; token < words; token++) {
            tensor.values()[2 * width + token] = LAST;
        }
        follows.forEach((pair, weight) -> {
            var row = tokens.indexOf(pair.getLast());
            tensor.values()[row * width + tokens.indexOf(pair.getFirst())] = weight;
        });
        return tensor;
    }

    /** GGUF's little-endian form. */
    private static final class Out {
        private static final int UINT32 = 4;
        private static final int INT32 = 5;
        private static final int FLOAT32 = 6;
        private static final int STRING = 8;
        private static final int ARRAY = 9;

        private ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

        private ByteBuffer room(int more) {
            if (buffer.remaining() < more) {
                var larger = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.position() + more))
                        .order(ByteOrder.LITTLE_ENDIAN);
                buffer = larger.put(buffer.flip());
            }
            return buffer;
        }

        void raw(byte[] bytes) {
            room(bytes.length).put(bytes);
        }

        void number(int number) {
            room(Integer.BYTES).putInt(number);
        }

        void wide(long number) {
            room(Long.BYTES).putLong(number);
        }

        void text(String text) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            wide(bytes.length);
            raw(bytes);
        }

        void entry(String key, String value) {
            text(key);
            number(STRING);
            text(value);
        }

        void entry(String key, int value) {
            text(key);
            number(UINT32);
            number(value);
        }

        void entry(String key, float value) {
            text(key);
            number(FLOAT32);
            room(Float.BYTES).putFloat(value);
        }

        void texts(String key, List<String> values) {
            array(key, STRING, values.size());
            values.forEach(this::text);
        }

        void numbers(String key, List<Integer> values) {
            array(key, INT32, values.size());
            values.forEach(this::number);
        }

        /** The longer piece is the better one; all are alike here. */
        void scores(String key, List<Integer> of) {
            array(key, FLOAT32, of.size());
            of.forEach(it -> room(Float.BYTES).putFloat(0));
        }

        private void array(String key, int type, int size) {
            text(key);
            number(ARRAY);
            number(type);
            wide(size);
        }

        void floats(float[] values) {
            room(values.length * Float.BYTES);
            for (var value : values) {
                buffer.putFloat(value);
            }
        }

        void fill() {
            raw(new byte[(int) (aligned(buffer.position()) - buffer.position())]);
        }

        byte[] bytes() {
            var bytes = new byte[buffer.position()];
            buffer.flip().get(bytes);
            return bytes;
        }
    }
}
