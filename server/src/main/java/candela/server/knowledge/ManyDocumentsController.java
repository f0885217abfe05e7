package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.platform.Actor;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Many documents at once: all of them, or none. */
@RestController
@RequestMapping("/api/v1/documents")
class ManyDocumentsController {

    private static final int MOST = 500;

    /** @param dataset into which they go; null for each its own */
    @Schema(name = "DocumentsMove")
    record Move(
            @NotEmpty @Size(max = MOST) List<@NotNull DocumentId> documents,
            @NotNull @Size(max = 500) String folder,
            @Nullable DatasetId dataset) {}

    @Schema(name = "DocumentsDeletion")
    record Deletion(@NotEmpty @Size(max = MOST) List<@NotNull DocumentId> documents) {}

    private final DocumentDesk desk;

    ManyDocumentsController(DocumentDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/move")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void move(Actor actor, @Valid @RequestBody Move body) {
        desk.moveAll(actor, body.documents(), body.folder(), body.dataset());
    }

    @PostMapping("/delete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @Valid @RequestBody Deletion body) {
        desk.deleteAll(actor, body.documents());
    }
}
