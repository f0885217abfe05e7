package candela.server.knowledge.answer;

import candela.server.knowledge.answer.KeptAnswer.Mode;
import candela.server.knowledge.answer.KeptAnswer.Told;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not kept yet.
 *
 * @param model the name of the one that wrote it; null where none did
 * @param removed how many sentences and citations of a model were left out
 */
record Draft(Mode mode, @Nullable String model, Told told, int removed, List<String> notes) {

    static Draft nothing(List<String> notes) {
        return new Draft(Mode.NOTHING, null, Told.NOTHING, 0, notes);
    }

    static Draft extractive(Told told, List<String> notes) {
        return new Draft(Mode.EXTRACTIVE, null, told, 0, notes);
    }

    /** The same, in the place of what a model wrote. */
    Draft instead(int removed, String why) {
        var all = new ArrayList<>(notes);
        all.add(why);
        return new Draft(mode, model, told, removed, List.copyOf(all));
    }
}
