package candela.server.query.insight;

import candela.server.platform.Actor;
import candela.server.platform.Page;
import candela.server.query.Query.QueryId;
import candela.server.query.Wait;
import candela.server.query.insight.KeptInsight.InsightId;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is said in words about the result of a query. */
@RestController
@RequestMapping("/api/v1/queries/{id}/insights")
class InsightController {

    private final Insights insights;
    private final InsightWait wait;

    InsightController(Insights insights, InsightWait wait) {
        this.insights = insights;
        this.wait = wait;
    }

    /** The insight when it is written within the time that the caller prefers to wait, else as far as it is. */
    @PostMapping
    ResponseEntity<InsightView> write(
            Actor actor,
            @PathVariable QueryId id,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
        var patience = Wait.of(prefer);
        var insight = wait.finished(actor, insights.write(actor, id), patience);
        return ResponseEntity.status(insight.status().isFinished() ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/queries/" + id.value() + "/insights"))
                .body(InsightView.of(actor, insight));
    }

    @GetMapping
    Page<InsightView> list(Actor actor, @PathVariable QueryId id) {
        return Page.all(insights.list(actor, id)).map(it -> InsightView.of(actor, it));
    }

    @DeleteMapping("/{insight}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable QueryId id, @PathVariable InsightId insight) {
        insights.delete(actor, id, insight);
    }
}
