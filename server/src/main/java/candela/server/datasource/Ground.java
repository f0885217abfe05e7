package candela.server.datasource;

import candela.engine.data.Execution;
import candela.engine.data.Limits;
import candela.engine.data.Result;
import candela.engine.data.RowSink;
import candela.engine.sql.Argument;
import candela.engine.sql.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody's statement runs on: one source, or several together. */
public interface Ground {

    /** Says whether a text may run here, with these values for its parameters. */
    Verdict check(String sql, Map<String, Argument> arguments);

    /** Which policies shape what a statement shows, as the reader may know it. */
    List<PolicyEffect> effects(Verdict.Allowed sql);

    /** How what the statement brings may be kept for whom it would be the same; empty where it must not. */
    Optional<Keeping> keeping(Verdict.Allowed sql);

    /** How much one statement may bring back, by the settings. */
    Limits limits();

    /** How much a file of all rows may hold, by the settings. */
    ExportBounds exportBounds();

    /**
     * Sends all rows of a checked statement on as they come, within the bounds of the settings.
     *
     * @return whether there were more rows than the bounds allow
     */
    boolean export(Verdict.Allowed sql, Execution execution, RowSink sink) throws IOException;

    /** Runs a checked statement, within these limits and never beyond those of the settings. */
    Result run(Verdict.Allowed sql, Limits asked, Execution execution);
}
