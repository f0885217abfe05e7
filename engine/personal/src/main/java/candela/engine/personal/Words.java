package candela.engine.personal;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a name, to be searched for phrases: lower case, without accents, in the singular. */
final class Words {

    private static final Pattern BORDER =
            Pattern.compile("(?<=\\p{Ll}|\\d)(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final String text;
    private final String joined;

    private Words(List<String> words) {
        this.text = " " + String.join(" ", words) + " ";
        this.joined = String.join("", words);
    }

    static Words of(String name) {
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return new Words(BORDER.splitAsStream(plain.replace('đ', 'd').replace('Đ', 'D'))
                .filter(it -> !it.isEmpty())
                .map(it -> singular(it.toLowerCase(Locale.ROOT)))
                .toList());
    }

    /** Whether the phrase stands among the words, or is all of them written as one. */
    boolean have(Words phrase) {
        return text.contains(phrase.text) || joined.equals(phrase.joined);
    }

    /** Whether the phrase begins or ends the words, as the thing that a table is about does. */
    boolean areAbout(Words phrase) {
        return text.startsWith(phrase.text) || text.endsWith(phrase.text) || joined.equals(phrase.joined);
    }

    private static String singular(String word) {
        if (word.length() < 4 || !word.endsWith("s") || word.endsWith("ss") || word.endsWith("us")) {
            return word;
        }
        return word.endsWith("ies") ? word.substring(0, word.length() - 3) + "y" : word.substring(0, word.length() - 1);
    }
}
