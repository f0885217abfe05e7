package candela.engine.ask;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a word or phrase means in one database.
 *
 * @param id by which the caller knows it again in {@link Interpretation#terms}
 * @param phrases the words that people say, in any language; of a verified question the question itself
 * @param meaning SQL without SELECT: {@code sales.amount}, {@code sum(quantity * price)}, {@code status = 'active'},
 *     {@code orders.ship_to = addresses.id}; of a verified question the whole statement
 * @param since when it was chosen or verified; null when that does not matter
 */
public record Term(
        String id,
        Kind kind,
        List<String> phrases,
        String meaning,
        @Nullable LocalDate since) {
    public Term {
        phrases = List.copyOf(phrases);
    }

    /** What a term stands for. */
    public enum Kind {
        /** Another word for a table, a column or a value. */
        SYNONYM,
        /** A number with a formula. */
        METRIC,
        /** A condition that rows meet. */
        FILTER,
        /** The key by which two tables are to be joined; the phrase names the second one. */
        JOIN,
        /** A question whose SQL somebody has found right. */
        VERIFIED,
        /** What a person answered when asked back. */
        CHOICE
    }
}
