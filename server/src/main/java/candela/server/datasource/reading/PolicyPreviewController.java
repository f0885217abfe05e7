package candela.server.datasource.reading;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What another person sees of a source. */
@RestController
@RequestMapping("/api/v1/data-sources/{id}/policies/preview")
class PolicyPreviewController {

    record PolicyPreviewBody(@NotNull UserId user) {}

    /** One table as another person sees it. */
    @Schema(name = "PolicySight")
    record SightView(
            @Nullable String namespace,
            String table,
            @Nullable Long rowsVisible,
            long rowsTotal,
            List<MaskedColumn> masked,
            String problem) {

        static SightView of(PolicyPreview.Sight it) {
            var masked = it.masked().stream()
                    .map(column -> new MaskedColumn(column.column(), column.mask(), column.policy()))
                    .toList();
            return new SightView(it.namespace(), it.table(), it.rowsVisible(), it.rowsTotal(), masked, it.problem());
        }
    }

    record MaskedColumn(String column, String mask, String policy) {}

    private final PolicyPreview preview;

    PolicyPreviewController(PolicyPreview preview) {
        this.preview = preview;
    }

    @PostMapping
    Page<SightView> preview(Actor actor, @PathVariable DataSourceId id, @Valid @RequestBody PolicyPreviewBody body) {
        return Page.all(preview.of(actor, id, body.user())).map(SightView::of);
    }
}
