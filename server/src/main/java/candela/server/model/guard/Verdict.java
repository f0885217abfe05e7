package candela.server.model.guard;

import candela.engine.ai.guard.Finding;
import java.util.List;

/** Whether texts may pass, and as what. */
public sealed interface Verdict {

    /**
     * They may.
     *
     * @param texts as many as were given, in their order; masked where rules mask
     * @param flags what was found in them
     */
    record Passed(List<String> texts, List<Finding> flags) implements Verdict {
        public Passed {
            texts = List.copyOf(texts);
            flags = List.copyOf(flags);
        }
    }

    /**
     * They may not.
     *
     * @param reason for the one who asked: what to do, without what was found
     */
    record Blocked(String reason, List<Finding> findings) implements Verdict {
        public Blocked {
            findings = List.copyOf(findings);
        }
    }
}
