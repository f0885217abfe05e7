package candela.server.semantic;

import candela.engine.ask.Term.Kind;
import candela.engine.ask.Vocabulary.Fault;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import candela.server.platform.Visibility;
import candela.server.semantic.GlossaryTerm.TermId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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
@RequestMapping("/api/v1/semantic/terms")
class TermController {

    @Schema(name = "NewTerm")
    record TermBody(
            @NotNull @Schema(allowableValues = {"synonym", "metric", "filter", "join", "verified", "choice"})
            String kind,

            @NotNull @Size(min = 1, max = 20) List<@NotNull String> phrases,
            @NotNull @Size(max = 100_000) String meaning,
            @Size(max = 2_000) @Nullable String definition,

            @NotNull @Schema(allowableValues = {"personal", "team"})
            String scope,

            @Nullable DataSourceId dataSource) {

        NewTerm term() {
            return new NewTerm(
                    kindOf(kind),
                    phrases,
                    meaning,
                    Objects.requireNonNullElse(definition, ""),
                    scopeOf(scope),
                    dataSource);
        }
    }

    @Schema(name = "Term")
    record TermView(
            TermId id,

            @Schema(allowableValues = {"synonym", "metric", "filter", "join", "verified", "choice"})
            String kind,

            List<String> phrases,
            String meaning,
            String definition,
            @Schema(allowableValues = {"personal", "team"}) String scope,
            @Nullable DataSourceId dataSource,
            long useCount,
            @Nullable Instant lastUsedAt,
            Instant since,
            Instant createdAt,
            boolean mine) {

        static TermView of(Actor actor, GlossaryTerm it) {
            return new TermView(
                    it.id(),
                    it.kind().name().toLowerCase(Locale.ROOT),
                    it.phrases(),
                    it.meaning(),
                    it.definition(),
                    it.isTeams() ? "team" : "personal",
                    it.dataSource(),
                    it.useCount(),
                    it.lastUsedAt(),
                    it.since(),
                    it.createdAt(),
                    it.owner().equals(actor.user()));
        }
    }

    /** What is wrong with a term; the fields are those of the body. */
    @Schema(name = "TermCheck")
    record CheckView(List<Fault> faults) {}

    private final Glossary glossary;

    TermController(Glossary glossary) {
        this.glossary = glossary;
    }

    @GetMapping
    Page<TermView> search(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable DataSourceId dataSource,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var wanted = kind == null || kind.isBlank() ? null : kindOf(kind);
        return glossary.search(actor, q.strip(), wanted, dataSource, cursor, Page.size(limit))
                .map(it -> TermView.of(actor, it));
    }

    @GetMapping("/{id}")
    TermView find(Actor actor, @PathVariable TermId id) {
        return TermView.of(actor, glossary.find(actor, id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TermView create(Actor actor, @Valid @RequestBody TermBody body) {
        return TermView.of(actor, glossary.create(actor, body.term()));
    }

    @PutMapping("/{id}")
    TermView change(Actor actor, @PathVariable TermId id, @Valid @RequestBody TermBody body) {
        return TermView.of(actor, glossary.change(actor, id, body.term()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable TermId id) {
        glossary.delete(actor, id);
    }

    /** Says what would be wrong, without keeping anything. */
    @PostMapping("/check")
    CheckView check(Actor actor, @Valid @RequestBody TermBody body) {
        return new CheckView(glossary.check(actor, body.term()).stream().toList());
    }

    private static Kind kindOf(String word) {
        return Stream.of(Kind.values())
                .filter(it -> it.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid("kind", "The kind must be synonym, metric, filter, join, verified or choice"));
    }

    private static Visibility scopeOf(String word) {
        return switch (word) {
            case "personal" -> Visibility.PRIVATE;
            case "team" -> Visibility.TEAM;
            default -> throw Problem.invalid("scope", "The scope must be personal or team");
        };
    }
}
