package candela.engine.chart.insight;

import candela.engine.chart.ChartColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result as far as whoever wrote about it saw it.
 *
 * @param whole whether these are all of its rows: only then do they have a total, a share or a count
 * @param question what was asked; its numbers and names are no claims
 */
public record Evidence(List<ChartColumn> columns, List<List<@Nullable Object>> rows, boolean whole, String question) {}
