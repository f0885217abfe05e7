package candela.engine.ask;

import java.util.Set;

/** Tells whether two words differ by one slip: a letter wrong, missing, added, or two neighbours swapped. */
final class Spelling {
    /** Shorter words have too many neighbours to guess. */
    static final int SHORTEST = 5;

    /** What is reckoned, which no name of a schema was meant to be. */
    private static final Set<String> RECKONED =
            Set.of("median", "mode", "variance", "deviation", "percentile", "quartile", "correlation", "weighted");

    private Spelling() {}

    /**
     * Whether a word of three to six letters is another's beginning or its consonants: "frt" for "freight", "prereq".
     */
    static boolean isShort(String shorter, String word) {
        if (shorter.length() == 6 && word.length() > 9 && word.startsWith(shorter)) {
            return true;
        }
        if (shorter.length() < 3 || shorter.length() > 5 || word.length() < shorter.length() + 2) {
            return false;
        }
        if (word.startsWith(shorter) && shorter.length() < 5) {
            return true;
        }
        int at = 0;
        for (int i = 0; i < word.length() && at < shorter.length(); i++) {
            at += word.charAt(i) == shorter.charAt(at) ? 1 : 0;
        }
        return at == shorter.length() && !shorter.substring(1).matches(".*[aeiou].*");
    }

    /** Whether a verb in some ending tells of what a noun names: "prescribed" of "prescriptions". */
    static boolean isDeed(String verb, String noun) {
        int same = 0;
        while (same < Math.min(verb.length(), noun.length()) && verb.charAt(same) == noun.charAt(same)) {
            same++;
        }
        return same >= SHORTEST
                && verb.substring(same).matches("(e|b|be|er|r)?(d|ed|ing|s)")
                && noun.substring(same).matches("(p|r|a|i|ra|ip)?(tion|ment|al|y|ie|ance|ence|ing|er|or)s?");
    }

    static boolean isSlip(String typed, String meant) {
        int longer = Math.max(typed.length(), meant.length());
        if (RECKONED.contains(typed)
                || longer < SHORTEST
                || Math.abs(typed.length() - meant.length()) > 1
                || typed.equals(meant)) {
            return false;
        }
        int start = 0;
        int shorter = Math.min(typed.length(), meant.length());
        while (start < shorter && typed.charAt(start) == meant.charAt(start)) {
            start++;
        }
        if (start == 0 && shorter < 7) {
            return false;
        }
        return restMatches(typed, meant, start);
    }

    private static boolean restMatches(String typed, String meant, int at) {
        if (typed.length() > meant.length()) {
            return typed.substring(at + 1).equals(meant.substring(at));
        }
        if (typed.length() < meant.length()) {
            return meant.substring(at + 1).equals(typed.substring(at));
        }
        return typed.substring(at + 1).equals(meant.substring(at + 1)) || isSwap(typed, meant, at);
    }

    private static boolean isSwap(String typed, String meant, int at) {
        return at + 1 < typed.length()
                && typed.charAt(at) == meant.charAt(at + 1)
                && typed.charAt(at + 1) == meant.charAt(at)
                && typed.substring(at + 2).equals(meant.substring(at + 2));
    }
}
