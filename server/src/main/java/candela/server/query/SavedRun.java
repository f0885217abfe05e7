package candela.server.query;

import candela.engine.sql.Argument;
import candela.server.datasource.DataSource.DataSourceId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A run of a saved question.
 *
 * @param title what the query is called
 * @param otherSources those of a statement over several, beside the first one
 * @param arguments a value for each parameter of the statement
 * @param execute false to have the statement checked and not run
 */
public record SavedRun(
        UUID template,
        String title,
        String sql,
        List<DataSourceId> otherSources,
        Map<String, Argument> arguments,
        boolean execute) {}
