package candela.server.datasource;

import candela.engine.data.Limits;
import java.time.Duration;

/**
 * How much a file of all rows of a statement may hold.
 *
 * @param limits the most rows, and what holds until the first of them are there, as for an answer
 * @param time how long all rows together may take from then on
 * @param bytes the most bytes of the file
 */
public record ExportBounds(Limits limits, Duration time, long bytes) {}
