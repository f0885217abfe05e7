package candela.engine.ask;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Boosted decision trees over the numbers of {@link Features}. A file of nodes: per tree their count, then per node the
 * feature (−1 for a leaf), the threshold or the leaf's value, and where to go when the feature is less or not.
 */
final class Forest {
    private final int[] roots;
    private final short[] features;
    private final float[] values;
    private final int[] less;
    private final int[] more;

    private Forest(int[] roots, short[] features, float[] values, int[] less, int[] more) {
        this.roots = roots;
        this.features = features;
        this.values = values;
        this.less = less;
        this.more = more;
    }

    static Forest read(InputStream file) throws IOException {
        try (var in = new DataInputStream(new GZIPInputStream(file))) {
            int trees = in.readInt();
            int nodes = in.readInt();
            var forest = new Forest(new int[trees], new short[nodes], new float[nodes], new int[nodes], new int[nodes]);
            int at = 0;
            for (int tree = 0; tree < trees; tree++) {
                forest.roots[tree] = at;
                at = forest.tree(in, at);
            }
            return forest;
        }
    }

    private int tree(DataInputStream in, int start) throws IOException {
        int end = start + in.readInt();
        for (int i = start; i < end; i++) {
            features[i] = in.readShort();
            values[i] = in.readFloat();
            less[i] = start + in.readInt();
            more[i] = start + in.readInt();
        }
        return end;
    }

    /** The log of the odds that a reading described so is right. */
    double odds(float[] numbers) {
        double sum = 0;
        for (var root : roots) {
            int at = root;
            while (features[at] >= 0) {
                at = numbers[features[at]] < values[at] ? less[at] : more[at];
            }
            sum += values[at];
        }
        return sum;
    }
}
