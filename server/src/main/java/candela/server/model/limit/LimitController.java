package candela.server.model.limit;

import candela.server.model.limit.Limit.LimitId;
import candela.server.model.limit.Limits.Effective;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.platform.Page;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
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
@RequestMapping("/api/v1/limits")
class LimitController {

    @Schema(name = "UsageLimit")
    record LimitView(
            LimitId id,
            boolean ofAll,
            @OneOf(Subject.class) String subject,
            @Nullable UUID target,
            @Nullable UUID person,
            @OneOf(Metric.class) String metric,
            @OneOf(Span.class) String span,

            @Nullable @Schema(description = "Requests, tokens or US dollars; null for none")
            BigDecimal amount,

            @Nullable Integer warnAt,
            Instant createdAt) {

        static LimitView of(Limit it) {
            return new LimitView(
                    it.id(),
                    it.team() == null,
                    Words.text(it.subject()),
                    it.target(),
                    it.person(),
                    Words.text(it.metric()),
                    Words.text(it.span()),
                    it.amount() == null ? null : it.metric().decimal(it.amount()),
                    it.warnAt(),
                    it.createdAt());
        }
    }

    @Schema(name = "EffectiveLimit")
    record EffectiveView(
            LimitView limit,
            BigDecimal used,

            @Schema(description = "What is held for calls under way and the next ones")
            BigDecimal reserved,

            @Schema(description = "The part of what is used that a node held when it died")
            BigDecimal writtenOff,

            Instant resetsAt,

            @Nullable @Schema(description = "The narrower limit that holds in its place")
            LimitId setAsideBy) {

        static EffectiveView of(Effective it) {
            var metric = it.limit().metric();
            return new EffectiveView(
                    LimitView.of(it.limit()),
                    metric.decimal(it.count().used()),
                    metric.decimal(it.count().reserved()),
                    metric.decimal(it.count().writtenOff()),
                    it.resetsAt(),
                    it.setAsideBy());
        }
    }

    @Schema(name = "NewUsageLimit")
    record NewLimitBody(
            boolean ofAll,
            @OneOf(Subject.class) @NotBlank String subject,
            @Nullable UUID target,
            @Nullable UUID person,
            @OneOf(Metric.class) @NotBlank String metric,
            @OneOf(Span.class) @NotBlank String span,
            @Nullable BigDecimal amount,
            @Nullable Integer warnAt) {

        NewLimit wish() {
            return new NewLimit(
                    ofAll,
                    Words.read(Subject.class, "subject", subject),
                    target,
                    person,
                    Words.read(Metric.class, "metric", metric),
                    Words.read(Span.class, "span", span),
                    amount,
                    warnAt);
        }
    }

    @Schema(name = "UsageLimitChange")
    record ChangeBody(@Nullable BigDecimal amount, @Nullable Integer warnAt) {}

    private final Limits limits;

    LimitController(Limits limits) {
        this.limits = limits;
    }

    @GetMapping
    Page<LimitView> list(Actor actor) {
        return Page.all(limits.list(actor)).map(LimitView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    LimitView create(Actor actor, @Valid @RequestBody NewLimitBody body) {
        return LimitView.of(limits.create(actor, body.wish()));
    }

    @PutMapping("/{id}")
    LimitView change(Actor actor, @PathVariable LimitId id, @RequestBody ChangeBody body) {
        return LimitView.of(limits.change(actor, id, body.amount(), body.warnAt()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable LimitId id) {
        limits.delete(actor, id);
    }

    /** The limits that a call of this person, with this key, of this model comes under. */
    @GetMapping("/effective")
    Page<EffectiveView> effective(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID user,
            @RequestParam(required = false) @Nullable UUID key,
            @RequestParam UUID model) {
        var caller = new Caller(
                key, user == null ? actor.user().value() : user, actor.team().value(), model);
        return Page.all(limits.effective(actor, caller)).map(EffectiveView::of);
    }
}
