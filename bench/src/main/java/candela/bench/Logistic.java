package candela.bench;

import candela.engine.ask.Lessons.Lesson;
import candela.engine.ask.Weights;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Logistic regression over sparse traits, by AdaGrad with a penalty on large weights. The same lessons give the same
 * weights.
 */
final class Logistic {

    static final int PLACES = 1 << 19;
    /** A trait of fewer questions teaches nothing. */
    private static final int FEWEST = 4;

    private static final int EPOCHS = 4;
    private static final float RATE = 0.12f;
    private static final float PENALTY = 2e-6f;
    private static final float STEP = 1 / 32f;

    private Logistic() {}

    static float[] learn(List<List<Lesson>> groups) {
        var weights = new float[PLACES];
        var squares = new float[PLACES];
        var rare = rare(groups);
        var order = new ArrayList<>(groups);
        var random = new Random(7);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(order, random);
            for (var group : order) {
                for (var lesson : group) {
                    step(weights, squares, lesson);
                }
            }
            for (int i = 0; i < PLACES; i++) {
                weights[i] = rare[i] ? 0 : weights[i];
            }
        }
        return weights;
    }

    private static boolean[] rare(List<List<Lesson>> groups) {
        var last = new int[PLACES];
        var counts = new int[PLACES];
        for (int i = 0; i < groups.size(); i++) {
            for (var lesson : groups.get(i)) {
                for (var trait : lesson.traits()) {
                    counts[trait] += last[trait] == i + 1 ? 0 : 1;
                    last[trait] = i + 1;
                }
            }
        }
        var rare = new boolean[PLACES];
        for (int i = 0; i < PLACES; i++) {
            rare[i] = counts[i] < FEWEST;
        }
        return rare;
    }

    private static void step(float[] weights, float[] squares, Lesson lesson) {
        var error = (float) (chance(weights, lesson.traits()) - (lesson.right() ? 1 : 0));
        for (var trait : lesson.traits()) {
            var gradient = error + PENALTY * weights[trait];
            squares[trait] += gradient * gradient;
            weights[trait] -= RATE * gradient / (float) Math.sqrt(1e-6 + squares[trait]);
        }
    }

    private static double chance(float[] weights, int[] traits) {
        double sum = 0;
        for (var trait : traits) {
            sum += weights[trait];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    static Weights read(byte[] bytes) throws IOException {
        return Weights.read(new ByteArrayInputStream(bytes));
    }

    /** The weights in steps, as the parser reads them. */
    static byte[] bytes(float[] weights) throws IOException {
        var kept = new ArrayList<Integer>();
        for (int i = 0; i < weights.length; i++) {
            if (Math.round(weights[i] / STEP) != 0) {
                kept.add(i);
            }
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeFloat(STEP);
            out.writeInt(kept.size());
            for (var place : kept) {
                out.writeInt(place);
                out.writeByte(Math.clamp(Math.round(weights[place] / STEP), -127, 127));
            }
        }
        return bytes.toByteArray();
    }
}
