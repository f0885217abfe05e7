package candela.server.query;

import candela.engine.chart.ChartSpec;
import candela.engine.data.Result;
import candela.server.platform.JsonColumn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement brought back, beside its rows.
 *
 * @param rowCount how many rows are kept
 * @param truncated true when there were more than the limit
 * @param chart how to draw them
 * @param chartTypes the shapes that make sense for them
 * @param answer one sentence that says what they show
 * @param asOf when the source was asked, where the rows are those of a former answer; null where it was asked for this
 */
public record Outcome(
        List<Result.Column> columns,
        long rowCount,
        boolean truncated,
        ChartSpec chart,
        List<ChartSpec.Type> chartTypes,
        String answer,
        @Nullable Instant asOf)
        implements JsonColumn {

    /** The same, taken from an answer of that time. */
    Outcome from(Instant then) {
        return new Outcome(columns, rowCount, truncated, chart, chartTypes, answer, then);
    }
}
