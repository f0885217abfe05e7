package candela.server.query.insight;

import candela.engine.chart.insight.Evidence;
import candela.server.query.Query;

/** What an insight is to be written of. */
record Matter(KeptInsight insight, Query query, Evidence evidence) {}
