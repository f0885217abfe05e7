package candela.server.knowledge;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document with how far its newest content has come in the index that is searched.
 *
 * @param live the edition that is found now; null where none is
 * @param kind what it is by its content; null until it was read, and so is the title
 * @param pages 0 where its kind has none
 * @param chunks passages that it was cut into
 * @param embedded those of them that have their vector
 * @param failure why it failed, in words; null unless it did
 */
public record Standing(
        Document document,
        Edition edition,
        @Nullable Integer live,
        @Nullable String kind,
        @Nullable String title,
        int pages,
        Stage stage,
        int chunks,
        int embedded,
        @Nullable String failure) {

    /** What happens to its newest content, or how that ended. */
    public enum Stage {
        QUEUED,
        EXTRACTING,
        CHUNKING,
        EMBEDDING,
        PAUSED,
        READY,
        FAILED,
        CANCELLED
    }

    /** How many documents of a dataset are how far. */
    public record Tally(int documents, int ready, int failed, int waiting, long passages) {

        public static final Tally NONE = new Tally(0, 0, 0, 0, 0);
    }

    /**
     * What was asked for of a list of documents; null for any.
     *
     * @param folder {@code /} for those that lie in none
     */
    public record Wanted(
            @Nullable String folder, String text, @Nullable Stage stage) {

        public static final Wanted ALL = new Wanted(null, "", null);

        public Wanted {
            folder = folder == null ? null : DocumentName.folder(folder);
        }
    }

    Map<String, String> metadata() {
        return document.metadata().values();
    }
}
