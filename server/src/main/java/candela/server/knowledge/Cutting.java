package candela.server.knowledge;

import candela.engine.document.Chunking;
import candela.server.platform.JsonColumn;
import candela.server.platform.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How documents are cut into passages. Numbers that the strategy does not know are null.
 *
 * @param combineUnder by title: sections in a row are combined until they have so many characters; 0 for never
 * @param newAfter by title: characters after which the next block begins a new passage
 * @param multipage by title: whether a section may run across a page break
 * @param size fixed: characters that no passage exceeds
 * @param overlap fixed: characters with which the next passage begins again
 */
public record Cutting(
        Strategy strategy,
        @Nullable Integer combineUnder,
        @Nullable Integer newAfter,
        @Nullable Boolean multipage,
        @Nullable Integer size,
        @Nullable Integer overlap)
        implements JsonColumn {

    /** What passages are made of: sections, pieces of the same length, or the whole document. */
    public enum Strategy {
        BY_TITLE,
        FIXED,
        NONE
    }

    public static final Cutting DEFAULT = new Cutting(Strategy.BY_TITLE, null, null, null, null, null).complete();

    /** The same with the usual numbers where none are given. */
    public Cutting complete() {
        return switch (strategy) {
            case BY_TITLE -> byTitle();
            case FIXED -> fixed();
            case NONE -> new Cutting(strategy, null, null, null, null, null);
        };
    }

    /** The same as the engine does it; only for one that is complete. */
    public Chunking engine() {
        return switch (strategy) {
            case BY_TITLE ->
                new Chunking.ByTitle(
                        Objects.requireNonNull(combineUnder),
                        Objects.requireNonNull(newAfter),
                        Objects.requireNonNull(multipage));
            case FIXED -> new Chunking.Fixed(Objects.requireNonNull(size), Objects.requireNonNull(overlap));
            case NONE -> new Chunking.None();
        };
    }

    private Cutting byTitle() {
        var usual = Chunking.ByTitle.DEFAULT;
        var after = Objects.requireNonNullElse(newAfter, usual.newAfter());
        var under = Objects.requireNonNullElse(combineUnder, Math.min(usual.combineUnder(), after));
        var pages = Objects.requireNonNullElse(multipage, usual.multipage());
        return checked(new Cutting(strategy, under, after, pages, null, null));
    }

    private Cutting fixed() {
        var usual = Chunking.Fixed.DEFAULT;
        var length = Objects.requireNonNullElse(size, usual.size());
        var again = Objects.requireNonNullElse(overlap, Math.min(usual.overlap(), length / 5));
        return checked(new Cutting(strategy, null, null, null, length, again));
    }

    private static Cutting checked(Cutting complete) {
        try {
            complete.engine();
            return complete;
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("chunking", String.valueOf(e.getMessage()));
        }
    }
}
