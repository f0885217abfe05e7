package candela.engine.chart;

import candela.engine.sql.Schema;

/** A column of the result that a chart is drawn of. */
public record ChartColumn(String name, Schema.Type type) {}
