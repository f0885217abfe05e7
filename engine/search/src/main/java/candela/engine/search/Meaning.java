package candela.engine.search;

/**
 * What a text means to a model; meanings of different models are never compared.
 *
 * @param model names the model, with its version where that changes its vectors
 * @param vector of any length other than zero; all of a model have as many numbers, at most {@value #LONGEST}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Meaning(String model, float[] vector) {

    /** Numbers in a vector. */
    public static final int LONGEST = 4_096;

    /** @throws IllegalArgumentException when there is no direction in the vector, or it has too many numbers */
    public Meaning {
        if (vector.length > LONGEST) {
            throw new IllegalArgumentException("A vector has at most " + LONGEST + " numbers.");
        }
        vector = normalised(vector);
    }

    private static float[] normalised(float[] vector) {
        double square = 0;
        for (var it : vector) {
            square += (double) it * it;
        }
        if (!(square > 0) || Double.isInfinite(square)) {
            throw new IllegalArgumentException("A vector of zeros, or of no numbers, means nothing.");
        }
        var length = Math.sqrt(square);
        var result = new float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            result[i] = (float) (vector[i] / length);
        }
        return result;
    }
}
