package candela.bench;

import java.util.Map;

/** Something that is measured. */
interface Benchmark {

    /** One line for the list. */
    String about();

    /** Measures; the figures in the order in which they are shown. */
    Map<String, Object> run() throws Exception;
}
