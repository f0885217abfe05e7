package candela.server.query.insight;

import candela.engine.chart.ChartColumn;
import candela.engine.chart.insight.Evidence;
import candela.engine.chart.insight.Insight;
import candela.engine.data.Room;
import candela.server.platform.Actor;
import candela.server.platform.Actors;
import candela.server.platform.Job;
import candela.server.platform.Problem;
import candela.server.query.Answers;
import candela.server.query.Outcome;
import candela.server.query.Query;
import candela.server.query.ResultPage;
import candela.server.query.insight.KeptInsight.Content;
import candela.server.query.insight.KeptInsight.InsightId;
import candela.server.query.insight.KeptInsight.Note;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Writes one insight: what rules say first, and what a model says in its place where one may be asked. */
@Component
class InsightJob implements Job {

    static final String NAME = "query.insight";

    /**
     * So many rows are looked at by rules, or those that take so much memory, which they hold as long as a model
     * writes.
     */
    private static final int MOST_ROWS = 10_000;

    private static final long MOST_BYTES = 8L << 20;

    private final InsightProgress progress;
    private final Answers answers;
    private final Actors actors;
    private final ModelWriter model;
    private final Room room;

    InsightJob(InsightProgress progress, Answers answers, Actors actors, ModelWriter model, Room room) {
        this.progress = progress;
        this.answers = answers;
        this.actors = actors;
        this.model = model;
        this.room = room;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID row) {
        progress.begin(Actor.system(), new InsightId(row)).ifPresent(this::write);
    }

    @Override
    public void failed(UUID row, UUID incident) {
        progress.fail(Actor.system(), new InsightId(row));
    }

    private void write(KeptInsight insight) {
        answers.find(Actor.system(), insight.query())
                .filter(insight::isOf)
                .ifPresentOrElse(it -> write(insight, it), () -> progress.fail(Actor.system(), insight.id()));
    }

    private void write(KeptInsight insight, Query query) {
        try (var place = room.place()) {
            write(
                    insight,
                    query,
                    evidence(query, Objects.requireNonNull(query.work().outcome()), place));
        } catch (Problem e) {
            progress.fail(Actor.system(), insight.id());
        }
    }

    private void write(KeptInsight insight, Query query, Evidence evidence) {
        var byRules = new Content(
                Insight.builtIn(evidence, Locale.forLanguageTag(insight.locale())), KeptInsight.BUILT_IN, 0);
        try {
            var actor = actors.of(insight.owner(), insight.team()).within(insight.scopes());
            write(actor, new Matter(insight, query, evidence), byRules);
        } catch (Problem e) {
            progress.finish(Actor.system(), insight.id(), byRules, Note.FAILED);
        }
    }

    private void write(Actor actor, Matter matter, Content byRules) {
        var id = matter.insight().id();
        if (matter.evidence().rows().isEmpty()) {
            progress.finish(actor, id, byRules, null);
            return;
        }
        var obstacle = model.obstacle(actor, matter);
        if (obstacle != null) {
            progress.finish(actor, id, byRules, obstacle);
            return;
        }
        progress.draft(Actor.system(), id, byRules);
        var written = model.write(actor, matter, byRules.insight());
        var content = written.content();
        progress.finish(
                actor,
                id,
                content == null ? new Content(byRules.insight(), KeptInsight.BUILT_IN, written.removed()) : content,
                written.note());
    }

    private Evidence evidence(Query query, Outcome outcome, Room.Place place) {
        var rows = ResultPage.gather(it -> answers.page(Actor.system(), query.id(), it), MOST_ROWS, MOST_BYTES, place);
        return new Evidence(
                outcome.columns().stream()
                        .map(it -> new ChartColumn(it.name(), it.type()))
                        .toList(),
                rows,
                !outcome.truncated() && rows.size() == outcome.rowCount(),
                Objects.requireNonNullElse(query.question(), ""));
    }
}
