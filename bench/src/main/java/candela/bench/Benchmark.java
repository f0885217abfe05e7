package candela.bench;

import java.util.List;
import java.util.Map;

/** Something that is measured. */
interface Benchmark {

    /** One line for the list. */
    String about();

    /**
     * Measures; the figures in the order in which they are shown.
     *
     * @param arguments what was written after the benchmark's name
     */
    Map<String, Object> run(List<String> arguments) throws Exception;

    /** Whether the figures are for programs whatever was asked. */
    default boolean alwaysJson() {
        return false;
    }
}
