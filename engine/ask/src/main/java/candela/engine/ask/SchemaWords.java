package candela.engine.ask;

/** The words of one schema and its values. */
record SchemaWords(Lexicon lexicon, ValueIndex values) {
    private static final double WHOLE = 0.97;

    boolean isValue(String words) {
        return !values.exact(words).isEmpty();
    }

    boolean isName(String words) {
        return lexicon.isVietnameseName(words);
    }

    boolean isPartOfName(String word) {
        return lexicon.isPartOfVietnameseName(word);
    }

    boolean isCalled(String english) {
        return lexicon.match(Normaliser.tokens(english)).stream().anyMatch(it -> it.score() >= WHOLE);
    }
}
