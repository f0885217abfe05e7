package candela.engine.ask;

import java.util.List;

/**
 * Something decided without the question saying so.
 *
 * @param key of its sentence in the messages
 * @param details what the sentence names
 */
record Assumption(String key, List<String> details) {
    static Assumption of(String key, String... details) {
        return new Assumption(key, List.of(details));
    }
}
