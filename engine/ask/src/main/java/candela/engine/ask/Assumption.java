package candela.engine.ask;

import java.util.List;

/**
 * Something decided without the question saying so.
 *
 * @param key of its sentence in the messages
 * @param details what the sentence names: a text, or an expression to be said in the reader's language
 */
record Assumption(String key, List<Object> details) {
    static Assumption of(String key, Object... details) {
        return new Assumption(key, List.of(details));
    }

    String in(String language, Catalog catalog) {
        var texts = details.stream()
                .map(it -> it instanceof Reading.Expr expr ? new Describer(catalog, language).of(expr) : it.toString())
                .toList();
        return Messages.of(language).text("assume." + key, texts);
    }
}
