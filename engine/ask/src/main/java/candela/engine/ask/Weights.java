package candela.engine.ask;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * How much each trait speaks for a piece, learnt from questions with their right statements. A file of pairs: the place
 * as an int, the weight as a byte in steps whose size stands before them.
 */
public final class Weights {
    static final int PLACES = 1 << 19;
    /** Nothing learnt: all odds are even. */
    static final Weights NONE = new Weights(new float[PLACES]);

    private final float[] weights;

    Weights(float[] weights) {
        this.weights = weights;
    }

    static int place(int hash) {
        int mixed = hash * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & PLACES - 1;
    }

    /** Reads the weights that a training run wrote. */
    public static Weights read(InputStream file) throws IOException {
        var weights = new float[PLACES];
        try (var in = new DataInputStream(new GZIPInputStream(file))) {
            float step = in.readFloat();
            for (int n = in.readInt(); n > 0; n--) {
                weights[in.readInt()] = in.readByte() * step;
            }
        }
        return new Weights(weights);
    }

    /** The log of the odds that a piece with these traits is part of the right reading. */
    double odds(int[] traits) {
        double sum = 0;
        for (var trait : traits) {
            sum += weights[trait];
        }
        return sum;
    }

    /** Its probability, from 0 to 1. */
    double chance(int[] traits) {
        return 1 / (1 + Math.exp(-odds(traits)));
    }
}
