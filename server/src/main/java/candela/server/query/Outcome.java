package candela.server.query;

import candela.engine.chart.ChartSpec;
import candela.engine.data.Result;
import candela.server.platform.JsonColumn;
import java.util.List;

/**
 * What a statement brought back, beside its rows.
 *
 * @param rowCount how many rows are kept
 * @param truncated true when there were more than the limit
 * @param chart how to draw them
 * @param chartTypes the shapes that make sense for them
 * @param answer one sentence that says what they show
 */
public record Outcome(
        List<Result.Column> columns,
        long rowCount,
        boolean truncated,
        ChartSpec chart,
        List<ChartSpec.Type> chartTypes,
        String answer)
        implements JsonColumn {}
