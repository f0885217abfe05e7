package candela.engine.sql;

/**
 * Advice about a statement that may run.
 *
 * @param rule in kebab case; stable, for tests and translations
 * @param message what it costs and what to do instead, in words
 * @param line 1-based line of the place in the text
 * @param column 1-based column, in characters of UTF-16
 */
public record Hint(String rule, String message, int line, int column) {}
