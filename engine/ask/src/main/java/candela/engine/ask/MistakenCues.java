package candela.engine.ask;

import java.util.List;
import java.util.Set;

/** Words that tell of an operation elsewhere, and of none where they stand: "each show", "who get the newsletter". */
final class MistakenCues {
    /** Words after which something may be asked to be shown. */
    private static final Set<String> ASKS_ON =
            Set.of("and", ",", "then", "please", "also", "to", "you", "now", "just", "me", "us");

    /** Words that stand for somebody who does what follows. */
    private static final Set<String> DOERS = Set.of("who", "that", "which", "they");

    private static final Set<String> DONE =
            Set.of("get", "give", "provide", "see", "show", "report", "return", "present", "find", "grow", "last");

    private static final Set<String> ORDERED_BY = Set.of("in", "by", "the", "ascending", "descending");

    private final Lexicon lexicon;
    private final Dates dates;

    MistakenCues(Lexicon lexicon, Dates dates) {
        this.lexicon = lexicon;
        this.dates = dates;
    }

    boolean isMeant(List<Token> tokens, int i, Cues.Match cue) {
        return !isDated(tokens, i, cue)
                && !isThing(tokens, i, cue)
                && !isKept(tokens, i, cue)
                && !(cue.length() == 1 && isDone(tokens, i));
    }

    /** "who get the newsletter", "that grow wheat": what those do who are asked for, which says nothing more. */
    static boolean isDone(List<Token> tokens, int i) {
        return i > 0
                && DONE.contains(tokens.get(i).word())
                && DOERS.contains(tokens.get(i - 1).word());
    }

    /** "phone numbers of customers": numbers that are kept, not counted. */
    private boolean isKept(List<Token> tokens, int i, Cues.Match cue) {
        return cue.cue() == Cue.COUNT
                && tokens.get(i).is("numbers")
                && i > 0
                && !Cues.standsAlone(tokens.get(i - 1).word())
                && lexicon.match(tokens.subList(i - 1, i)).stream().noneMatch(Link::isTable);
    }

    /** "each show", "first order of": what a table holds, where nothing is asked to be shown or sorted. */
    private boolean isThing(List<Token> tokens, int i, Cues.Match cue) {
        var sorts = cue.cue() == Cue.SORT && tokens.get(i).is("order");
        return i > 0
                && (sorts || cue.cue() == Cue.LIST && cue.length() == 1)
                && !(sorts && ORDERED_BY.contains(tokens.get(i - 1).word()))
                && !ASKS_ON.contains(tokens.get(i - 1).word())
                && lexicon.match(tokens.subList(i, i + 1)).stream().anyMatch(it -> it.isTable() && it.score() >= 0.95);
    }

    /** "ending in March" is no pattern, "ordered in both 2024 and 2025" no order of the answer. */
    private boolean isDated(List<Token> tokens, int i, Cues.Match cue) {
        int next = i + cue.length();
        var passed = next < tokens.size() && tokens.get(next).word().matches("the|both");
        int skipped = passed ? next + 1 : next;
        return Set.of(Cue.ENDS_WITH, Cue.STARTS_WITH, Cue.SORT).contains(cue.cue())
                && skipped < tokens.size()
                && dates.at(tokens, skipped) != null;
    }
}
