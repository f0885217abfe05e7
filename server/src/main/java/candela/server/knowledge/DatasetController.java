package candela.server.knowledge;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Datasets.Wanted;
import candela.server.model.Embeddings;
import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.platform.Page;
import candela.server.platform.Visibility;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
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
@RequestMapping("/api/v1/datasets")
class DatasetController {

    /** @param model of its embeddings; the built-in one where none is named */
    @Schema(name = "NewDataset")
    record NewDataset(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 1000) String description,
            @Nullable @OneOf(Visibility.class) String visibility,
            @Nullable DataSourceId dataSource,
            @Nullable ChunkingBody chunking,
            @Nullable ModelId model) {

        Wanted wanted() {
            return new Wanted(name, Objects.requireNonNullElse(description, ""), seenBy(visibility), dataSource);
        }
    }

    @Schema(name = "DatasetChange")
    record DatasetChange(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 1000) String description,
            @NotBlank @OneOf(Visibility.class) String visibility,
            @Nullable DataSourceId dataSource) {

        Wanted wanted() {
            return new Wanted(name, Objects.requireNonNullElse(description, ""), seenBy(visibility), dataSource);
        }
    }

    /** People and teams by their ids. */
    @Schema(name = "DatasetShares")
    record Shares(
            @NotNull List<@NotNull UUID> readers, @NotNull List<@NotNull UUID> editors) {}

    private final Datasets datasets;
    private final Overviews overviews;
    private final DatasetExport export;

    DatasetController(Datasets datasets, Overviews overviews, DatasetExport export) {
        this.datasets = datasets;
        this.overviews = overviews;
        this.export = export;
    }

    private static Visibility seenBy(@Nullable String visibility) {
        return Objects.requireNonNullElse(
                Words.optional(Visibility.class, "visibility", visibility), Visibility.PRIVATE);
    }

    @GetMapping
    Page<DatasetView> list(Actor actor, @RequestParam(defaultValue = "") String q) {
        return Page.all(overviews.search(actor, q)).map(it -> DatasetView.of(actor, it));
    }

    @GetMapping("/{id}")
    DatasetView get(Actor actor, @PathVariable DatasetId id) {
        return DatasetView.of(actor, overviews.find(actor, id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    DatasetView create(Actor actor, @Valid @RequestBody NewDataset body) {
        var model = Objects.requireNonNullElse(body.model(), Embeddings.BUILT_IN);
        var made = datasets.create(actor, body.wanted(), ChunkingBody.cutting(body.chunking()), model);
        return get(actor, made.id());
    }

    @PutMapping("/{id}")
    DatasetView change(Actor actor, @PathVariable DatasetId id, @Valid @RequestBody DatasetChange body) {
        datasets.change(actor, id, body.wanted());
        return get(actor, id);
    }

    @PutMapping("/{id}/shares")
    DatasetView share(Actor actor, @PathVariable DatasetId id, @Valid @RequestBody Shares body) {
        datasets.share(actor, id, body.readers(), body.editors());
        return get(actor, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable DatasetId id) {
        datasets.delete(actor, id);
    }

    /** All documents as they came, in their folders, and a list of them. */
    @GetMapping("/{id}/export")
    void export(Actor actor, @PathVariable DatasetId id, HttpServletResponse response) throws IOException {
        export.send(actor, id, response);
    }
}
