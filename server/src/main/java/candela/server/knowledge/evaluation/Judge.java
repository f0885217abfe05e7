package candela.server.knowledge.evaluation;

import candela.server.knowledge.evaluation.GoldenQuestion.Place;
import candela.server.knowledge.retrieval.Found;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says how well what was found, or said, is what people expect. */
final class Judge {

    static final int LOOKED_AT = 10;

    private static final Pattern NOT_SAID = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Judge() {}

    /**
     * For each passage what it is worth: 1 for the first in which something expected stands that no better one had.
     *
     * @param found the most similar first
     */
    static List<Integer> gains(GoldenQuestion question, List<Found> found) {
        var places = new ArrayList<>(question.places().places());
        // Where people said where it stands, that counts; else the passage that says what it should.
        var facts = places.isEmpty() ? new ArrayList<>(question.facts()) : new ArrayList<String>();
        var gains = new ArrayList<Integer>();
        for (var passage : found) {
            var here = places.removeIf(it -> stands(it, passage));
            var said = facts.removeIf(it -> says(passage.text(), it));
            gains.add(here || said ? 1 : 0);
        }
        return gains;
    }

    /** How many passages it takes at least to find all. */
    static int expected(GoldenQuestion question) {
        var places = question.places().places().size();
        return places == 0 ? question.facts().size() : places;
    }

    /**
     * The gain that counts less the later it comes, against the best that could be (Järvelin and Kekäläinen, 2002).
     *
     * @param best how many passages could have been worth 1
     */
    static double ndcg(List<Integer> gains, int best) {
        var ideal = 0.0;
        var gained = 0.0;
        for (int i = 0; i < LOOKED_AT; i++) {
            var weight = Math.log(2) / Math.log(i + 2);
            ideal += i < best ? weight : 0;
            gained += i < gains.size() ? gains.get(i) * weight : 0;
        }
        return ideal == 0 ? 0 : Math.min(1, gained / ideal);
    }

    /** Whether a text says something, whatever its accents, capitals and punctuation. */
    static boolean says(String text, String fact) {
        return (" " + folded(text) + " ").contains(" " + folded(fact) + " ");
    }

    private static boolean stands(Place place, Found passage) {
        var where = passage.place();
        if (!where.document().value().equals(place.document())) {
            return false;
        }
        return place.begins() == null
                || place.ends() == null
                || where.begins() < place.ends() && place.begins() < where.ends();
    }

    private static String folded(String text) {
        var plain = NOT_SAID.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return BETWEEN.matcher(plain.toLowerCase(Locale.ROOT).replace('đ', 'd'))
                .replaceAll(" ")
                .strip();
    }
}
