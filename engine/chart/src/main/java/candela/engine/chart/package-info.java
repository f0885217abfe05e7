/** Charts as data: a specification chosen for a result, validated, and drawn without a browser. */
@NullMarked
package candela.engine.chart;

import org.jspecify.annotations.NullMarked;
