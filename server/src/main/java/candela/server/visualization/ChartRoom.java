package candela.server.visualization;

import candela.engine.chart.ChartColumn;
import candela.engine.chart.ChartSpec;
import candela.engine.chart.Charts;
import candela.engine.chart.Theme;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.query.Asking;
import candela.server.query.Outcome;
import candela.server.query.Query.QueryId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The door to drawing: the chart of an answer, as it was chosen or in another shape. */
@Service
public class ChartRoom {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;

    private final Asking asking;

    ChartRoom(Asking asking) {
        this.asking = asking;
    }

    public String svg(Actor actor, QueryId query, ChartSpec.@Nullable Type type, Theme theme) {
        var picture = picture(actor, query, type);
        return Charts.svg(picture.spec(), picture.columns(), picture.rows(), theme, WIDTH, HEIGHT);
    }

    public byte[] png(Actor actor, QueryId query, ChartSpec.@Nullable Type type, Theme theme) {
        var picture = picture(actor, query, type);
        return Charts.png(picture.spec(), picture.columns(), picture.rows(), theme, WIDTH, HEIGHT);
    }

    private record Picture(ChartSpec spec, List<ChartColumn> columns, List<List<@Nullable Object>> rows) {}

    private Picture picture(Actor actor, QueryId id, ChartSpec.@Nullable Type type) {
        var outcome = asking.find(actor, id).work().outcome();
        if (outcome == null) {
            throw Problem.conflict("The query has no result to draw yet; run it first");
        }
        var columns = outcome.columns().stream()
                .map(it -> new ChartColumn(it.name(), it.type()))
                .toList();
        return new Picture(shape(outcome, type), columns, asking.rows(actor, id, 0));
    }

    private static ChartSpec shape(Outcome outcome, ChartSpec.@Nullable Type type) {
        var chosen = outcome.chart();
        if (type == null || type == chosen.type()) {
            return chosen;
        }
        if (!outcome.chartTypes().contains(type)) {
            throw Problem.invalid(
                    "type",
                    "This result cannot be drawn as " + type.code() + "; possible are "
                            + String.join(
                                    ", ",
                                    outcome.chartTypes().stream()
                                            .map(ChartSpec.Type::code)
                                            .toList()));
        }
        return new ChartSpec(
                type, chosen.x(), chosen.y(), chosen.series(), chosen.title(), chosen.horizontal(), chosen.stacked());
    }
}
