package candela.server.knowledge;

import candela.server.knowledge.Added.Outcome;
import candela.server.knowledge.Document.DocumentId;
import candela.server.platform.OneOf;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a content that was sent, as the API shows it.
 *
 * @param document the one that it is a content of; null where it was refused
 * @param name as it was sent
 */
@Schema(name = "AddedDocument")
public record AddedView(
        @Nullable DocumentId document,
        @OneOf(Outcome.class) String outcome,
        String name,
        @Nullable String error) {

    public static AddedView of(Added it) {
        var document = it.document();
        return new AddedView(document == null ? null : document.id(), Words.text(it.outcome()), it.name(), it.error());
    }
}
