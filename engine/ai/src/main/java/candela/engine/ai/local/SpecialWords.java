package candela.engine.ai.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words by which a model is told who speaks and where a turn ends. Within what somebody says they must not count,
 * or a document could speak as the system.
 */
final class SpecialWords {

    private static final long CONTROL = 3;
    private static final long ADDED = 4;
    private static final int SHORTEST = 3;

    /** Nothing that anybody sees. */
    private static final char BETWEEN = '\u200B';

    /** Kinds of tokenizers of the GPT-2 sort that begin with a word of their own. */
    private static final Set<String> BEGINNING =
            Set.of("llama3", "llama-v3", "llama-bpe", "falcon3", "pixtral", "tekken", "chameleon", "superbpe");

    private final Map<Character, List<String>> byFirst = new HashMap<>();
    private final int before;

    private SpecialWords(List<String> words, int before) {
        words.forEach(it ->
                byFirst.computeIfAbsent(it.charAt(0), _ -> new ArrayList<>()).add(it));
        this.before = before;
    }

    static SpecialWords of(Gguf gguf) {
        var words = new ArrayList<String>();
        for (var each = 0; each < Math.min(gguf.tokens().size(), gguf.types().size()); each++) {
            var word = gguf.tokens().get(each);
            if (word.length() >= SHORTEST && isSpecial(word, gguf.types().get(each))) {
                words.add(word);
            }
        }
        return new SpecialWords(words, begins(gguf) ? 1 : 0);
    }

    /** Some were added for other reasons, as several blanks in a row. */
    private static boolean isSpecial(String word, long type) {
        return type == CONTROL || type == ADDED && word.matches("<\\S+>|\\[\\S+]");
    }

    private static boolean begins(Gguf gguf) {
        var usual = switch (gguf.text("tokenizer.ggml.model")) {
            case "llama" -> true;
            case "gpt2" -> BEGINNING.contains(gguf.text("tokenizer.ggml.pre"));
            default -> false;
        };
        return gguf.number("tokenizer.ggml.add_bos_token", usual ? 1 : 0) != 0;
    }

    /** How many tokens go before each prompt. */
    int before() {
        return before;
    }

    /** The same to read, and nothing in it but text. */
    String asText(String said) {
        var text = new StringBuilder(said.length());
        for (var at = 0; at < said.length(); at++) {
            text.append(said.charAt(at));
            if (isWord(said, at)) {
                text.append(BETWEEN);
            }
        }
        return text.toString();
    }

    private boolean isWord(String said, int at) {
        for (var word : byFirst.getOrDefault(said.charAt(at), List.of())) {
            if (said.startsWith(word, at)) {
                return true;
            }
        }
        return false;
    }
}
