package candela.engine.ask;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Words for the same happening, by which dates are called: who "joined" has a start date. */
final class Happenings {
    private static final List<Set<String>> ALIKE = Resource.lines("happenings.txt").stream()
            .map(it -> List.of(it.split(" ")).stream().map(Stems::of).collect(Collectors.toSet()))
            .toList();

    private Happenings() {}

    /** Whether a word tells of a happening. */
    static boolean isOne(String stem) {
        return ALIKE.stream().anyMatch(it -> it.contains(stem));
    }

    /** Whether one of the stems of a name tells what this stem tells. */
    static boolean alike(String stem, Collection<String> name) {
        return ALIKE.stream().anyMatch(it -> it.contains(stem) && name.stream().anyMatch(it::contains));
    }
}
