package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import candela.server.storage.Files;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/documents/{id}")
class DocumentController {

    /** What is to be another; what is left out stays. */
    @Schema(name = "DocumentChange")
    record DocumentChange(
            @Nullable @Size(max = 500) String folder,
            @Nullable @Size(max = 255) String name,
            @Nullable DatasetId dataset,
            @Nullable Map<String, String> metadata) {

        DocumentDesk.Change change() {
            return new DocumentDesk.Change(folder, name, dataset, metadata);
        }
    }

    /** What was read from the content that is found. */
    @Schema(name = "DocumentText")
    record TextView(
            DocumentId document,
            int edition,
            String kind,
            String title,
            @Nullable String language,
            int pages,
            String body,

            @Schema(type = "array", implementation = BlockView[].class)
            JsonNode blocks,

            List<String> notes) {

        static TextView of(Content it) {
            return new TextView(
                    it.document(),
                    it.edition(),
                    it.kind(),
                    it.title(),
                    it.language(),
                    it.pages(),
                    it.body(),
                    it.blocks(),
                    it.notes());
        }
    }

    /** A heading, paragraph, item or table of the text. */
    @Schema(name = "DocumentBlock")
    record BlockView(String type, int level, int page, int start, int end) {}

    @Schema(name = "DocumentPassage")
    record PassageView(int number, List<String> path, String text, int firstPage, int lastPage, int begins, int ends) {

        static PassageView of(ContentRows.Shown it) {
            return new PassageView(
                    it.number(), it.path(), it.text(), it.firstPage(), it.lastPage(), it.begins(), it.ends());
        }
    }

    private final Documents documents;
    private final DocumentDesk desk;
    private final Arriving arriving;
    private final Files files;

    DocumentController(Documents documents, DocumentDesk desk, Arriving arriving, Files files) {
        this.documents = documents;
        this.desk = desk;
        this.arriving = arriving;
        this.files = files;
    }

    @GetMapping
    DocumentView get(Actor actor, @PathVariable DocumentId id) {
        return DocumentView.of(documents.standing(actor, id));
    }

    @PatchMapping
    DocumentView change(Actor actor, @PathVariable DocumentId id, @Valid @RequestBody DocumentChange body) {
        desk.change(actor, id, body.change());
        return get(actor, id);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable DocumentId id) {
        desk.delete(actor, id);
    }

    @PutMapping(path = "/content", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    AddedView replace(Actor actor, @PathVariable DocumentId id, @RequestParam("file") MultipartFile file) {
        return AddedView.of(arriving.replace(actor, id, file));
    }

    /**
     * The content as it came. Only a PDF is ever shown in place; everything else is a file to save, whatever it says
     * that it is.
     *
     * @param inline whether to show a PDF of the edition that is found now, instead of saving the newest
     */
    @GetMapping("/content")
    ResponseEntity<Resource> content(
            Actor actor, @PathVariable DocumentId id, @RequestParam(defaultValue = "false") boolean inline) {
        var original = documents.original(actor, id, inline);
        var disposition = (original.shown() ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(original.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(original.shown() ? MediaType.APPLICATION_PDF : MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(
                        files.local(Actor.system(), original.edition().file())));
    }

    @GetMapping("/text")
    TextView text(Actor actor, @PathVariable DocumentId id) {
        return TextView.of(documents.content(actor, id));
    }

    /** The passages that are found of it, in the order of its text. */
    @GetMapping("/passages")
    Page<PassageView> passages(
            Actor actor,
            @PathVariable DocumentId id,
            @RequestParam(required = false) @Nullable Integer cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return documents.passages(actor, id, cursor, Page.size(limit)).map(PassageView::of);
    }
}
