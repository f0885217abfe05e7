package candela.engine.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Looks at words before parentheses, texts in quotes and other words, whatever the parser took them for: a database may
 * take them for a call, for a literal of a type that reads its catalogs, or for the beginning of something that writes.
 *
 * @param declared names with a list of columns that the statement itself gives, in lower case
 */
record Adjacency(Dialect dialect, Set<String> declared) {

    /** What no name may be followed by without AS. */
    private static final Set<String> WRITING = Set.of(
            "insert into",
            "delete from",
            "merge into",
            "replace into",
            "drop table",
            "create table",
            "alter table",
            "truncate table",
            "into outfile",
            "into dumpfile");

    void check(List<Token> tokens) throws Refusal {
        for (int i = 1; i < tokens.size(); i++) {
            Token word = tokens.get(i - 1);
            Token next = tokens.get(i);
            boolean named = word.kind() == Token.Kind.WORD || word.kind() == Token.Kind.QUOTED_NAME;
            if (named && next.isSymbol("(")) {
                checkCall(word);
            } else if (named
                    && next.kind() == Token.Kind.STRING
                    && word.start() + word.text().length() < next.start()) {
                checkLiteral(word);
            } else if (word.kind() == Token.Kind.WORD && next.kind() == Token.Kind.WORD) {
                checkWords(word, next);
            }
        }
    }

    private static void checkWords(Token word, Token next) throws Refusal {
        String both = (word.text() + " " + next.text()).toLowerCase(Locale.ROOT);
        if (WRITING.contains(both)) {
            throw new Refusal(
                    "not-a-query",
                    "Only statements that read may run, and “" + both
                            + "” writes: put names that are called so in quotes.",
                    word.start());
        }
    }

    private void checkCall(Token word) throws Refusal {
        Dictionary dictionary = Dictionary.of(dialect);
        String name = Names.plain(word.text()).toLowerCase(Locale.ROOT);
        boolean known = word.kind() == Token.Kind.WORD && dictionary.mayPrecedeParenthesis(name);
        if (!known && !declared.contains(name)) {
            throw new Refusal(
                    "unknown-function",
                    Inspector.unknownFunctionMessage(word.text(), dictionary.functions()),
                    word.start());
        }
    }

    private void checkLiteral(Token word) throws Refusal {
        boolean known = word.kind() == Token.Kind.WORD
                && Dictionary.of(dialect).mayPrecedeString(word.text().toLowerCase(Locale.ROOT));
        if (!known && readsTypedLiterals(word)) {
            throw new Refusal(
                    "unknown-type",
                    word.text() + " may not stand before a text: put a name for a column in double quotes after AS.",
                    word.start());
        }
    }

    /** A character set's name before a text in MySQL, any type's name in the others but SQLite. */
    private boolean readsTypedLiterals(Token word) {
        return switch (dialect) {
            case MYSQL, MARIADB -> word.text().startsWith("_");
            case SQLITE -> false;
            default -> true;
        };
    }
}
