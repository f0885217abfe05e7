package candela.engine.chart;

import candela.engine.chart.ChartSpec.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Says what is wrong with a chart specification that came from outside. */
final class SpecCheck {

    static final int LONGEST_TITLE = 200;

    private final ChartSpec spec;
    private final List<ChartColumn> columns;
    private final List<String> problems = new ArrayList<>();

    SpecCheck(ChartSpec spec, List<ChartColumn> columns) {
        this.spec = spec;
        this.columns = columns;
    }

    List<String> problems() {
        if (spec.title().length() > LONGEST_TITLE) {
            problems.add("The title is longer than " + LONGEST_TITLE + " characters: shorten it.");
        }
        if (spec.type() != Type.TABLE) {
            checkMeasures();
            checkAxis();
            checkSeries();
        }
        return List.copyOf(problems);
    }

    private void checkMeasures() {
        var isSingle = spec.type() == Type.NUMBER
                || spec.type() == Type.PIE
                || spec.type() == Type.DOUGHNUT
                || spec.type() == Type.SCATTER;
        if (spec.y().isEmpty()) {
            problems.add("Name at least one column to measure (y).");
        } else if (isSingle && spec.y().size() > 1) {
            problems.add("A " + spec.type().code() + " chart measures one column: leave one in y.");
        } else if (new HashSet<>(spec.y()).size() < spec.y().size()) {
            problems.add("A column stands twice in y: leave it once.");
        }
        spec.y().forEach(this::checkNumber);
    }

    private void checkNumber(String name) {
        var column = known(name);
        if (column.isPresent() && !column.get().type().isNumber()) {
            problems.add("The column " + name + " holds no numbers: choose a number to measure.");
        }
    }

    private void checkAxis() {
        if (spec.type() == Type.SCATTER) {
            checkNumber(spec.x());
        } else if (spec.type() != Type.NUMBER) {
            known(spec.x());
        }
    }

    private void checkSeries() {
        var series = spec.series();
        if (series == null) {
            return;
        }
        known(series);
        var isSplit = spec.type() == Type.BAR || spec.type() == Type.LINE || spec.type() == Type.AREA;
        if (!isSplit) {
            problems.add("A " + spec.type().code() + " chart has no series: leave it out.");
        } else if (spec.y().size() > 1) {
            problems.add("With a series one column is measured: leave one in y.");
        } else if (series.equals(spec.x())) {
            problems.add("The series is the column of the axis: choose another.");
        }
    }

    private Optional<ChartColumn> known(String name) {
        var column = columns.stream().filter(it -> it.name().equals(name)).findFirst();
        if (column.isEmpty()) {
            problems.add("The result has no column " + (name.isEmpty() ? "for the axis (x)" : name) + ".");
        }
        return column;
    }
}
