package candela.server.query;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.iam.Contact;
import candela.server.iam.Directory;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import candela.server.query.Query.QueryId;
import candela.server.query.Query.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/queries")
class QueryController {

    private static final int LONGEST = 20_000;

    /**
     * @param refresh true to have the source asked, whatever is kept of former answers; false by default
     * @param otherSources further sources that are asked together with it, up to four; a statement names its tables
     *     with their sources, like {@code shop.orders}
     */
    @Schema(name = "NewQuery")
    record Ask(
            @NotNull DataSourceId dataSource,
            @Size(max = LONGEST) @Nullable String question,
            @Size(max = 100_000) @Nullable String sql,
            @Nullable Boolean execute,
            @Nullable UUID conversation,
            @Nullable Boolean refresh,
            @Nullable List<DataSourceId> otherSources) {}

    record QueryTitle(@NotBlank @Size(max = 200) String title) {}

    record EditedSql(
            @NotBlank @Size(max = 100_000) String sql,
            @Nullable Boolean execute) {}

    /** @param remember true to take the same answer whenever the same is asked back; false by default */
    record Choice(@NotNull Integer alternative, @Nullable Boolean remember) {}

    record QuerySummary(
            QueryId id,
            String title,
            @Nullable String question,
            DataSourceId dataSource,
            String dataSourceName,
            @Nullable UUID conversation,

            @Schema(allowableValues = {"pending", "running", "succeeded", "failed", "cancelled"})
            String status,

            @Nullable Long rowCount,
            @Nullable String answer,
            @Nullable Long durationMs,

            @Schema(allowableValues = {"built-in", "sql", "model"})
            String engine,

            Instant createdAt,
            boolean mine) {

        static QuerySummary of(Actor actor, Query query) {
            var outcome = query.work().outcome();
            return new QuerySummary(
                    query.id(),
                    query.title(),
                    query.question(),
                    query.dataSource(),
                    query.dataSourceName(),
                    query.conversation(),
                    query.work().status().name().toLowerCase(Locale.ROOT),
                    outcome == null ? null : outcome.rowCount(),
                    outcome == null ? null : outcome.answer(),
                    QueryView.duration(query.work().startedAt(), query.work().finishedAt()),
                    query.work().engine().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    query.createdAt(),
                    query.owner().equals(actor.user()));
        }
    }

    @Schema(name = "HistoryEntry")
    record Timeline(String action, Instant at, Actor.UserId user, String userName, Map<String, String> details) {

        static Timeline of(HistoryEntry entry, String userName) {
            return new Timeline(
                    entry.action().word(),
                    entry.at(),
                    entry.actor(),
                    userName,
                    entry.details().values());
        }
    }

    private final Asking asking;
    private final Teaching teaching;
    private final QueryViews views;
    private final Directory directory;

    QueryController(Asking asking, Teaching teaching, QueryViews views, Directory directory) {
        this.asking = asking;
        this.teaching = teaching;
        this.views = views;
        this.directory = directory;
    }

    @PostMapping
    ResponseEntity<QueryView> ask(
            Actor actor,
            @Valid @RequestBody Ask body,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
        var execute = body.execute() == null || body.execute();
        var asked = new NewQuery(
                body.question(),
                body.sql(),
                execute,
                body.conversation(),
                Boolean.TRUE.equals(body.refresh()),
                body.otherSources() == null ? List.of() : body.otherSources());
        return answer(actor, asking.ask(actor, body.dataSource(), asked).id(), prefer, HttpStatus.CREATED);
    }

    @GetMapping
    Page<QuerySummary> list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable UUID dataSource,
            @RequestParam(required = false) @Nullable UUID conversation,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = new QueryFilter(status(status), dataSource, conversation, q.strip());
        return asking.list(actor, filter, cursor, Page.size(limit)).map(it -> QuerySummary.of(actor, it));
    }

    @GetMapping("/{id}")
    QueryView find(Actor actor, @PathVariable QueryId id) {
        return views.view(actor, asking.find(actor, id));
    }

    @PatchMapping("/{id}")
    QueryView rename(Actor actor, @PathVariable QueryId id, @Valid @RequestBody QueryTitle body) {
        return views.view(actor, asking.rename(actor, id, body.title()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable QueryId id) {
        asking.delete(actor, id);
    }

    @PostMapping("/{id}/cancel")
    QueryView cancel(Actor actor, @PathVariable QueryId id) {
        asking.cancel(actor, id);
        return views.finished(actor, id, Duration.ofSeconds(2));
    }

    @PostMapping("/{id}/rerun")
    ResponseEntity<QueryView> rerun(
            Actor actor,
            @PathVariable QueryId id,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
        return answer(actor, asking.rerun(actor, id).id(), prefer, HttpStatus.OK);
    }

    @PutMapping("/{id}/sql")
    ResponseEntity<QueryView> edit(
            Actor actor,
            @PathVariable QueryId id,
            @Valid @RequestBody EditedSql body,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
        var run = body.execute() == null || body.execute();
        return answer(actor, asking.edit(actor, id, body.sql().strip(), run).id(), prefer, HttpStatus.OK);
    }

    @PostMapping("/{id}/choice")
    ResponseEntity<QueryView> choose(
            Actor actor,
            @PathVariable QueryId id,
            @Valid @RequestBody Choice body,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
        var chosen = Boolean.TRUE.equals(body.remember())
                ? teaching.remember(actor, id, body.alternative())
                : asking.choose(actor, id, body.alternative());
        return answer(actor, chosen.id(), prefer, HttpStatus.OK);
    }

    /** Says that the answer is right: its statement is kept for whoever asks the same. */
    @PostMapping("/{id}/verification")
    QueryView verify(Actor actor, @PathVariable QueryId id) {
        return views.view(actor, teaching.verify(actor, id));
    }

    @GetMapping("/{id}/history")
    Page<Timeline> history(Actor actor, @PathVariable QueryId id) {
        var entries = asking.history(actor, id);
        var names = directory.contacts(
                actor, entries.stream().map(HistoryEntry::actor).collect(Collectors.toSet()));
        return Page.all(entries).map(it -> Timeline.of(it, Contact.name(names, it.actor())));
    }

    /**
     * The answer when it is there within the time that the caller prefers to wait (RFC 7240), else where to find it.
     */
    private ResponseEntity<QueryView> answer(Actor actor, QueryId id, @Nullable String prefer, HttpStatus done) {
        var query = views.finished(actor, id, Wait.of(prefer));
        var finished = Status.valueOf(query.status().toUpperCase(Locale.ROOT)).isFinished();
        return ResponseEntity.status(finished ? done : HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/queries/" + id.value()))
                .body(query);
    }

    private static @Nullable Status status(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        return List.of(Status.values()).stream()
                .filter(it -> it.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "status", "The status must be pending, running, succeeded, failed or cancelled"));
    }
}
