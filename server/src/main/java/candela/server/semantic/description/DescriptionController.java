package candela.server.semantic.description;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.platform.Page;
import candela.server.platform.Words;
import candela.server.semantic.description.DescriptionProposal.ProposalId;
import candela.server.semantic.description.DescriptionProposal.State;
import candela.server.semantic.description.DescriptionRun.RunId;
import candela.server.semantic.description.DescriptionRun.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Descriptions that a model proposes for a source; the id is that of the source. */
@RestController
@RequestMapping("/api/v1/semantic/descriptions/{id}")
class DescriptionController {

    /**
     * What to ask for.
     *
     * @param all true to ask also about tables and columns that have a description
     */
    @Schema(name = "NewDescriptionRun")
    record NewRunBody(boolean all) {}

    /**
     * How far one asking came.
     *
     * @param tables so many tables are asked about
     * @param done so many of them are done
     * @param proposed so many descriptions were proposed
     * @param dropped so many tables and columns of the answers are not in the source, and were left out
     */
    @Schema(name = "DescriptionRun")
    record RunView(
            RunId id,
            @OneOf(Status.class) String status,
            int tables,
            int done,
            int proposed,
            int dropped,
            boolean cancelRequested,
            @Nullable String failure,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        static RunView of(DescriptionRun it) {
            return new RunView(
                    it.id(),
                    Words.text(it.status()),
                    it.tables(),
                    it.tablesDone(),
                    it.progress().proposed(),
                    it.progress().dropped(),
                    it.cancelRequested(),
                    it.failure(),
                    it.createdAt(),
                    it.startedAt(),
                    it.finishedAt());
        }
    }

    @Schema(name = "ProposedTable")
    record TableView(@Nullable String namespace, String table, int proposals) {}

    /**
     * How it stands with a source.
     *
     * @param obstacle why no model can be asked now; null where one can
     * @param last what the caller asked for last
     * @param tables where there is something to decide
     */
    @Schema(name = "DescriptionOverview")
    record OverviewView(
            @OneOf(Obstacle.class) @Nullable String obstacle,
            @Nullable RunView last,
            List<TableView> tables) {

        static OverviewView of(Descriptions.Overview it) {
            var obstacle = it.obstacle();
            return new OverviewView(
                    obstacle == null ? null : Words.text(obstacle),
                    it.last().map(RunView::of).orElse(null),
                    it.proposals().entrySet().stream()
                            .map(table -> new TableView(
                                    table.getKey().namespace(), table.getKey().table(), table.getValue()))
                            .toList());
        }
    }

    /**
     * A description that a model proposes.
     *
     * @param namespace of the table; null for the default one
     * @param column null where it is about the table itself
     * @param former what was written there when the model was asked
     * @param state {@code overtaken} where somebody described it since, {@code gone} where it is no longer there
     */
    @Schema(name = "DescriptionProposal")
    record ProposalView(
            ProposalId id,
            @Nullable String namespace,
            String table,
            @Nullable String column,
            String description,
            String former,
            String model,
            @OneOf(State.class) String state,
            Instant createdAt) {

        static ProposalView of(Descriptions.Listed listed) {
            var it = listed.proposal();
            return new ProposalView(
                    it.id(),
                    it.namespace(),
                    it.table(),
                    it.column(),
                    it.description(),
                    it.former(),
                    it.model(),
                    Words.text(listed.state()),
                    it.createdAt());
        }
    }

    /** @param description what to write in the proposal's place; null to take it as it is */
    @Schema(name = "AcceptedDescription")
    record AcceptBody(@Nullable String description) {}

    /**
     * Of which tables the proposals are meant.
     *
     * @param namespace null for tables of every one, empty for the default one
     * @param table null for all
     */
    @Schema(name = "AcceptedDescriptions")
    record AcceptAllBody(
            @Nullable String namespace, @Nullable String table) {}

    /** @param left so many were left, because somebody described the place since or because it is gone */
    @Schema(name = "DescriptionsAccepted")
    record AcceptedView(int accepted, int left) {}

    private final Descriptions descriptions;

    DescriptionController(Descriptions descriptions) {
        this.descriptions = descriptions;
    }

    @GetMapping
    OverviewView overview(Actor actor, @PathVariable DataSourceId id) {
        return OverviewView.of(descriptions.overview(actor, id));
    }

    @PostMapping("/runs")
    @ResponseStatus(HttpStatus.CREATED)
    RunView start(Actor actor, @PathVariable DataSourceId id, @RequestBody NewRunBody body) {
        return RunView.of(descriptions.start(actor, id, body.all()));
    }

    @PostMapping("/runs/{run}/cancel")
    RunView cancel(Actor actor, @PathVariable DataSourceId id, @PathVariable RunId run) {
        return RunView.of(descriptions.cancel(actor, id, run));
    }

    @GetMapping("/proposals")
    Page<ProposalView> proposals(
            Actor actor,
            @PathVariable DataSourceId id,
            @RequestParam(required = false) @Nullable String namespace,
            @RequestParam(required = false) @Nullable String table,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return descriptions
                .proposals(actor, id, new ProposedTables(namespace, table), cursor, Page.size(limit))
                .map(ProposalView::of);
    }

    @PostMapping("/proposals/accept")
    AcceptedView acceptAll(Actor actor, @PathVariable DataSourceId id, @RequestBody AcceptAllBody body) {
        var it = descriptions.acceptAll(actor, id, new ProposedTables(body.namespace(), body.table()));
        return new AcceptedView(it.accepted(), it.left());
    }

    @PostMapping("/proposals/{proposal}/accept")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(
            Actor actor,
            @PathVariable DataSourceId id,
            @PathVariable ProposalId proposal,
            @RequestBody AcceptBody body) {
        descriptions.accept(actor, id, proposal, body.description());
    }

    @DeleteMapping("/proposals/{proposal}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reject(Actor actor, @PathVariable DataSourceId id, @PathVariable ProposalId proposal) {
        descriptions.reject(actor, id, proposal);
    }

    @DeleteMapping("/proposals")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rejectAll(
            Actor actor,
            @PathVariable DataSourceId id,
            @RequestParam(required = false) @Nullable String namespace,
            @RequestParam(required = false) @Nullable String table) {
        descriptions.rejectAll(actor, id, new ProposedTables(namespace, table));
    }
}
