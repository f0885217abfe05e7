package candela.server.knowledge.retrieval;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.retrieval.Found.Mark;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;

/**
 * A passage that was found, as the API shows it.
 *
 * @param number of the passage in its document, from 0
 * @param path the headings that it stands below
 * @param firstPage 0 where there are no pages
 * @param begins where it begins in the document's text, in UTF-16 units
 * @param marks where the words of the question stand in its text
 */
@Schema(name = "FoundPassage")
public record FoundView(
        UUID passage,
        int number,
        DocumentId document,
        String documentName,
        String title,
        String folder,
        DatasetId dataset,
        String datasetName,
        int edition,
        List<String> path,
        String text,
        int firstPage,
        int lastPage,
        int begins,
        int ends,
        double similarity,
        double words,
        double meaning,
        List<MarkView> marks) {

    /** A range of a text, the end exclusive, in UTF-16 units. */
    @Schema(name = "TextRange")
    public record MarkView(int start, int end) {

        public static MarkView of(Mark it) {
            return new MarkView(it.start(), it.end());
        }
    }

    public static FoundView of(Found it) {
        var place = it.place();
        return new FoundView(
                place.passage(),
                place.number(),
                place.document(),
                place.documentName(),
                place.title(),
                place.folder(),
                place.dataset(),
                place.datasetName(),
                place.edition(),
                place.path(),
                it.text(),
                place.firstPage(),
                place.lastPage(),
                place.begins(),
                place.ends(),
                it.nearness().similarity(),
                it.nearness().words(),
                it.nearness().meaning(),
                it.marks().stream().map(MarkView::of).toList());
    }
}
