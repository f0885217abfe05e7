package candela.engine.personal;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What one kind of personal data looks like where it stands within longer text. What is found is the first group where
 * the form has one, because the words before it are no personal data, else all of it.
 *
 * @param label what it is
 * @param what it is in words, in the plural: "e-mail addresses"
 * @param form finds candidates of at most {@link #LONGEST} characters, looks at no more than ten before them, and takes
 *     time in proportion to the text whatever the text is
 * @param proven whether a candidate is of the kind
 */
public record TextForm(Label label, String what, Pattern form, Predicate<String> proven) {

    /** No candidate, with the words before it and what is looked at behind it, is longer. */
    public static final int LONGEST = 400;

    private static final int SHORTENED = 4;
    private static final String SEPARATORS = " .-/(";

    /**
     * How much of a candidate is of the kind, from its begin: numbers stand beside numbers, so what stands at the end
     * may belong to something else.
     *
     * @return a number of characters; 0 when none of it is
     */
    public int proven(String candidate) {
        var end = candidate.length();
        for (var i = 0; i <= SHORTENED && end > 0; i++) {
            if (proven.test(candidate.substring(0, end))) {
                return end;
            }
            end = before(candidate, end);
        }
        return 0;
    }

    private static int before(String candidate, int end) {
        var at = end - 1;
        while (at > 0 && SEPARATORS.indexOf(candidate.charAt(at)) < 0) {
            at--;
        }
        while (at > 0 && SEPARATORS.indexOf(candidate.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }
}
