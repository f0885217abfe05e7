package candela.engine.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Explains a statement that somebody else wrote for a question, as far as the typed form can hold it. */
final class ReadBack {
    /** What the reader of statements passes over, and what its form has no words for. */
    private static final Pattern BEYOND = Pattern.compile(
            "\\b(offset|fetch|qualify|with|top|over|window|lateral|exists|case|cast|replace|coalesce|substr|substring)\\b|\\bdistinct\\s+on\\b|\\ball\\b|\\|\\|",
            Pattern.CASE_INSENSITIVE);

    private final Catalog catalog;
    private final SqlReader reader;

    ReadBack(Catalog catalog, SqlReader reader) {
        this.catalog = catalog;
        this.reader = reader;
    }

    Interpretation of(String question, String language, List<Item> items, String sql) {
        var read = described(sql, language);
        var sentence = read.map(Described::sentence)
                .orElseGet(() -> Messages.of(language).text("written.plain"));
        return new Interpretation(
                sql,
                read.map(Described::reading).orElse(Reading.NONE.in(language)),
                phrases(question, items, sql),
                List.of(),
                sentence,
                0,
                List.of());
    }

    private record Described(Reading reading, String sentence) {}

    /** Whatever goes wrong with a stranger's statement, it has no sentence then. */
    private Optional<Described> described(String sql, String language) {
        try {
            var pieces = SqlPieces.of(sql).pieces();
            var bare = new StringBuilder();
            for (int i = 0; i < pieces.size(); i += 2) {
                bare.append(pieces.get(i)).append(' ');
            }
            return BEYOND.matcher(bare).find()
                    ? Optional.empty()
                    : reader.read(sql)
                            .map(it -> it.in(language))
                            .map(it -> new Described(it, new Describer(catalog, language).sentence(it)));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    /** The spans of the question whose table, column or value stands in the statement. */
    private static List<Phrase> phrases(String question, List<Item> items, String sql) {
        var written = " " + sql.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_]+", " ") + " ";
        var phrases = new ArrayList<Phrase>();
        for (var item : items) {
            item.links().stream()
                    .filter(it ->
                            stands(it.table(), written) && stands(it.column(), written) && stands(it.value(), written))
                    .findFirst()
                    .ifPresent(it -> phrases.add(new Phrase(
                            question.substring(item.start(), item.end()),
                            item.start(),
                            item.end(),
                            it.isValue() ? Phrase.Kind.VALUE : it.isTable() ? Phrase.Kind.TABLE : Phrase.Kind.COLUMN,
                            it.target(),
                            Math.min(1, it.score()))));
        }
        return phrases;
    }

    private static boolean stands(String name, String written) {
        return name.isEmpty()
                || written.contains(" "
                        + name.toLowerCase(Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N}_]+", " ")
                                .strip() + " ");
    }
}
