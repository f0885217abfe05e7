package candela.engine.chart.insight;

/** A stretch of a text, its end exclusive. */
record Span(int from, int to) {

    boolean overlaps(Span other) {
        return from < other.to && other.from < to;
    }

    boolean holds(int place) {
        return from <= place && place < to;
    }
}
