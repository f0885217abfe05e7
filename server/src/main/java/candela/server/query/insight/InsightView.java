package candela.server.query.insight;

import candela.engine.chart.Remarks;
import candela.engine.chart.insight.Checked;
import candela.engine.chart.insight.Claim;
import candela.engine.chart.insight.Support;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.platform.Words;
import candela.server.query.insight.KeptInsight.InsightId;
import candela.server.query.insight.KeptInsight.Note;
import candela.server.query.insight.KeptInsight.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An insight as the API shows it.
 *
 * @param title null until something is written, as are the fields that tell of it
 * @param confidence the share of all that its author claimed, also by sentences that were left out, that the result
 *     bears out
 * @param author {@code built-in} or the name of a model
 * @param removed how many sentences were left out because the result does not bear them out
 * @param note why no model wrote it
 */
@Schema(name = "Insight")
record InsightView(
        InsightId id,
        @OneOf(Status.class) String status,
        @Nullable SentenceView title,
        List<SentenceView> sentences,
        @OneOf(Remarks.Type.class) @Nullable String type,
        @Nullable Double confidence,
        @Nullable String author,
        int removed,
        @OneOf(Note.class) @Nullable String note,
        String locale,
        boolean automatic,
        Instant createdAt,
        boolean mine) {

    /** A sentence, and the places that were checked. */
    @Schema(name = "InsightSentence")
    record SentenceView(String text, List<ClaimView> claims) {

        static SentenceView of(Checked it) {
            return new SentenceView(
                    it.text(),
                    it.claims().stream()
                            .flatMap(claim ->
                                    Stream.ofNullable(claim.support()).map(support -> ClaimView.of(claim, support)))
                            .toList());
        }
    }

    /**
     * A place of a sentence and what of the result bears it out.
     *
     * @param from where it begins, in UTF-16 units
     * @param to where it ends, exclusive
     * @param column of which column; null where it is of none
     * @param rows of which rows, counted from 0; the first of them where they are many; empty where it is of all
     * @param value the number as the result has it
     */
    @Schema(name = "InsightClaim")
    record ClaimView(
            int from,
            int to,
            @OneOf(Claim.Kind.class) String kind,
            @OneOf(Support.Derivation.class) String how,
            @Nullable String column,
            List<Integer> rows,
            @Nullable BigDecimal value) {

        private static final int MOST_ROWS = 20;

        static ClaimView of(Claim claim, Support support) {
            return new ClaimView(
                    claim.from(),
                    claim.to(),
                    Words.text(claim.kind()),
                    Words.text(support.how()),
                    support.column(),
                    support.rows().stream().limit(MOST_ROWS).toList(),
                    support.value());
        }
    }

    static InsightView of(Actor actor, KeptInsight it) {
        var content = it.content();
        var insight = content == null ? null : content.insight();
        return new InsightView(
                it.id(),
                Words.text(it.status()),
                insight == null ? null : SentenceView.of(insight.title()),
                insight == null
                        ? List.of()
                        : insight.sentences().stream().map(SentenceView::of).toList(),
                insight == null ? null : Words.text(insight.type()),
                insight == null ? null : insight.confidence(),
                content == null ? null : content.author(),
                content == null ? 0 : content.removed(),
                it.note() == null ? null : Words.text(Objects.requireNonNull(it.note())),
                it.locale(),
                it.automatic(),
                it.createdAt(),
                it.isWrittenBy(actor));
    }
}
