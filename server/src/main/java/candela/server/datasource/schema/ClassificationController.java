package candela.server.datasource.schema;

import candela.engine.personal.Finding;
import candela.engine.personal.Label;
import candela.server.datasource.Classification.Status;
import candela.server.datasource.ClassifiedColumn;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.schema.Classifications.Decision;
import candela.server.iam.Contact;
import candela.server.iam.Directory;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.OneOf;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/data-sources/{id}/classifications")
class ClassificationController {

    @Schema(name = "Classification")
    record ClassificationView(
            @Nullable String namespace,
            String table,
            String column,

            @OneOf(Label.class) String label,

            @Schema(allowableValues = {"public", "confidential", "personal", "sensitive"})
            String level,

            @Schema(allowableValues = {"proposed", "confirmed", "rejected"})
            String status,

            String reason,
            @Nullable Evidence evidence,
            String by,
            Instant at,
            String note) {

        static ClassificationView of(ClassifiedColumn it, Map<UserId, Contact> people) {
            var known = it.classification();
            return new ClassificationView(
                    it.namespace(),
                    it.table(),
                    it.column(),
                    Words.text(known.label()),
                    Words.text(known.label().level()),
                    Words.text(known.status()),
                    known.reason(),
                    known.finding() == null ? null : Evidence.of(known.finding()),
                    known.by() == null ? "" : Contact.name(people, new UserId(known.by())),
                    known.at(),
                    known.note());
        }
    }

    /** Of how many samples that were looked at how many speak for it. */
    @Schema(name = "ClassificationEvidence")
    record Evidence(
            @Schema(allowableValues = {"name", "values", "both"})
            String cue,

            int matching,
            int looked,
            double score) {

        static Evidence of(Finding it) {
            return new Evidence(Words.text(it.cue()), it.matching(), it.looked(), it.score());
        }
    }

    @Schema(name = "ClassificationDecision")
    record DecisionBody(
            @Nullable String namespace,
            @NotBlank String table,
            @NotBlank String column,

            @NotNull @Schema(allowableValues = {"confirmed", "rejected"})
            String status,

            @Nullable @OneOf(Label.class) String label,

            @Size(max = 500) @Nullable String note) {

        Decision decision() {
            var decided = Words.read(Status.class, "status", status);
            if (decided == Status.PROPOSED) {
                throw Problem.invalid("status", "Confirm or reject; Candela proposes");
            }
            return new Decision(
                    namespace,
                    table,
                    column,
                    decided,
                    Words.optional(Label.class, "label", label),
                    Objects.requireNonNullElse(note, ""));
        }
    }

    @Schema(name = "ClassificationDecisions")
    record DecisionsBody(@NotEmpty List<@Valid DecisionBody> decisions) {}

    private final Classifications classifications;
    private final Directory directory;

    ClassificationController(Classifications classifications, Directory directory) {
        this.classifications = classifications;
        this.directory = directory;
    }

    @GetMapping
    Page<ClassificationView> list(Actor actor, @PathVariable DataSourceId id) {
        var columns = classifications.classified(actor, id);
        var deciders = columns.stream()
                .map(it -> it.classification().by())
                .filter(Objects::nonNull)
                .map(UserId::new)
                .collect(Collectors.toSet());
        var people = directory.contacts(actor, deciders);
        return Page.all(
                columns.stream().map(it -> ClassificationView.of(it, people)).toList());
    }

    @PutMapping
    Page<ClassificationView> decide(
            Actor actor, @PathVariable DataSourceId id, @Valid @RequestBody DecisionsBody body) {
        classifications.decide(
                actor, id, body.decisions().stream().map(DecisionBody::decision).toList());
        return list(actor, id);
    }
}
