package candela.server.knowledge.retrieval;

import candela.engine.ai.guard.Detector;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A passage that was found.
 *
 * @param place where it stands
 * @param text what it says
 * @param nearness how well it fits what was asked
 * @param marks where the words of the question stand in its text, in order
 */
public record Found(Place place, String text, Nearness nearness, List<Mark> marks) {

    private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s*\\n");

    public Found {
        marks = List.copyOf(marks);
    }

    /** What a model is told of it: paragraphs that want to take one over are told to none. */
    public String told() {
        var attempts = Detector.INJECTION.find(text);
        if (attempts.isEmpty()) {
            return text;
        }
        var told = new ArrayList<String>();
        var from = 0;
        for (var paragraph : PARAGRAPHS.split(text)) {
            var start = text.indexOf(paragraph, from);
            var end = start + paragraph.length();
            from = end;
            if (attempts.stream().noneMatch(it -> it.start() < end && it.end() > start)) {
                told.add(paragraph);
            }
        }
        return String.join("\n\n", told);
    }

    /** What may still be told of it when its document may not be seen any more: where it was, not what it says. */
    public Found withdrawn() {
        return new Found(place.withdrawn(), "", nearness, List.of());
    }

    /**
     * Where a passage stands.
     *
     * @param number of the passage in its document, from 0
     * @param title what the document calls itself; may be empty
     * @param folder empty for none
     * @param path the headings that it stands below
     * @param firstPage 0 where there are no pages
     * @param begins where it begins in the document's text, in UTF-16 units
     */
    public record Place(
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
            int firstPage,
            int lastPage,
            int begins,
            int ends) {

        Place withdrawn() {
            return new Place(
                    passage, number, document, "", "", "", dataset, "", edition, List.of(), firstPage, lastPage, begins,
                    ends);
        }
    }

    /**
     * How well it fits, each from 0 to 1.
     *
     * @param similarity the two together
     * @param words how much of the question's words it has, rare ones counting more
     * @param meaning 0 where that was not asked
     */
    public record Nearness(double similarity, double words, double meaning) {}

    /** A range of a passage's text, the end exclusive, in UTF-16 units. */
    public record Mark(int start, int end) {}
}
