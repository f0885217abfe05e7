package candela.engine.ask;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The values of the data that a span of a question says: exactly, inflected, misspelt, or in part. */
final class ValueLinks {
    /** The weight of a value of which only one word is said. */
    private static final double PARTLY = 0.75;

    private static final double CODED = 0.85;

    private static final double INITIAL = 0.72;

    /** The share of a value that the data calls otherwise, beside one that it calls so. */
    private static final double CALLED = 0.9;

    /** Anybody, whatever the data calls so. */
    private static final Set<String> PEOPLE = Set.of("people", "person", "persons");

    private final Lexicon lexicon;
    private final ValueIndex values;

    ValueLinks(Lexicon lexicon, ValueIndex values) {
        this.lexicon = lexicon;
        this.values = values;
    }

    /** The values that a span says, of which {@code from} is the place in the question. */
    List<Link> of(List<Token> span, int from) {
        var first = span.getFirst();
        if (span.size() == 1 && first.quoted()) {
            return quoted(first);
        }
        if (span.stream().anyMatch(Token::quoted) || span.size() == 1 && !mayBeValue(first, from)) {
            return List.of();
        }
        var key = key(span);
        var found = exactly(key, score(span, from));
        if (found.isEmpty()) {
            found = links(values.inflected(key), span.size() > 1 ? 0.95 : 0.8);
        }
        return found.isEmpty() && mayBeMisspelt(span) ? misspelt(span, key) : found;
    }

    /** What is called so only by people goes after what the data calls so. */
    private List<Link> exactly(String key, double score) {
        var found = values.exact(key);
        var written = found.stream().anyMatch(it -> isWritten(it, key));
        return found.stream()
                .map(it -> link(it, written && !isWritten(it, key) ? score * CALLED : score))
                .toList();
    }

    private static boolean isWritten(ValueIndex.Entry entry, String key) {
        return Normaliser.key(entry.value()).equals(key);
    }

    /** The values of which a word says only a part, or the codes it is the whole of. */
    List<Link> partly(Token token) {
        var partly = links(values.partly(token.stem()), PARTLY);
        return partly.isEmpty() ? links(values.coded(token.word()), CODED) : partly;
    }

    /** The codes of one letter that may stand for a state. */
    List<Link> initial(Token token) {
        return links(values.initial(token.word()), INITIAL);
    }

    private boolean mayBeMisspelt(List<Token> span) {
        var single = span.size() == 1;
        return span.stream().noneMatch(it -> Cues.isKnown(it.word()))
                && span.stream().anyMatch(it -> !lexicon.isFamiliar(it))
                && (!single
                        || (span.getFirst().capitalised()
                                || span.getFirst().word().length() > 5));
    }

    private List<Link> misspelt(List<Token> span, String key) {
        return links(values.misspelt(key), span.size() > 1 ? 0.85 : 0.75).stream()
                .map(ValueLinks::mended)
                .toList();
    }

    /** The words as values are kept: folded, with one space between. */
    static String key(List<Token> span) {
        var key = new StringBuilder();
        for (var token : span) {
            key.append(key.isEmpty() ? "" : " ").append(Normaliser.folded(token.word()));
        }
        return key.toString();
    }

    private static Link mended(Link link) {
        return new Link(link.kind(), link.table(), link.column(), link.expr(), link.value(), link.score(), true);
    }

    /** A word of the grammar is a value only when it is written like a name. */
    private static boolean mayBeValue(Token token, int from) {
        if (token.number() != null && token.word().matches("[\\d.,-]+")) {
            return false;
        }
        if (PEOPLE.contains(token.word()) && !token.capitalised()) {
            return false;
        }
        return !Cues.standsAlone(token.word()) || from > 0 && token.capitalised() || isInCapitals(token.text());
    }

    /** "IT jobs": no "it". */
    private static boolean isInCapitals(String text) {
        return text.length() > 1 && text.equals(text.toUpperCase(Locale.ROOT));
    }

    private static double score(List<Token> span, int from) {
        var capitals = span.stream().anyMatch(Token::capitalised);
        return span.size() > 1 ? 1.02 : capitals && from > 0 ? 1.0 : 0.92;
    }

    private List<Link> quoted(Token token) {
        var key = Normaliser.key(token.word());
        var found = links(values.exact(key), 1.5);
        return found.isEmpty()
                ? links(values.misspelt(key), 1.2).stream()
                        .map(ValueLinks::mended)
                        .toList()
                : found;
    }

    private static List<Link> links(List<ValueIndex.Entry> entries, double score) {
        return entries.stream().map(it -> link(it, score)).toList();
    }

    private static Link link(ValueIndex.Entry entry, double score) {
        return Link.value(entry.table(), entry.column(), entry.value(), score, false);
    }
}
