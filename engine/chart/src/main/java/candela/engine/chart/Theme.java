package candela.engine.chart;

/** Whether a chart stands on a light or a dark page. */
public enum Theme {
    LIGHT,
    DARK
}
