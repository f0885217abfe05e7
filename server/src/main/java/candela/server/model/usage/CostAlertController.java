package candela.server.model.usage;

import candela.server.model.usage.CostAlert.AlertId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Thresholds on the month's cost. */
@RestController
@RequestMapping("/api/v1/usage/alerts")
class CostAlertController {

    @Schema(name = "CostAlert")
    record AlertView(
            AlertId id,

            @Nullable @Schema(description = "Whose cost in the team; null for all of the team's")
            UserId user,

            String userName,

            @Schema(description = "US dollars") BigDecimal threshold,

            @Schema(description = "Where the months begin") String timeZone,

            @Schema(description = "Whether the cost of the month that goes on has passed it")
            boolean passed,

            @Nullable Instant passedAt,
            @Nullable BigDecimal passedCost) {}

    @Schema(name = "NewCostAlert")
    record NewAlert(
            @Nullable @Schema(description = "Whose cost in the current team; null for all of the team's")
            UserId user,

            @NotNull BigDecimal threshold) {}

    @Schema(name = "CostAlertChange")
    record AlertChange(@NotNull BigDecimal threshold) {}

    private final CostAlerts alerts;
    private final UsageNames names;
    private final Clock clock;

    CostAlertController(CostAlerts alerts, UsageNames names, Clock clock) {
        this.alerts = alerts;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    Page<AlertView> list(Actor actor) {
        var all = alerts.list(actor);
        var people = names.people(
                actor,
                all.stream().map(CostAlert::user).filter(Objects::nonNull).collect(Collectors.toSet()));
        return Page.all(all.stream().map(it -> view(it, people)).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AlertView create(Actor actor, @Valid @RequestBody NewAlert body) {
        return view(actor, alerts.create(actor, body.user(), body.threshold()));
    }

    @PutMapping("/{id}")
    AlertView change(Actor actor, @PathVariable AlertId id, @Valid @RequestBody AlertChange body) {
        return view(actor, alerts.change(actor, id, body.threshold()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable AlertId id) {
        alerts.delete(actor, id);
    }

    private AlertView view(Actor actor, CostAlert alert) {
        return view(alert, names.people(actor, alert.user() == null ? List.of() : List.of(alert.user())));
    }

    private AlertView view(CostAlert it, Map<UserId, String> people) {
        var passed = it.isPassed(clock.instant());
        return new AlertView(
                it.id(),
                it.user(),
                it.user() == null ? "" : people.getOrDefault(it.user(), ""),
                it.threshold(),
                it.timeZone(),
                passed,
                passed ? it.passedAt() : null,
                passed ? it.passedCost() : null);
    }
}
