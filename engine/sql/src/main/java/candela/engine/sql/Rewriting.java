package candela.engine.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Writes policies into a statement: at each place where the syntax tree names a table that one binds, the table's
 * sub-select is put instead of the name. All else stays as it was written, so that what runs is what was checked.
 */
final class Rewriting {
    private final Dialect dialect;
    private final List<Token> tokens;
    private final List<Edit> edits = new ArrayList<>();

    /** Other text in the place of what stands between two offsets. */
    private record Edit(int start, int end, String text) {}

    /**
     * A name of a table in the text.
     *
     * @param offset where it starts
     * @param parts of how many words, with dots between them, it is made
     */
    record Place(int offset, int parts) {}

    Rewriting(Dialect dialect, List<Token> tokens) {
        this.dialect = dialect;
        this.tokens = tokens;
    }

    /** Puts a view in the place of a table after FROM. */
    void replace(Place place, Restriction.View view, boolean aliased) throws Refusal {
        int first = first(place);
        Token start = tokens.get(first);
        Token last = tokens.get(first + 2 * (place.parts() - 1));
        String alias = aliased ? "" : (dialect == Dialect.ORACLE ? " " : " AS ") + last.text();
        edits.add(new Edit(start.start(), start.start(), view.before()));
        edits.add(new Edit(end(last), end(last), view.after() + alias));
    }

    /** Leaves the namespace before a table's name out: a sub-select has none. */
    void shorten(Place place) throws Refusal {
        int first = first(place);
        Token name = tokens.get(first + 2 * (place.parts() - 1));
        edits.add(new Edit(tokens.get(first).start(), name.start(), ""));
    }

    /** The first word of a name; the tree and the text must tell the same of it. */
    private int first(Place place) throws Refusal {
        var wanted = new Token(Token.Kind.WORD, "", place.offset());
        int first = Collections.binarySearch(tokens, wanted, Comparator.comparingInt(Token::start));
        if (first < 0) {
            throw unplaced(place);
        }
        for (int i = 0; i < 2 * place.parts() - 1; i++) {
            Token token = first + i < tokens.size() ? tokens.get(first + i) : tokens.getLast();
            boolean name = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME;
            if (i % 2 == 0 ? !name : !token.isSymbol(".")) {
                throw unplaced(place);
            }
        }
        return first;
    }

    private static Refusal unplaced(Place place) {
        return new Refusal(
                "ambiguous-syntax",
                "It cannot be told where the name of the table stands here: write this part more plainly.",
                place.offset());
    }

    private static int end(Token token) {
        return token.start() + token.text().length();
    }

    String apply(String text) {
        var rewritten = new StringBuilder(text.length() + 200 * edits.size());
        int at = 0;
        edits.sort(Comparator.comparingInt(Edit::start));
        for (Edit edit : edits) {
            rewritten.append(text, at, edit.start()).append(edit.text());
            at = edit.end();
        }
        return rewritten.append(text, at, text.length()).toString();
    }
}
