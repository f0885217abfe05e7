package candela.engine.ai.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;

/** A text and the families of what must be found in it, P, S and I; keys in it are drawn when it is read. */
record Labelled(String truth, String text) {

    private static final Pattern DRAWN = Pattern.compile("\\{([AUN])(\\d+)}");
    private static final Pattern CHARACTER = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final String FIGURES = "0123456789";
    private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String ALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + FIGURES;

    boolean has(Detector detector) {
        return truth.equals(detector.name().substring(0, 1));
    }

    static List<Labelled> texts() {
        try (var in = Objects.requireNonNull(Labelled.class.getResourceAsStream("labelled.txt"))) {
            var random = new Random(7);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.isBlank() && !it.startsWith("#"))
                    .map(it -> new Labelled(it.substring(0, 1), written(it.substring(2), random)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String written(String line, Random random) {
        var drawn = DRAWN.matcher(line).replaceAll(it -> draw(it.group(1), Integer.parseInt(it.group(2)), random));
        var characters =
                CHARACTER.matcher(drawn).replaceAll(it -> Character.toString((char) Integer.parseInt(it.group(1), 16)));
        return characters.replace("\\\\n", "\0").replace("\\n", "\n").replace("\0", "\\n");
    }

    private static String draw(String letters, int length, Random random) {
        var from = letters.equals("N") ? FIGURES : letters.equals("U") ? CAPITALS : ALL;
        var result = new StringBuilder();
        for (var i = 0; i < length; i++) {
            result.append(from.charAt(random.nextInt(from.length())));
        }
        return result.toString();
    }
}
