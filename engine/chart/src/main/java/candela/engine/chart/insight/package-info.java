/**
 * Says which numbers, percentages, dates, ranks and names of a text a result supports, and by what. It stands beside
 * the charts because it looks at a result as they do: columns with types, rows, and what each column is for.
 *
 * <p>Door: {@link candela.engine.chart.insight.FactCheck}.
 */
@NullMarked
package candela.engine.chart.insight;

import org.jspecify.annotations.NullMarked;
