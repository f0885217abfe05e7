package candela.bench;

import candela.engine.ask.Lessons;
import candela.engine.ask.Lessons.Choice;
import candela.engine.ask.Lessons.Choices;
import candela.engine.ask.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns which shapes of readings the phrases of a question ask for: the right readings of a question are to be
 * likelier than its others (softmax over the readings, AdaGrad). The same questions give the same weights.
 */
final class Listwise {

    /** A question: its readings, and which of them give the right rows. */
    record Judged(Choices choices, List<Boolean> right) {
        boolean teaches() {
            return right.contains(true) && right.contains(false);
        }
    }

    private static final int EPOCHS = 5;
    private static final float RATE = 0.03f;
    /** What the chances of the pieces count, which are known already. */
    private static final float PIECES = 0.8f;
    /** A pair of fewer questions teaches nothing. */
    private static final int FEWEST = 3;

    private static final double LEAST = 1e-4;

    private final float[] weights = new float[Logistic.PLACES];
    private final float[] squares = new float[Logistic.PLACES];

    private Listwise() {}

    static Weights learn(List<Judged> questions) throws IOException {
        return Logistic.read(Logistic.bytes(weights(questions)));
    }

    static float[] weights(List<Judged> questions) {
        var learning = new Listwise();
        var order = new ArrayList<>(questions.stream().filter(Judged::teaches).toList());
        var random = new Random(7);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(order, random);
            order.forEach(learning::step);
        }
        learning.forgetRare(order);
        return learning.weights;
    }

    private void step(Judged question) {
        var all = question.choices().all();
        var phrases = question.choices().phrases();
        var odds = new HashMap<Integer, Double>();
        all.forEach(it -> parts(it).forEach(part -> odds.computeIfAbsent(part, key -> odds(key, phrases))));
        var chances = chances(all, odds, question.right(), false);
        var wanted = chances(all, odds, question.right(), true);
        var gradients = new HashMap<Integer, Double>();
        for (int i = 0; i < all.size(); i++) {
            double error = chances[i] - wanted[i];
            parts(all.get(i)).forEach(it -> gradients.merge(it, error, Double::sum));
        }
        gradients.forEach((part, gradient) -> change(part, phrases, gradient.floatValue()));
    }

    private static List<Integer> parts(Choice choice) {
        return IntStream.of(choice.parts()).boxed().toList();
    }

    private double odds(int part, int[] phrases) {
        double sum = 0;
        for (var phrase : phrases) {
            sum += weights[Lessons.place(part, phrase)];
        }
        return sum;
    }

    /** The chance of each reading among all, or among the right ones. */
    private static double[] chances(
            List<Choice> all, Map<Integer, Double> odds, List<Boolean> right, boolean rightOnly) {
        var chances = new double[all.size()];
        double total = 0;
        for (int i = 0; i < chances.length; i++) {
            if (!rightOnly || right.get(i)) {
                chances[i] = Math.exp(PIECES * all.get(i).beside()
                        + parts(all.get(i)).stream().mapToDouble(odds::get).sum());
                total += chances[i];
            }
        }
        for (int i = 0; i < chances.length; i++) {
            chances[i] /= total;
        }
        return chances;
    }

    private void change(int part, int[] phrases, float gradient) {
        if (Math.abs(gradient) < LEAST) {
            return;
        }
        for (var phrase : phrases) {
            int place = Lessons.place(part, phrase);
            squares[place] += gradient * gradient;
            weights[place] -= RATE * gradient / (float) Math.sqrt(1e-2 + squares[place]);
        }
    }

    private void forgetRare(List<Judged> questions) {
        var last = new int[weights.length];
        var counts = new int[weights.length];
        for (int i = 0; i < questions.size(); i++) {
            int now = i + 1;
            var phrases = questions.get(i).choices().phrases();
            questions.get(i).choices().all().stream()
                    .flatMap(it -> parts(it).stream())
                    .distinct()
                    .forEach(part -> {
                        for (var phrase : phrases) {
                            int place = Lessons.place(part, phrase);
                            counts[place] += last[place] == now ? 0 : 1;
                            last[place] = now;
                        }
                    });
        }
        for (int i = 0; i < counts.length; i++) {
            weights[i] = counts[i] < FEWEST ? 0 : weights[i];
        }
    }
}
