package candela.server.visualization;

import candela.engine.chart.ChartColumn;
import candela.engine.chart.ChartSpec;
import candela.engine.chart.Charts;
import candela.engine.chart.Theme;
import candela.engine.data.Room;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.query.Asking;
import candela.server.query.Outcome;
import candela.server.query.Query.QueryId;
import candela.server.query.ResultPage;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The door to drawing: the chart of an answer, as it was chosen or in another shape. */
@Service
public class ChartRoom {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;

    /** So many rows are drawn, however many pages they are kept in. */
    private static final int MOST_ROWS = 1_000;

    private final Asking asking;
    private final Room room;

    ChartRoom(Asking asking, Room room) {
        this.asking = asking;
        this.room = room;
    }

    public String svg(Actor actor, QueryId query, ChartSpec.@Nullable Type type, Theme theme) {
        return drawn(actor, query, type, it -> Charts.svg(it.spec(), it.columns(), it.rows(), theme, WIDTH, HEIGHT));
    }

    public byte[] png(Actor actor, QueryId query, ChartSpec.@Nullable Type type, Theme theme) {
        return drawn(actor, query, type, it -> Charts.png(it.spec(), it.columns(), it.rows(), theme, WIDTH, HEIGHT));
    }

    private record Picture(ChartSpec spec, List<ChartColumn> columns, List<List<@Nullable Object>> rows) {}

    private <T> T drawn(Actor actor, QueryId id, ChartSpec.@Nullable Type type, Function<Picture, T> drawing) {
        try (var place = room.place()) {
            return drawing.apply(picture(actor, id, type, place));
        }
    }

    private Picture picture(Actor actor, QueryId id, ChartSpec.@Nullable Type type, Room.Place place) {
        var outcome = asking.find(actor, id).work().outcome();
        if (outcome == null) {
            throw Problem.conflict("The query has no result to draw yet; run it first");
        }
        var columns = outcome.columns().stream()
                .map(it -> new ChartColumn(it.name(), it.type()))
                .toList();
        var chosen = new Picture(
                outcome.chart(),
                columns,
                ResultPage.gather(it -> asking.page(actor, id, it), MOST_ROWS, Room.MOST, place));
        var wanted = type == null ? chosen.spec().type() : type;
        return wanted == chosen.spec().type() && wanted != ChartSpec.Type.TABLE
                ? chosen
                : new Picture(shape(outcome, wanted, chosen), columns, chosen.rows());
    }

    private static ChartSpec shape(Outcome outcome, ChartSpec.Type type, Picture picture) {
        if (type == ChartSpec.Type.TABLE || !outcome.chartTypes().contains(type)) {
            throw Problem.invalid(
                    "type", "This result cannot be drawn as " + type.code() + "; possible are " + possible(outcome));
        }
        return Charts.as(
                type, picture.columns(), picture.rows(), outcome.chart().title());
    }

    private static String possible(Outcome outcome) {
        return String.join(
                ", ",
                outcome.chartTypes().stream()
                        .filter(it -> it != ChartSpec.Type.TABLE)
                        .map(ChartSpec.Type::code)
                        .toList());
    }
}
