package candela.engine.ask;

import java.util.List;

/**
 * A comparable quality such as "cheap": which columns measure it and which end is meant.
 *
 * @param descending whether the superlative is the largest value
 * @param columns words of the columns that measure it, best first
 */
record Adjective(boolean descending, List<String> columns) {}
