package candela.server.query.export;

import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import candela.engine.data.Execution;
import candela.engine.data.RowFile;
import candela.engine.sql.Verdict;
import candela.server.datasource.ExportBounds;
import candela.server.datasource.Ground;
import candela.server.query.Query;
import java.io.IOException;

/**
 * A file that may be made: the statement is checked, for the one who gets it.
 *
 * @param sql the statement as its writer knows it, without the policies
 */
public record Export(Query query, Format format, String sql, Ground ground, Verdict.Allowed statement) {

    ExportBounds bounds() {
        return ground.exportBounds();
    }

    /** Sends the rows and completes the file; when anything is in the way, the file stays a part. */
    void send(RowFile file, Execution execution) throws IOException {
        if (ground.export(statement, execution, file)) {
            throw new DataException(
                    Reason.TOO_LARGE,
                    ("There are more than %,d rows, the most that may be taken along as a file. Ask for less,"
                                    + " or have the limit raised.")
                            .formatted(bounds().limits().rows()));
        }
        file.close();
    }
}
