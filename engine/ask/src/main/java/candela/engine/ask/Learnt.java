package candela.engine.ask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What a training run learnt, as shipped with the engine. */
record Learnt(Weights weights, Forest forest) {

    static Optional<Learnt> load() {
        try (var weights = Learnt.class.getResourceAsStream("weights.bin");
                var forest = Learnt.class.getResourceAsStream("forest.bin")) {
            return weights == null || forest == null
                    ? Optional.empty()
                    : Optional.of(new Learnt(Weights.read(weights), Forest.read(forest)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
