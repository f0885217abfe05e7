/**
 * What people look at: charts of answers, drawn by the server without a browser.
 *
 * <p>Door: {@link candela.server.visualization.ChartRoom}. It has no tables: a chart is a view of a query's kept
 * result.
 */
@ApplicationModule(allowedDependencies = {"platform", "query"})
@NullMarked
package candela.server.visualization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
