package candela.engine.ask;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a training run learnt, as shipped with the engine.
 *
 * @param pieces of which pieces a reading is made
 * @param outlines which shape of a reading the words of a question ask for
 * @param forest chooses between whole readings; null while that is still to be learnt
 */
record Learnt(Weights pieces, Weights outlines, @Nullable Forest forest) {

    static Optional<Learnt> load() {
        try (var pieces = resource("weights.bin");
                var outlines = resource("outlines.bin");
                var forest = resource("forest.bin")) {
            return pieces == null || outlines == null || forest == null
                    ? Optional.empty()
                    : Optional.of(new Learnt(Weights.read(pieces), Weights.read(outlines), Forest.read(forest)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable InputStream resource(String name) {
        return Learnt.class.getResourceAsStream(name);
    }
}
