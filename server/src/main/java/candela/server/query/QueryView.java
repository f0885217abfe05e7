package candela.server.query;

import candela.engine.ask.Interpretation;
import candela.engine.ask.TermUse;
import candela.engine.chart.ChartSpec;
import candela.engine.data.Result;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.PolicyEffect;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.query.Query.QueryId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A query as the API shows it, with the first rows of its answer. */
@Schema(name = "Query")
public record QueryView(
        QueryId id,
        String title,
        @Nullable String question,
        DataSourceId dataSource,
        String dataSourceName,
        List<DataSourceId> otherSources,
        @Nullable UUID conversation,

        @Schema(allowableValues = {"pending", "running", "succeeded", "failed", "cancelled"})
        String status,

        @Schema(allowableValues = {"understanding", "sql", "running", "drawing", "done"})
        String stage,

        @Nullable String sql,
        List<PhraseView> understood,
        List<String> assumptions,
        List<TermOfAnswer> terms,
        List<PolicyEffect> policies,
        @Nullable String reading,
        @Nullable Double confidence,
        List<ColumnOfResult> columns,
        List<List<@Nullable Object>> rows,
        @Nullable Long rowCount,
        boolean truncated,
        @Nullable ChartSpec chart,
        List<ChartSpec.Type> chartTypes,
        @Nullable String answer,
        @Nullable ClarificationView clarification,
        List<AlternativeView> alternatives,
        List<String> unknownWords,
        @Nullable FailureView error,

        @Schema(allowableValues = {"built-in", "sql", "model"})
        String engine,

        @Nullable ModelView model,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Long durationMs,
        @Nullable Instant asOf,
        boolean cached,
        boolean mine) {

    /** A span of the question and what it was taken for. */
    @Schema(name = "Phrase")
    record PhraseView(
            String text,
            int start,
            int end,

            @Schema(allowableValues = {"table", "column", "value", "operation", "unknown"})
            String kind,

            String target,
            double score) {}

    /** A term of the glossary that the answer rests on. */
    @Schema(name = "UsedTerm")
    record TermOfAnswer(
            String id,

            @Schema(allowableValues = {"synonym", "metric", "filter", "join", "verified", "choice"})
            String kind,

            String phrase,
            String sentence) {

        static TermOfAnswer of(TermUse it) {
            return new TermOfAnswer(it.term(), lower(it.kind()), it.phrase(), it.sentence());
        }
    }

    /** A column of a result. */
    @Schema(name = "ResultColumn")
    record ColumnOfResult(
            String name,

            @Schema(
                    allowableValues = {
                        "integer",
                        "decimal",
                        "text",
                        "boolean",
                        "date",
                        "time",
                        "timestamp",
                        "binary",
                        "json",
                        "other"
                    })
            String type) {

        static ColumnOfResult of(Result.Column column) {
            return new ColumnOfResult(column.name(), lower(column.type()));
        }
    }

    /** What the parser asks back. */
    @Schema(name = "Clarification")
    record ClarificationView(String question, List<Understanding.Option> options) {}

    /**
     * What a language model had to do with the answer.
     *
     * @param name the model's; empty where none answered
     */
    @Schema(name = "ModelShare")
    record ModelView(
            String name, @OneOf(ModelShare.Part.class) String part, String note) {

        static ModelView of(ModelShare it) {
            return new ModelView(it.model(), lower(it.part()), it.note());
        }
    }

    /** Another reading of the question. */
    @Schema(name = "Alternative")
    record AlternativeView(String sql, String reading, double confidence) {}

    /** Why there is no answer. */
    @Schema(name = "QueryError")
    record FailureView(
            String code,
            String message,
            @Nullable Integer line,
            @Nullable Integer column) {}

    static QueryView of(Actor actor, Query query, List<List<@Nullable Object>> rows) {
        var work = query.work();
        var understanding = Optional.ofNullable(work.understanding());
        var best = understanding.map(Understanding::best);
        var outcome = Optional.ofNullable(work.outcome());
        var failure = Optional.ofNullable(work.failure());
        return new QueryView(
                query.id(),
                query.title(),
                query.question(),
                query.dataSource(),
                query.dataSourceName(),
                query.otherSources().stream().map(DataSourceId::new).toList(),
                query.conversation(),
                lower(work.status()),
                lower(work.stage()),
                work.sql(),
                best.map(QueryView::phrases).orElse(List.of()),
                best.map(Interpretation::assumptions).orElse(List.of()),
                best.map(Interpretation::terms).orElse(List.of()).stream()
                        .map(TermOfAnswer::of)
                        .toList(),
                Optional.ofNullable(work.shaping()).orElse(Shaping.NONE).policies(),
                best.map(Interpretation::sentence).orElse(null),
                best.map(Interpretation::confidence).orElse(null),
                outcome.map(QueryView::columns).orElse(List.of()),
                rows,
                outcome.map(Outcome::rowCount).orElse(null),
                outcome.map(Outcome::truncated).orElse(false),
                outcome.map(Outcome::chart).orElse(null),
                outcome.map(Outcome::chartTypes).orElse(List.of()),
                outcome.map(Outcome::answer).orElse(null),
                understanding.map(QueryView::clarification).orElse(null),
                understanding.map(QueryView::alternatives).orElse(List.of()),
                failure.map(Failure::unknownWords).orElse(List.of()),
                failure.map(QueryView::failure).orElse(null),
                lower(work.engine()).replace('_', '-'),
                understanding.map(Understanding::model).map(ModelView::of).orElse(null),
                query.createdAt(),
                work.startedAt(),
                work.finishedAt(),
                duration(work.startedAt(), work.finishedAt()),
                outcome.map(it -> it.asOf() == null ? work.startedAt() : it.asOf())
                        .orElse(null),
                outcome.map(it -> it.asOf() != null).orElse(false),
                query.owner().equals(actor.user()));
    }

    static List<ColumnOfResult> columns(Outcome outcome) {
        return outcome.columns().stream().map(ColumnOfResult::of).toList();
    }

    private static List<PhraseView> phrases(Interpretation best) {
        return best.understood().stream()
                .map(it -> new PhraseView(it.text(), it.start(), it.end(), lower(it.kind()), it.target(), it.score()))
                .toList();
    }

    private static @Nullable ClarificationView clarification(Understanding understanding) {
        return understanding.question() == null
                ? null
                : new ClarificationView(understanding.question(), understanding.options());
    }

    private static List<AlternativeView> alternatives(Understanding understanding) {
        return understanding.choices().stream()
                .map(it -> new AlternativeView(it.sql(), it.sentence(), it.confidence()))
                .toList();
    }

    private static FailureView failure(Failure it) {
        return new FailureView(it.code(), it.message(), known(it.line()), known(it.column()));
    }

    private static @Nullable Integer known(int place) {
        return place == 0 ? null : place;
    }

    static @Nullable Long duration(@Nullable Instant start, @Nullable Instant end) {
        return start == null || end == null
                ? null
                : Duration.between(start, end).toMillis();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
