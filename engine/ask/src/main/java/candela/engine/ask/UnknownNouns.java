package candela.engine.ask;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the words of a question that the lexicon does not know and that stand where things are named. */
final class UnknownNouns {
    private static final Pattern WORDS = Pattern.compile("[A-Za-z]{3,}(?:[ -][A-Za-z]{2,})*");
    private static final Pattern VERB =
            Pattern.compile("(?i).*[a-z]ed|.*(?:ought|aught)|has|have|had|went|gave|gone|won|held");
    /** After these words comes what is done or how something is; "what are" asks for a thing. */
    private static final Pattern BEFORE_VERB = Pattern.compile(
            "(?is).*\\b(?:that|who|they|he|she|it|we|you|i|have|has|had|been|be|was|were|did|do|does|to|not"
                    + "|n't|never|also|can|could|may|might|must|will|would|this|these|those"
                    + "|(?<!\\bwhat |\\bwho |\\bwhich )(?:is|are))\\s+");

    private final String question;
    private final List<Item> items;

    UnknownNouns(String question, List<Item> items) {
        this.question = question;
        this.items = items;
    }

    /** Where a run of such words that begins with a span ends; the span itself when it is none. */
    int end(int from) {
        int end = from;
        while (end < items.size() && isNoun(end) && (end == from || isBeside(end - 1, end))) {
            end++;
        }
        return end;
    }

    private boolean isBeside(int i, int k) {
        return question.substring(items.get(i).end(), items.get(k).start()).matches("[ -]");
    }

    private boolean isNoun(int i) {
        var item = items.get(i);
        return item.isUnknown()
                && WORDS.matcher(item.text()).matches()
                && (i == 0 || !Character.isUpperCase(item.text().codePointAt(0)))
                && !VERB.matcher(item.text()).matches()
                && !BEFORE_VERB.matcher(question.substring(0, item.start())).matches()
                && !isText(i)
                && !isBeside(i, -1, Link::isColumn)
                && !isBeside(i, 1, Link::isTable);
    }

    /** "named atlantis", "whose status is frozen": a text to look for. */
    private boolean isText(int i) {
        var before = i == 0 ? null : items.get(i - 1).cue();
        if (before == null) {
            return false;
        }
        return switch (before) {
            case NAMED, EXACTLY, CONTAINS, STARTS_WITH, ENDS_WITH -> true;
            case IS -> i > 1 && !items.get(i - 2).links().isEmpty();
            default -> false;
        };
    }

    /** "gold medals": the column was named already; "new customers": a quality of what is named. */
    private boolean isBeside(int i, int step, Predicate<Link> kind) {
        int k = i + step;
        return k >= 0
                && k < items.size()
                && items.get(k).links().stream().limit(1).anyMatch(kind)
                && isBeside(Math.min(i, k), Math.max(i, k));
    }
}
