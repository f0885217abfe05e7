package candela.server.query;

import candela.engine.sql.Argument;
import java.util.Map;
import java.util.UUID;

/**
 * A run of a saved question.
 *
 * @param title what the query is called
 * @param arguments a value for each parameter of the statement
 * @param execute false to have the statement checked and not run
 */
public record SavedRun(UUID template, String title, String sql, Map<String, Argument> arguments, boolean execute) {}
