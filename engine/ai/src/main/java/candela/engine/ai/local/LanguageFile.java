package candela.engine.ai.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * What a GGUF file tells of its model before it is loaded.
 *
 * @param bytes of the file
 * @param context how many tokens the model was made to have before it at once
 * @param perToken bytes that each token of the context takes in memory
 * @param words how many words the model knows
 */
public record LanguageFile(Path path, FileTime changed, long bytes, int context, long perToken, long words) {

    private static final int MEGABYTE = 20;
    private static final int UNKNOWN_CONTEXT = 4_096;
    private static final long SIXTEEN_BITS = 2;

    /** What is computed beside weights and context. */
    private static final long BESIDE = 256L << MEGABYTE;

    /** @throws IOException with words for who put the file there */
    public static LanguageFile read(Path path) throws IOException {
        var gguf = Gguf.read(path, false);
        var kind = gguf.text("general.architecture");
        if (kind.isEmpty() || gguf.text("tokenizer.ggml.model").isEmpty()) {
            throw new IOException("the file holds no language model");
        }
        if (gguf.number("split.count", 1) > 1) {
            throw new IOException(
                    "the file is one of several parts: join them with llama-gguf-split --merge, and put the one file there");
        }
        var context = gguf.number(kind + ".context_length", UNKNOWN_CONTEXT);
        return new LanguageFile(
                path,
                Files.getLastModifiedTime(path),
                Files.size(path),
                (int) Math.clamp(context, 1L, Integer.MAX_VALUE),
                perToken(gguf, kind),
                gguf.number("tokenizer.ggml.token_type", gguf.number(kind + ".vocab_size", 0)));
    }

    /** Keys and values of each layer, in 16 bits. */
    private static long perToken(Gguf gguf, String kind) {
        var heads = Math.max(1, gguf.number(kind + ".attention.head_count", 1));
        var kept = gguf.number(kind + ".attention.head_count_kv", heads);
        var width = gguf.number(kind + ".embedding_length", 0) / heads;
        var both = gguf.number(kind + ".attention.key_length", width)
                + gguf.number(kind + ".attention.value_length", width);
        return Math.clamp(SIXTEEN_BITS * gguf.number(kind + ".block_count", 1) * kept * both, 0L, Integer.MAX_VALUE);
    }

    /** The context that a process gets which is to have so much at most. */
    public int contextWithin(int most) {
        return Math.min(context, most);
    }

    /** About how many megabytes of memory it takes with such a context. */
    public long megabytes(int most) {
        var batch = words * WorkerCommand.BATCH * Float.BYTES;
        return (bytes + perToken * contextWithin(most) + batch + BESIDE) >> MEGABYTE;
    }
}
