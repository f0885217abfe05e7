package candela.server.semantic;

import candela.engine.model.Reading.Remark;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.semantic.ModelImport.Change;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/semantic/models/{id}")
class SemanticModelController {

    /**
     * A file to import.
     *
     * @param dryRun true to be told what would change, and keep nothing
     */
    @Schema(name = "ModelFile")
    record FileBody(@NotBlank String text, boolean dryRun) {}

    @Schema(name = "ModelImport")
    record ImportView(String form, boolean kept, List<ChangeView> changes, List<RemarkView> remarks) {

        static ImportView of(ModelImport it, boolean kept) {
            return new ImportView(
                    it.form(),
                    kept,
                    it.changes().stream().map(ChangeView::of).toList(),
                    it.remarks().stream().map(RemarkView::of).toList());
        }
    }

    @Schema(name = "ModelChange")
    record ChangeView(
            @Schema(allowableValues = {"description", "synonyms", "class", "key", "term"})
            String what,

            String where,
            String before,
            String after) {

        static ChangeView of(Change it) {
            return new ChangeView(it.what(), it.where(), it.before(), it.after());
        }
    }

    @Schema(name = "ModelRemark")
    record RemarkView(int line, String message) {

        static RemarkView of(Remark it) {
            return new RemarkView(it.line(), it.message());
        }
    }

    private final SemanticModels models;

    SemanticModelController(SemanticModels models) {
        this.models = models;
    }

    @GetMapping(produces = "application/yaml")
    ResponseEntity<String> export(Actor actor, @PathVariable DataSourceId id) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"candela.yaml\"")
                .body(models.export(actor, id));
    }

    @PostMapping
    ImportView take(Actor actor, @PathVariable DataSourceId id, @Valid @RequestBody FileBody file) {
        return ImportView.of(
                file.dryRun() ? models.preview(actor, id, file.text()) : models.take(actor, id, file.text()),
                !file.dryRun());
    }
}
