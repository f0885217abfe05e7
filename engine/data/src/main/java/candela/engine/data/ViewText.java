package candela.engine.data;

import candela.engine.sql.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The text of a view, in small letters, and which names stand in it. Of tables of one name that alone is read whose
 * namespace stands before each of the places where it may be read; wherever none does, any of them may be.
 *
 * @param home what the default namespace is called
 */
record ViewText(String text, List<TableName> known, String home) {

    /** What stands before a name that is written with its namespace, in quotes or not. */
    private static final Pattern NAMESPACE =
            Pattern.compile("(?:(?<!\")\"([^\"]+)\"|(?<!`)`([^`]+)`|\\[([^\\[\\]]+)]|([\\p{L}\\p{M}\\p{N}_$#@]+))\\.$");

    ViewText {
        text = lower(text);
    }

    boolean isBlank() {
        return text.isBlank();
    }

    boolean mayRead(TableName table) {
        var places = places(table.name());
        var namesakes = known.stream()
                .filter(it -> !it.equals(table) && lower(it.name()).equals(lower(table.name())))
                .map(this::namespace)
                .filter(it -> !it.equals(namespace(table)))
                .toList();
        var read = places.stream().filter(it -> !it.isQualifier()).toList();
        return !places.isEmpty()
                && (read.isEmpty()
                        || read.stream()
                                .anyMatch(it -> it.namespace()
                                        .filter(namesakes::contains)
                                        .isEmpty()));
    }

    private String namespace(TableName table) {
        var own = table.namespace();
        return own == null ? home : lower(own);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Where a name stands, without its quotes. */
    private record Place(String text, int from, int to) {

        private boolean isQuoted() {
            return from > 0 && to < text.length() && "\"`[".indexOf(text.charAt(from - 1)) >= 0;
        }

        /** Whether it only says of which table a column is: that table was named elsewhere. */
        boolean isQualifier() {
            return text.startsWith(".", isQuoted() ? to + 1 : to);
        }

        Optional<String> namespace() {
            var written = NAMESPACE.matcher(text.substring(0, isQuoted() ? from - 1 : from));
            return written.find()
                    ? Stream.of(1, 2, 3, 4)
                            .flatMap(it -> Stream.ofNullable(written.group(it)))
                            .findFirst()
                    : Optional.empty();
        }
    }

    /** Wherever a name stands, in whatever quotes, as a word of its own. */
    private List<Place> places(String name) {
        return Stream.of(name, name.replace("\"", "\"\""), name.replace("`", "``"))
                .map(ViewText::lower)
                .distinct()
                .flatMap(this::standing)
                .toList();
    }

    private Stream<Place> standing(String word) {
        return Stream.iterate(text.indexOf(word), it -> it >= 0, it -> text.indexOf(word, it + 1))
                .map(it -> new Place(text, it, it + word.length()))
                .filter(it -> isWhole(it.from(), it.to()));
    }

    private boolean isWhole(int from, int to) {
        return (from == 0 || !isJoined(from)) && (to == text.length() || !isJoined(to));
    }

    /** Whether the characters before and at this place belong to one word. */
    private boolean isJoined(int place) {
        return isOfWord(text.charAt(place - 1)) && isOfWord(text.charAt(place));
    }

    private static boolean isOfWord(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }
}
