package candela.server.query.template;

import candela.server.platform.Actor;
import candela.server.platform.Page;
import candela.server.query.QueryView;
import candela.server.query.QueryViews;
import candela.server.query.Wait;
import candela.server.query.template.Template.TemplateId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/query-templates/{id}")
class TemplateRunController {

    /**
     * With which values to run.
     *
     * @param values by the names of the parameters, numbers and dates as text too; what is left out has its usual value
     * @param execute false to have the statement checked and not run
     */
    @Schema(name = "TemplateRun")
    record RunBody(
            @Size(max = 30) @Nullable Map<String, @Nullable String> values,
            @Nullable Boolean execute) {

        Map<String, String> texts() {
            var texts = new LinkedHashMap<String, String>();
            if (values != null) {
                values.forEach((name, value) -> texts.put(name, value == null ? "" : value));
            }
            return texts;
        }
    }

    private final TemplateRuns runs;
    private final QueryViews views;

    TemplateRunController(TemplateRuns runs, QueryViews views) {
        this.runs = runs;
        this.views = views;
    }

    /**
     * Runs it as a query like any other; answers with the rows when they are there in time, else with where to look.
     */
    @PostMapping("/run")
    ResponseEntity<QueryView> run(
            Actor actor,
            @PathVariable TemplateId id,
            @Valid @RequestBody RunBody body,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
        var patience = Wait.of(prefer);
        var started = runs.run(actor, id, body.texts(), body.execute() == null || body.execute());
        var query = views.finished(actor, started.id(), patience);
        return ResponseEntity.status(query.finishedAt() == null ? HttpStatus.ACCEPTED : HttpStatus.CREATED)
                .location(URI.create("/api/v1/queries/" + query.id().value()))
                .body(query);
    }

    /** The values that are offered for a parameter. */
    @GetMapping("/parameters/{name}/choices")
    Page<String> choices(Actor actor, @PathVariable TemplateId id, @PathVariable String name) {
        return Page.all(runs.choices(actor, id, name));
    }
}
