package candela.engine.ai.local;

import de.kherud.llama.LlamaModel;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells whether a piece of an answer is one token. Within ASCII each piece is; the rest is looked up. */
final class Words {

    private static final int ASCII = 0x80;
    private static final char BROKEN = '\uFFFD';

    private final LlamaModel model;
    private final int size;
    private @Nullable Set<String> beyondAscii;

    /** @param size how many tokens the model knows */
    Words(LlamaModel model, int size) {
        this.model = model;
        this.size = size;
    }

    boolean isOne(String piece) {
        return isAscii(piece) || known().contains(piece);
    }

    private static boolean isAscii(String piece) {
        return piece.chars().allMatch(it -> it < ASCII);
    }

    private Set<String> known() {
        if (beyondAscii == null) {
            beyondAscii = new HashSet<>();
            for (var token = 0; token < size; token++) {
                var word = model.decode(new int[] {token});
                if (!isAscii(word) && word.indexOf(BROKEN) < 0) {
                    beyondAscii.add(word);
                }
            }
        }
        return beyondAscii;
    }
}
