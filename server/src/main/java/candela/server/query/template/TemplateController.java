package candela.server.query.template;

import candela.server.platform.Actor;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import candela.server.query.template.Template.TemplateId;
import candela.server.query.template.TemplateFilter.Sort;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
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
@RequestMapping("/api/v1/query-templates")
class TemplateController {

    private final Templates templates;
    private final TemplateViews views;

    TemplateController(Templates templates, TemplateViews views) {
        this.templates = templates;
        this.views = views;
    }

    @GetMapping
    Page<TemplateView> list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(required = false) @Nullable UUID dataSource,
            @Schema(allowableValues = {"use", "name", "newest"}) @RequestParam(defaultValue = "use") String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = new TemplateFilter(
                q.strip(), category.strip(), dataSource, TemplateBody.word(Sort.class, "sort", sort));
        return views.of(actor, templates.search(actor, filter, skipped(cursor), Page.size(limit)));
    }

    /** The categories in use, to filter by and to choose from. */
    @GetMapping("/categories")
    Page<String> categories(Actor actor) {
        return Page.all(templates.categories(actor));
    }

    @PostMapping
    ResponseEntity<TemplateView> create(Actor actor, @Valid @RequestBody TemplateBody body) {
        return tagged(actor, HttpStatus.CREATED, templates.create(actor, body.content()));
    }

    @GetMapping("/{id}")
    ResponseEntity<TemplateView> find(Actor actor, @PathVariable TemplateId id) {
        return tagged(actor, HttpStatus.OK, templates.find(actor, id));
    }

    /** Changes the state that the header names, and no newer one. */
    @PutMapping("/{id}")
    ResponseEntity<TemplateView> change(
            Actor actor,
            @PathVariable TemplateId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @Valid @RequestBody TemplateBody body) {
        return tagged(actor, HttpStatus.OK, templates.change(actor, id, version(seen), body.content()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable TemplateId id) {
        templates.delete(actor, id);
    }

    @PostMapping("/{id}/duplicate")
    ResponseEntity<TemplateView> duplicate(Actor actor, @PathVariable TemplateId id) {
        return tagged(actor, HttpStatus.CREATED, templates.duplicate(actor, id));
    }

    /** Says that it is right: questions like it get its SQL. */
    @PutMapping("/{id}/verification")
    TemplateView verify(Actor actor, @PathVariable TemplateId id) {
        return views.of(actor, templates.verify(actor, id));
    }

    @DeleteMapping("/{id}/verification")
    TemplateView unverify(Actor actor, @PathVariable TemplateId id) {
        return views.of(actor, templates.unverify(actor, id));
    }

    private ResponseEntity<TemplateView> tagged(Actor actor, HttpStatus status, Template template) {
        return ResponseEntity.status(status)
                .eTag(String.valueOf(template.version()))
                .body(views.of(actor, template));
    }

    private static int skipped(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        if (!cursor.matches("\\d{1,6}")) {
            throw Problem.invalid("cursor", "Send the cursor that the former part of the list gave as next");
        }
        return Integer.parseInt(cursor);
    }

    private static @Nullable Integer version(@Nullable String seen) {
        var number = seen == null ? "" : seen.replace("\"", "");
        return number.matches("\\d{1,9}") ? Integer.valueOf(number) : null;
    }
}
