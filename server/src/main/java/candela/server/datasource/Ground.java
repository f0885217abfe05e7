package candela.server.datasource;

import candela.engine.ask.Meanings;
import candela.engine.ask.Parser;
import candela.engine.ask.Vocabulary;
import candela.engine.data.Execution;
import candela.engine.data.Limits;
import candela.engine.data.Result;
import candela.engine.data.Room;
import candela.engine.data.RowSink;
import candela.engine.sql.Argument;
import candela.engine.sql.Dialect;
import candela.engine.sql.Hint;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Verdict;
import candela.server.datasource.DataSource.DataSourceId;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What somebody's statement runs on: one source, or several together. */
public interface Ground {

    /** In which SQL statements for this are written. */
    Dialect dialect();

    /** Says whether a text may run here, with these values for its parameters. */
    Verdict check(String sql, Map<String, Argument> arguments);

    /**
     * A key for what is made of the schema and the values: another one when they were read or described anew, and for
     * everybody who may see something else of them.
     */
    Object sight();

    /** A parser for questions of this, as far as the reader may see it; without a vocabulary. */
    Parser parser(Meanings meanings, Clock clock);

    /**
     * The words of those who ask.
     *
     * @param of those for one source
     */
    Vocabulary vocabulary(Function<DataSourceId, Vocabulary> of);

    /** What a language model may be told of this on the reader's behalf. */
    Disclosed disclosed();

    /** Whether a statement may read a column that is classified; yes where that cannot be told. */
    boolean readsClassified(Verdict.Allowed sql);

    /** Whether a language model may be told the rows that a statement brings. */
    default boolean isDisclosable(Verdict.Allowed sql) {
        return disclosed().level() == Disclosure.ROWS && !readsClassified(sql);
    }

    /** What could be better about a text, as far as its reader knows the source. */
    List<Hint> hints(String sql);

    /** A column by the names that statements use, as far as the reader may know it. */
    Optional<Column> column(String table, String column);

    /** The distinct values of a column as text, most frequent first. */
    List<String> distinctValues(String table, String column, int most);

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

    /** Where the rows of one answer have room; the caller closes it when they are held no longer. */
    Room.Place place();

    /** Runs a checked statement, within these limits and never beyond those of the settings. */
    Result run(Verdict.Allowed sql, Limits asked, Execution execution);
}
