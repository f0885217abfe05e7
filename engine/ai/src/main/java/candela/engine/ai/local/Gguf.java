package candela.engine.ai.local;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The beginning of a GGUF file, as far as anything here asks for it: plain values, and the two lists that tell which
 * words of a model are no text. Reads no more than a bound, whatever the file says.
 *
 * @param numbers whole numbers and flags, by their keys; of a list of numbers the largest
 * @param tokens its words, by their numbers; empty where they were not asked for
 * @param types of what sort each of these is
 */
record Gguf(Map<String, Long> numbers, Map<String, String> texts, List<String> tokens, List<Long> types) {

    static final String TOKENS = "tokenizer.ggml.tokens";
    static final String TYPES = "tokenizer.ggml.token_type";

    private static final Set<String> LISTS = Set.of(TOKENS, TYPES);
    private static final int MAGIC = 0x46554747;
    private static final long MOST_BYTES = 512L << 20;
    private static final int MOST_KEYS = 100_000;
    private static final long MOST_VALUES = 8_000_000;
    private static final int KEPT_TEXT = 1 << 20;

    /** @param words whether to keep the list of words, which is long */
    static Gguf read(Path file, boolean words) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            return new Reader(in, words).read();
        } catch (EOFException e) {
            throw new IOException("the file breaks off: copy it again", e);
        }
    }

    long number(String key, long otherwise) {
        return numbers.getOrDefault(key, otherwise);
    }

    String text(String key) {
        return texts.getOrDefault(key, "");
    }

    /** The types of values, by their numbers. */
    private enum Type {
        UINT8,
        INT8,
        UINT16,
        INT16,
        UINT32,
        INT32,
        FLOAT32,
        BOOL,
        STRING,
        ARRAY,
        UINT64,
        INT64,
        FLOAT64;

        static Type of(int number) throws IOException {
            if (number < 0 || number >= values().length) {
                throw new IOException("the file has a value of the unknown type " + number + ": copy it again");
            }
            return values()[number];
        }
    }

    /** One pass over a file, little-endian. */
    private static final class Reader {
        private final DataInputStream in;
        private final boolean words;
        private final Map<String, Long> numbers = new HashMap<>();
        private final Map<String, String> texts = new HashMap<>();
        private final List<String> tokens = new ArrayList<>();
        private final List<Long> types = new ArrayList<>();
        private long left = MOST_BYTES;

        Reader(DataInputStream in, boolean words) {
            this.in = in;
            this.words = words;
        }

        Gguf read() throws IOException {
            if (int32() != MAGIC) {
                throw new IOException("it is no GGUF file");
            }
            var version = int32();
            if (version < 2 || version > 3) {
                throw new IOException("it is a GGUF file of version " + version + ", and 2 and 3 are read here");
            }
            int64(); // how many matrices there are
            var keys = int64();
            if (keys < 0 || keys > MOST_KEYS) {
                throw new IOException("the file says that it has " + keys + " values: copy it again");
            }
            for (var each = 0; each < keys; each++) {
                value(text(KEPT_TEXT), Type.of(int32()));
            }
            return new Gguf(numbers, texts, tokens, types);
        }

        private void value(String key, Type type) throws IOException {
            switch (type) {
                case STRING -> texts.put(key, text(KEPT_TEXT));
                case ARRAY -> list(key);
                case FLOAT32 -> int32();
                case FLOAT64 -> int64();
                default -> numbers.put(key, number(type));
            }
        }

        private void list(String key) throws IOException {
            var type = Type.of(int32());
            var size = int64();
            if (size < 0 || size > MOST_VALUES || type == Type.ARRAY) {
                throw new IOException("the file has a list that no model has: copy it again");
            }
            var kept = words && LISTS.contains(key);
            for (var each = 0L; each < size; each++) {
                switch (type) {
                    case STRING -> keep(kept, text(kept ? KEPT_TEXT : 0));
                    case FLOAT32 -> int32();
                    case FLOAT64 -> int64();
                    default -> keep(key, kept, number(type));
                }
            }
        }

        private void keep(boolean kept, String word) {
            if (kept) {
                tokens.add(word);
            }
        }

        private void keep(String key, boolean kept, long number) {
            if (kept) {
                types.add(number);
            } else {
                numbers.merge(key, number, Math::max);
            }
        }

        private long number(Type type) throws IOException {
            return switch (type) {
                case UINT8, BOOL -> int8() & 0xFF;
                case INT8 -> int8();
                case UINT16 -> (int8() & 0xFF) | (int8() & 0xFF) << 8;
                case INT16 -> (int8() & 0xFF) | int8() << 8;
                case UINT32 -> Integer.toUnsignedLong(int32());
                case INT32 -> int32();
                default -> int64();
            };
        }

        private byte int8() throws IOException {
            spend(1);
            return in.readByte();
        }

        private int int32() throws IOException {
            spend(Integer.BYTES);
            return Integer.reverseBytes(in.readInt());
        }

        private long int64() throws IOException {
            spend(Long.BYTES);
            return Long.reverseBytes(in.readLong());
        }

        /** @param most what is longer is passed over, and empty */
        private String text(int most) throws IOException {
            var length = int64();
            if (length < 0 || length > left) {
                throw new IOException("the file has a text without an end: copy it again");
            }
            spend(length);
            if (length > most) {
                in.skipNBytes(length);
                return "";
            }
            var bytes = new byte[(int) length];
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private void spend(long bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("the file says more of itself than " + (MOST_BYTES >> 20) + " MB");
            }
        }
    }
}
