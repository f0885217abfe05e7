package candela.cli;

import candela.engine.ai.SentenceVectors;
import candela.engine.ask.Answer;
import candela.engine.ask.Parser;
import candela.engine.ask.Reading;
import candela.engine.ask.Trial;
import candela.engine.ask.ValueIndex;
import candela.engine.ask.Vocabulary;
import candela.engine.chart.ChartColumn;
import candela.engine.chart.Charts;
import candela.engine.chart.Sentence;
import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import candela.engine.data.Database;
import candela.engine.data.Execution;
import candela.engine.data.Inspection;
import candela.engine.data.Limits;
import candela.engine.data.Result;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes one question from its words to its rows: looks at the data, parses, checks, runs. */
final class Asking {

    private static final Duration GLANCE_TIME = Duration.ofSeconds(2);
    private static final Limits GLANCE = new Limits(2, Duration.ofSeconds(1), 1L << 20);
    private static final Limits WHOLE = new Limits(1_000, Duration.ofSeconds(1), 4L << 20);
    private static final int SAMPLES = 5;
    private static final Duration VALUES_TIME = Duration.ofMillis(800);
    private static final int MOST_VALUES = 2_000;
    /** Columns with more different values than this are prose or numbers of things, not names to ask for. */
    private static final long MOST_DISTINCT = 20_000;

    private final Database database;
    private final Clock clock;
    private final Limits limits;
    private final @Nullable VocabularyFile vocabulary;
    private @Nullable Schema seen;

    /** @param vocabulary a file of terms; null for none */
    Asking(Database database, Clock clock, int rows, @Nullable VocabularyFile vocabulary) {
        this.database = database;
        this.clock = clock;
        this.vocabulary = vocabulary;
        this.limits = new Limits(rows, Limits.DEFAULT.time(), Limits.DEFAULT.bytes());
    }

    Outcome ask(String question) {
        var schema = database.inspect(new Inspection(GLANCE_TIME, SAMPLES, wholeTable()));
        seen = schema;
        return switch (answer(question, schema)) {
            case Answer.Understood understood -> answered(question, understood, schema);
            case Answer.Clarification clarification -> new Outcome.AskedBack(clarification);
            case Answer.Refusal refusal -> new Outcome.NotUnderstood(refusal);
        };
    }

    private Answer answer(String question, Schema schema) {
        var terms = vocabulary == null ? Vocabulary.EMPTY : vocabulary.read(schema, database.dialect());
        try (var vectors = new SentenceVectors()) {
            return Parser.of(schema, database.dialect(), values(schema), vectors::of, clock)
                    .with(terms)
                    .ask(question, Reading.NONE, new Tried(schema));
        }
    }

    /** DuckDB looks at a million rows as quickly as others at a few. */
    private long wholeTable() {
        return database.dialect() == Dialect.DUCKDB ? 1_000_000 : 200_000;
    }

    private Outcome answered(String question, Answer.Understood understood, Schema schema) {
        var best = understood.best();
        var result = run(best.sql(), schema, limits);
        var columns = chartColumns(result);
        var locale = Locale.forLanguageTag(best.reading().language());
        return new Outcome.Answered(
                best,
                understood.alternatives(),
                result,
                Charts.choose(columns, result.rows(), question),
                Sentence.of(question, columns, result.rows(), result.truncated(), locale));
    }

    /** Writes every row of what was answered, however many there are; tells how many. */
    long write(Outcome.Answered answered, AnswerFile file) {
        var schema = Objects.requireNonNull(seen);
        return file.write(database, checked(answered.best().sql(), schema), schema);
    }

    static List<ChartColumn> chartColumns(Result result) {
        return result.columns().stream()
                .map(it -> new ChartColumn(it.name(), it.type()))
                .toList();
    }

    /** Readings tried on the database. */
    private final class Tried implements Trial {
        private final Schema schema;

        Tried(Schema schema) {
            this.schema = schema;
        }

        @Override
        public boolean finds(String sql) {
            try {
                return !run(sql, schema, GLANCE).isVoid();
            } catch (DataException e) {
                return e.reason() != Reason.SQL;
            }
        }

        @Override
        public boolean agree(String one, String other) {
            try {
                return run(one, schema, WHOLE).agreesWith(run(other, schema, WHOLE));
            } catch (DataException e) {
                return false;
            }
        }
    }

    private Result run(String sql, Schema schema, Limits most) {
        return database.run(checked(sql, schema), most, new Execution());
    }

    private Verdict.Allowed checked(String sql, Schema schema) {
        return switch (new Guard(database.dialect(), schema).check(sql)) {
            case Verdict.Allowed allowed -> allowed;
            case Verdict.Refused refused -> throw new DataException(Reason.SQL, refused.message());
        };
    }

    /** Reads the values of text columns for as long as there is time; of the rest their samples are known. */
    private ValueIndex values(Schema schema) {
        var end = System.nanoTime() + VALUES_TIME.toNanos();
        return ValueIndex.ofCounted(
                schema,
                (table, column) ->
                        System.nanoTime() < end && isNameable(column) ? counts(table, column) : uncounted(column));
    }

    private static boolean isNameable(Column column) {
        var distinct = column.distinct();
        return distinct == null || distinct <= MOST_DISTINCT;
    }

    private Map<String, Long> counts(Table table, Column column) {
        var seen = column.distinct();
        var isInSamples = seen != null && seen <= column.samples().size();
        return isInSamples ? uncounted(column) : database.valueCounts(table, column.name(), MOST_VALUES);
    }

    private static Map<String, Long> uncounted(Column column) {
        var values = new LinkedHashMap<String, Long>();
        column.samples().forEach(it -> values.put(it, 0L));
        return values;
    }
}
