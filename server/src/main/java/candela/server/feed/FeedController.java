package candela.server.feed;

import candela.engine.feed.Offer;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Kind;
import candela.server.feed.Run.RunId;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import candela.server.platform.Visibility;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/feeds")
class FeedController {

    @Schema(name = "FeedSchedule")
    record ScheduleBody(@Nullable String cron, @Nullable String zone) {

        Schedule schedule() {
            return Schedule.of(cron, zone);
        }
    }

    @Schema(name = "FeedLook")
    record LookBody(
            @NotBlank @Schema(allowableValues = {"odata", "rest", "s3"})
            String kind,

            @Nullable DataSourceId id,
            @NotNull @Valid PlaceBody place) {}

    @Schema(name = "NewFeed")
    record NewFeedBody(
            @NotBlank String name,

            @NotBlank @Schema(allowableValues = {"odata", "rest", "s3"})
            String kind,

            @Nullable @Schema(allowableValues = {"private", "team", "company"})
            String visibility,

            @NotNull @Valid PlaceBody place,
            @Nullable ScheduleBody schedule) {}

    @Schema(name = "FeedOffer")
    record OfferView(
            String name, String description, List<ColumnView> columns, List<String> key, List<String> references) {

        static OfferView of(Offer it) {
            return new OfferView(
                    it.name(),
                    it.description(),
                    it.columns().stream().map(ColumnView::of).toList(),
                    it.key(),
                    it.references());
        }
    }

    @Schema(name = "FeedOfferColumn")
    record ColumnView(String name, String type, boolean ordered) {

        static ColumnView of(Offer.Column it) {
            return new ColumnView(it.name(), it.type(), it.ordered());
        }
    }

    @Schema(name = "FeedRunTable")
    record RunTableView(String table, long rows, boolean done) {}

    @Schema(name = "FeedRun")
    record RunView(
            RunId id,

            @Schema(allowableValues = {"pending", "running", "succeeded", "failed", "cancelled"})
            String status,

            boolean whole,
            boolean scheduled,
            boolean cancelRequested,
            List<RunTableView> tables,
            @Nullable String failure,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        static RunView of(Run it) {
            return new RunView(
                    it.id(),
                    Words.text(it.status()),
                    it.whole(),
                    it.startedBy() == null,
                    it.cancelRequested(),
                    it.progress().tables().stream()
                            .map(table -> new RunTableView(table.table(), table.rows(), table.done()))
                            .toList(),
                    it.failure(),
                    it.createdAt(),
                    it.startedAt(),
                    it.finishedAt());
        }
    }

    @Schema(name = "Feed")
    record FeedView(
            DataSourceId id,
            String name,

            @Schema(allowableValues = {"odata", "rest", "s3"})
            String kind,

            PlaceBody place,
            boolean hasSecret,
            @Nullable String cron,
            String zone,
            List<Instant> nextRuns,
            @Nullable RunView last) {

        static FeedView of(Feeds.Detail it) {
            return new FeedView(
                    it.source().id(),
                    it.source().name(),
                    Words.text(it.source().kind()),
                    PlaceBody.of(it.feed().settings()),
                    it.feed().secret() != null,
                    it.feed().schedule().cron(),
                    it.feed().schedule().zone(),
                    it.nextRuns(),
                    it.last().map(RunView::of).orElse(null));
        }
    }

    @Schema(name = "NewFeedRun")
    record NewRunBody(boolean whole) {}

    private final Feeds feeds;

    FeedController(Feeds feeds) {
        this.feeds = feeds;
    }

    @PostMapping("/offers")
    Page<OfferView> offers(Actor actor, @Valid @RequestBody LookBody body) {
        return Page.all(feeds.offers(actor, kind(body.kind()), body.place().form(), body.id()))
                .map(OfferView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    FeedView add(Actor actor, @Valid @RequestBody NewFeedBody body) {
        var visibility = body.visibility() == null
                ? Visibility.PRIVATE
                : Words.read(Visibility.class, "visibility", body.visibility());
        var schedule =
                body.schedule() == null ? Schedule.NEVER : body.schedule().schedule();
        var source = feeds.add(
                actor, body.name(), kind(body.kind()), visibility, body.place().form(), schedule);
        return FeedView.of(feeds.get(actor, source.id()));
    }

    @GetMapping("/{id}")
    FeedView get(Actor actor, @PathVariable DataSourceId id) {
        return FeedView.of(feeds.get(actor, id));
    }

    @PutMapping("/{id}")
    FeedView change(Actor actor, @PathVariable DataSourceId id, @Valid @RequestBody PlaceBody body) {
        return FeedView.of(feeds.change(actor, id, body.form()));
    }

    @PutMapping("/{id}/schedule")
    FeedView schedule(Actor actor, @PathVariable DataSourceId id, @RequestBody ScheduleBody body) {
        return FeedView.of(feeds.schedule(actor, id, body.schedule()));
    }

    @GetMapping("/{id}/runs")
    Page<RunView> runs(
            Actor actor,
            @PathVariable DataSourceId id,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return feeds.runs(actor, id, cursor, Page.size(limit)).map(RunView::of);
    }

    @PostMapping("/{id}/runs")
    @ResponseStatus(HttpStatus.CREATED)
    RunView sync(Actor actor, @PathVariable DataSourceId id, @RequestBody NewRunBody body) {
        return RunView.of(feeds.sync(actor, id, body.whole()));
    }

    @PostMapping("/{id}/runs/{run}/cancel")
    RunView cancel(Actor actor, @PathVariable DataSourceId id, @PathVariable RunId run) {
        return RunView.of(feeds.cancel(actor, id, run));
    }

    private static Kind kind(String text) {
        return Stream.of(Kind.ODATA, Kind.REST, Kind.S3)
                .filter(it -> Words.text(it).equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("kind", "The kind of a feed is odata, rest or s3"));
    }
}
