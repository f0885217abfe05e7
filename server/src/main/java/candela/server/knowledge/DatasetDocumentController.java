package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.Origin;
import candela.server.knowledge.Standing.Stage;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The documents in a dataset: what there is, and what is added. */
@RestController
@RequestMapping("/api/v1/datasets/{id}")
class DatasetDocumentController {

    /** A folder with the documents that lie in it, those of folders in it not counted. */
    @Schema(name = "DocumentFolder")
    record FolderView(String folder, int documents) {}

    @Schema(name = "NewText")
    record NewText(
            @NotBlank @Size(max = 255) String name,
            @NotBlank String text,
            @Nullable @Size(max = 500) String folder) {}

    /** @param name of the document; from the address where none is given */
    @Schema(name = "NewLink")
    record NewLink(
            @NotBlank @Size(max = 2000) String url,
            @Nullable @Size(max = 255) String name,
            @Nullable @Size(max = 500) String folder) {}

    @Schema(name = "FolderRenaming")
    record Renaming(@NotNull String from, @NotNull String to) {}

    private final Documents documents;
    private final DocumentDesk desk;
    private final Arriving arriving;

    DatasetDocumentController(Documents documents, DocumentDesk desk, Arriving arriving) {
        this.documents = documents;
        this.desk = desk;
        this.arriving = arriving;
    }

    @GetMapping("/documents")
    Page<DocumentView> list(
            Actor actor,
            @PathVariable DatasetId id,
            @RequestParam(required = false) @Nullable String folder,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var wanted = new Standing.Wanted(folder, q, Words.optional(Stage.class, "status", status));
        return documents.list(actor, id, wanted, cursor, Page.size(limit)).map(DocumentView::of);
    }

    @GetMapping("/folders")
    Page<FolderView> folders(Actor actor, @PathVariable DatasetId id) {
        return Page.all(documents.folders(actor, id).entrySet().stream()
                .map(it -> new FolderView(it.getKey(), it.getValue()))
                .toList());
    }

    @PostMapping("/folders/rename")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(Actor actor, @PathVariable DatasetId id, @Valid @RequestBody Renaming body) {
        desk.renameFolder(actor, id, body.from(), body.to());
    }

    @PostMapping(path = "/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Page<AddedView> upload(
            Actor actor,
            @PathVariable DatasetId id,
            @RequestParam("file") List<MultipartFile> file,
            @RequestParam(defaultValue = "") String folder) {
        return Page.all(arriving.files(actor, id, folder, file, Origin.UPLOAD)).map(AddedView::of);
    }

    @PostMapping("/texts")
    @ResponseStatus(HttpStatus.CREATED)
    AddedView text(Actor actor, @PathVariable DatasetId id, @Valid @RequestBody NewText body) {
        return AddedView.of(
                arriving.text(actor, id, Objects.requireNonNullElse(body.folder(), ""), body.name(), body.text()));
    }

    @PostMapping("/links")
    @ResponseStatus(HttpStatus.CREATED)
    AddedView link(Actor actor, @PathVariable DatasetId id, @Valid @RequestBody NewLink body) {
        return AddedView.of(
                arriving.link(actor, id, Objects.requireNonNullElse(body.folder(), ""), body.name(), body.url()));
    }
}
