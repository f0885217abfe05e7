package candela.engine.ask;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How the words of a question point back to what was asked before.
 *
 * @param pronoun whether a word stands for the former rows: "those", "their", "the first one"
 * @param ellipsis whether the question only names a change: "and last year", "only Germany", "by month instead"
 * @param adds whether what it names is shown beside what was shown: "also", "too"
 * @param complete whether it names a table and what to do with it
 */
record Reference(boolean pronoun, boolean ellipsis, boolean adds, boolean complete) {
    private static final Pattern POINTER = Pattern.compile(
            "(?iU)\\b(of|in|for|by|is|was|does|did|at|made|had|has) (that|this)\\b|\\b(those|these|such|above)\\b|\\b(each|which|the|that|this|what) ones?\\b|\\b(trong số đó|những cái đó)\\b");
    private static final Pattern PERSON = Pattern.compile("(?iU)\\b(they|them|it)\\b");
    private static final Pattern OWNER = Pattern.compile("(?iU)\\b(their|its|his|her|he|she|there)\\b");
    private static final Pattern LINK = Pattern.compile("(?isU).*(,|\\b(and|or|that|which|who|whose|where)\\b).*");
    private static final Pattern ELLIPSIS = Pattern.compile(
            "(?isU)\\s*(and|only|just|now|but|also|then|same|without|as|leave out|exclude|excluding|drop|remove|ignore|keep|except|bỏ|loại|trừ|what about|how about|do the same|of (those|these|them)|chỉ|chi|còn|con|thế còn|the con|vậy còn)\\b.*"
                    + "|.*\\b(instead|the same|thay vào đó)\\b.*");
    private static final Pattern ADDS =
            Pattern.compile("(?isU)(?!.*\\binstead\\b).*\\b(also|too|as well|additionally|in addition)\\b(?! as).*"
                    + "|\\s*(and|add|include|along with|together with) (the|their|its|his|her)\\b.*");

    static Reference of(String question, List<Item> items) {
        int table = items.stream()
                .filter(Reference::isTable)
                .mapToInt(Item::start)
                .min()
                .orElse(question.length());
        var tables = table < question.length();
        var asks = items.stream().anyMatch(it -> it.is(Cue.WHICH) || it.is(Cue.COUNT) || it.is(Cue.LIST));
        var named = items.stream()
                .anyMatch(it -> !it.links().isEmpty() && !it.links().getFirst().isValue());
        return new Reference(
                POINTER.matcher(question).find() || points(question, table),
                ELLIPSIS.matcher(question).matches(),
                ADDS.matcher(question).matches(),
                tables && (asks || items.size() > 3) || named && items.size() > 6);
    }

    /** "students and the courses they took" explains itself, "which courses did they take" does not. */
    private static boolean points(String question, int table) {
        var owner = OWNER.matcher(question);
        if (owner.find() && owner.start() < table) {
            return true;
        }
        var person = PERSON.matcher(question);
        return person.find()
                && (person.start() < table
                        || !LINK.matcher(question.substring(table, person.start()))
                                .matches());
    }

    private static boolean isTable(Item item) {
        return !item.links().isEmpty()
                && item.links().getFirst().isTable()
                && item.links().getFirst().score() > 0.7;
    }

    /** Whether the words say that they go on from what was asked before. */
    boolean refers() {
        return pronoun || ellipsis || adds;
    }

    /** How likely a question with such words has nothing to do with the former one. */
    double fresh() {
        return pronoun || adds ? 0.4 : ellipsis ? 0.6 : complete ? 1 : 0.7;
    }

    /** How likely it changes the former question. */
    double edits() {
        return refers() ? 0.98 : complete ? 0.6 : 0.95;
    }

    /** How likely it asks something else about the former rows. */
    double carries() {
        return pronoun ? 0.98 : ellipsis || adds ? 0.6 : complete ? 0.62 : 0.93;
    }
}
