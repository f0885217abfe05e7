package candela.server.assistant;

import candela.server.assistant.Assistant.AssistantId;
import candela.server.assistant.Assistant.Content;
import candela.server.assistant.AssistantViews.AssistantView;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.platform.Page;
import candela.server.platform.Visibility;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
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
@RequestMapping("/api/v1/assistants")
class AssistantController {

    private static final String DISCLAIMER = "LLMs can make mistakes. Check important info.";

    /**
     * An assistant as it is sent.
     *
     * @param temperature left out for the model's own, as topP and maxOutputTokens
     * @param visibility private by default
     * @param disclaimer left out for the usual one
     */
    @Schema(name = "NewAssistant")
    record AssistantBody(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 1_000) String description,
            @Nullable @Size(max = 20_000) String instructions,
            @NotNull ModelId model,
            @Nullable @DecimalMin("0") @DecimalMax("2") BigDecimal temperature,
            @Nullable @DecimalMin("0") @DecimalMax("1") BigDecimal topP,
            @Nullable @Min(1) @Max(1_000_000) Integer maxOutputTokens,

            @Nullable @Size(max = Assistant.EXAMPLES) List<@NotBlank @Size(max = 500) String> examples,

            @Nullable @Size(max = 50) List<@NotNull DatasetId> datasets,

            @Nullable @OneOf(value = Visibility.class, without = "COMPANY")
            String visibility,

            @Nullable @Size(max = 300) String disclaimer) {

        Content content() {
            return new Content(
                    name.strip(),
                    description.strip(),
                    Objects.requireNonNullElse(instructions, "").strip(),
                    model,
                    temperature,
                    topP,
                    maxOutputTokens,
                    Objects.requireNonNullElse(examples, List.<String>of()).stream()
                            .map(String::strip)
                            .toList(),
                    Objects.requireNonNullElse(datasets, List.<DatasetId>of()).stream()
                            .map(DatasetId::value)
                            .distinct()
                            .toList(),
                    Objects.requireNonNullElse(
                            Words.optional(Visibility.class, "visibility", visibility), Visibility.PRIVATE),
                    Objects.requireNonNullElse(disclaimer, DISCLAIMER).strip());
        }
    }

    private final Assistants assistants;
    private final AssistantViews views;

    AssistantController(Assistants assistants, AssistantViews views) {
        this.assistants = assistants;
        this.views = views;
    }

    /** Those that the caller sees, by their names. */
    @GetMapping
    Page<AssistantView> list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean mine) {
        return Page.all(views.of(actor, assistants.search(actor, q.strip(), mine)));
    }

    @PostMapping
    ResponseEntity<AssistantView> create(Actor actor, @Valid @RequestBody AssistantBody body) {
        return tagged(actor, HttpStatus.CREATED, assistants.create(actor, body.content()));
    }

    @GetMapping("/{id}")
    ResponseEntity<AssistantView> find(Actor actor, @PathVariable AssistantId id) {
        return tagged(actor, HttpStatus.OK, assistants.find(actor, id));
    }

    /** Changes the state that the header names, and no newer one. */
    @PutMapping("/{id}")
    ResponseEntity<AssistantView> change(
            Actor actor,
            @PathVariable AssistantId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @Valid @RequestBody AssistantBody body) {
        return tagged(actor, HttpStatus.OK, assistants.change(actor, id, version(seen), body.content()));
    }

    /** Keys that call it are answered 403 from now on. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable AssistantId id) {
        assistants.delete(actor, id);
    }

    private ResponseEntity<AssistantView> tagged(Actor actor, HttpStatus status, Assistant assistant) {
        return ResponseEntity.status(status)
                .eTag(String.valueOf(assistant.version()))
                .body(views.of(actor, assistant));
    }

    private static @Nullable Integer version(@Nullable String seen) {
        var number = seen == null ? "" : seen.replace("\"", "");
        return number.matches("\\d{1,9}") ? Integer.valueOf(number) : null;
    }
}
