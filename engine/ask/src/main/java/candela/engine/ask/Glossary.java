package candela.engine.ask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the terms of a vocabulary in questions: in any language, inflected, with or without diacritics. */
final class Glossary {
    private static final int LONGEST_NAME = 5;
    private static final double EXACT = 0.99;

    /**
     * One way to say a term.
     *
     * @param from first of its words that stand for the meaning; others name the table as they would anyway
     */
    private record Entry(List<Token> words, int from, int to, Link link) {}

    private final Map<String, List<Entry>> byFirst = new HashMap<>();
    private final Map<String, List<Entry>> choices = new HashMap<>();
    private final Lexicon lexicon;
    private final ValueIndex values;

    Glossary(Vocabulary vocabulary, Definitions definitions, Lexicon lexicon, ValueIndex values) {
        this.lexicon = lexicon;
        this.values = values;
        for (var term : vocabulary.terms()) {
            if (term.kind() != Term.Kind.VERIFIED) {
                add(term, definitions, term.kind() == Term.Kind.CHOICE ? choices : byFirst);
            }
        }
    }

    static boolean isWordless(String phrase) {
        return words(phrase).isEmpty();
    }

    private static List<Token> words(String phrase) {
        return Normaliser.tokens(phrase).stream()
                .filter(it -> !it.word().isEmpty() && !it.is(","))
                .toList();
    }

    private void add(Term term, Definitions definitions, Map<String, List<Entry>> into) {
        try {
            var link = definitions.of(term);
            for (var phrase : term.phrases()) {
                var words = words(phrase);
                if (!words.isEmpty()) {
                    into.computeIfAbsent(first(words.getFirst()), it -> new ArrayList<>(1))
                            .add(entry(words, link));
                }
            }
        } catch (Wrong e) {
            return; // of another database, or of a column that is gone: whoever edits the term is told
        }
    }

    private static String first(Token token) {
        return Stems.of(Normaliser.folded(token.word()));
    }

    /** "active customers": the condition is "active", and "customers" names the table as ever. */
    private Entry entry(List<Token> words, Link link) {
        int n = words.size();
        for (int k = 1; k < n && link.isCondition(); k++) {
            if (names(words.subList(k, n), link.table())) {
                return new Entry(words, 0, k, link);
            }
            if (names(words.subList(0, n - k), link.table())) {
                return new Entry(words, n - k, n, link);
            }
        }
        return new Entry(words, 0, n, link);
    }

    private boolean names(List<Token> words, String table) {
        var english = Phrasebook.named(words.stream().map(Token::word).toList());
        return lexicon.match(Normaliser.tokens(String.join(" ", english))).stream()
                .anyMatch(it -> it.isTable() && it.table().equals(table) && it.score() >= 0.9);
    }

    /** The tokens of a question with each term made one token that knows its meaning. */
    List<Token> marked(List<Token> tokens) {
        if (byFirst.isEmpty()) {
            return tokens;
        }
        var marked = new ArrayList<Token>();
        for (int i = 0; i < tokens.size(); ) {
            var entry = at(tokens, i);
            if (entry == null) {
                marked.add(tokens.get(i++));
                continue;
            }
            marked.addAll(tokens.subList(i, i + entry.from()));
            int end = i + entry.words().size();
            var column = column(tokens, end, entry.link());
            if (column != null) {
                marked.add(token(tokens.subList(i, ++end), column));
            } else {
                marked.add(token(tokens.subList(i + entry.from(), i + entry.to()), entry.link()));
                marked.addAll(tokens.subList(i + entry.to(), end));
            }
            i = end;
        }
        return marked;
    }

    /** "shipping address city": a column of the table that is joined so. */
    private @Nullable Link column(List<Token> tokens, int next, Link link) {
        if (link.meant() == null || link.meant().via() == null || next >= tokens.size()) {
            return null;
        }
        var meant = link.meant();
        return lexicon.match(tokens.subList(next, next + 1)).stream()
                .filter(it -> it.isColumn() && it.table().equals(link.table()) && it.score() >= 0.95)
                .findFirst()
                .map(it -> it.meant(meant.term(), null, meant.via()))
                .orElse(null);
    }

    /** The choice that somebody made between the meanings of some words, if it was this one. */
    Optional<Term> choice(String text, Link link) {
        var words = words(text);
        return words.isEmpty()
                ? Optional.empty()
                : choices.getOrDefault(first(words.getFirst()), List.of()).stream()
                        .filter(it -> it.words().size() == words.size()
                                && isSaid(it.words(), words)
                                && it.link().isLike(link))
                        .findFirst()
                        .flatMap(it -> Optional.ofNullable(it.link().meant()))
                        .map(Link.Meant::term);
    }

    private static Token token(List<Token> words, Link link) {
        var first = words.getFirst();
        return new Token(first.text(), first.start(), words.getLast().end(), "\uE000", "\uE000", null, false, link);
    }

    /** The longest term that starts here, the first of equally long ones. */
    private @Nullable Entry at(List<Token> tokens, int i) {
        Entry best = null;
        for (var entry : byFirst.getOrDefault(first(tokens.get(i)), List.of())) {
            int n = entry.words().size();
            if ((best == null || n > best.words().size())
                    && i + n <= tokens.size()
                    && isSaid(entry.words(), tokens.subList(i, i + n))
                    && !isPartOfName(tokens, i, i + n)) {
                best = entry;
            }
        }
        return best;
    }

    private static boolean isSaid(List<Token> words, List<Token> said) {
        for (int k = 0; k < words.size(); k++) {
            if (said.get(k).quoted() || !isSame(words.get(k).word(), said.get(k).word())) {
                return false;
            }
        }
        return true;
    }

    /** Diacritics count where both write them. */
    private static boolean isSame(String word, String said) {
        var plain = Normaliser.folded(word);
        var plainSaid = Normaliser.folded(said);
        if (!plain.equals(word) && !plainSaid.equals(said)) {
            return word.equals(said) || Stems.of(word).equals(Stems.of(said));
        }
        return plain.equals(plainSaid) || Stems.of(plain).equals(Stems.of(plainSaid));
    }

    /** Whether the words are only a part of a longer name or value of the database. */
    private boolean isPartOfName(List<Token> tokens, int from, int to) {
        for (int a = Math.max(0, to - LONGEST_NAME); a <= from; a++) {
            for (int b = Math.min(tokens.size(), a + LONGEST_NAME); b >= to; b--) {
                if (b - a > to - from && isName(tokens.subList(a, b))) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isName(List<Token> span) {
        if (span.stream().anyMatch(Token::quoted)) {
            return false;
        }
        var named = lexicon.match(span).stream().findFirst().filter(it -> it.score() >= EXACT && !it.corrected());
        return named.isPresent() || !values.exact(ValueLinks.key(span)).isEmpty();
    }
}
