package candela.engine.ai.guard;

import java.util.List;

/** What to look for, and what to do about it; made by {@link Detector#watch}. */
public record Watch(List<Kind> kinds, Treatment treatment) {
    public Watch {
        kinds = List.copyOf(kinds);
    }
}
