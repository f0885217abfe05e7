package candela.engine.ask;

import java.util.Optional;

/** The words of one schema and its values. */
record SchemaWords(Lexicon lexicon, ValueIndex values) {
    private static final double WHOLE = 0.97;

    boolean isValue(String words) {
        return !values.exact(words).isEmpty();
    }

    boolean isName(String words) {
        return lexicon.vietnamese().has(words);
    }

    boolean isPartOfName(String word) {
        return lexicon.vietnamese().hasWord(word);
    }

    Optional<String> table(String head) {
        return lexicon.vietnamese().table(head);
    }

    Optional<String> column(String head) {
        return lexicon.vietnamese().column(head);
    }

    boolean isAbout(String word) {
        return lexicon.vietnamese().isAbout(word);
    }

    boolean isTable(String english) {
        return lexicon.match(Normaliser.tokens(english)).stream().anyMatch(it -> it.isTable() && it.score() >= WHOLE);
    }

    boolean isCalled(String english) {
        return lexicon.match(Normaliser.tokens(english)).stream().anyMatch(it -> it.score() >= WHOLE);
    }
}
