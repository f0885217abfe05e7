package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.Document.Origin;
import candela.server.knowledge.Standing.Stage;
import candela.server.platform.OneOf;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document as the API shows it.
 *
 * @param edition the number of its newest content, which {@code status}, {@code chunks} and {@code embedded} tell of
 * @param liveEdition the one that is found now; null where none is
 * @param kind what it is by its content; null until it was read, and so is the title
 * @param failure why it failed, in words; null unless it did
 */
@Schema(name = "Document")
public record DocumentView(
        DocumentId id,
        DatasetId dataset,
        String folder,
        String name,
        String mime,
        long size,
        @OneOf(Origin.class) String origin,
        @Nullable String sourceUrl,
        int edition,
        @Nullable Integer liveEdition,
        @Nullable String kind,
        @Nullable String title,
        int pages,
        Map<String, String> metadata,
        @OneOf(Stage.class) String status,
        int chunks,
        int embedded,
        @Nullable String failure,
        Instant createdAt,
        Instant changedAt) {

    public static DocumentView of(Standing it) {
        var document = it.document();
        return new DocumentView(
                document.id(),
                document.dataset(),
                document.folder(),
                document.name(),
                it.edition().mime(),
                it.edition().size(),
                Words.text(document.origin()),
                document.sourceUrl(),
                document.edition(),
                it.live(),
                it.kind(),
                it.title(),
                it.pages(),
                document.metadata().values(),
                Words.text(it.stage()),
                it.chunks(),
                it.embedded(),
                it.failure(),
                document.createdAt(),
                document.changedAt());
    }
}
