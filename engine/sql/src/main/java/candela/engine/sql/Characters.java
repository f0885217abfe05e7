package candela.engine.sql;

/** Refuses characters that hide what a text says, wherever they stand. */
final class Characters {
    private Characters() {}

    static void check(String text) throws Refusal {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean reserved = c == DottedNames.DOT;
            boolean loneReturn = c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (reserved
                    || loneReturn
                    || isControl(c)
                    || isDirection(c)
                    || Character.getType(c) == Character.SURROGATE) {
                throw new Refusal(
                        "control-character",
                        "The invisible character " + describe(c) + " is not allowed in SQL: remove it.",
                        i);
            }
            i += Character.charCount(c);
        }
    }

    static String describe(int c) {
        return c > ' ' && c < 0x7f ? Character.toString(c) : String.format("U+%04X", c);
    }

    private static boolean isControl(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t' || c == 0x2028 || c == 0x2029;
    }

    /** Overrides of writing direction show a reader another order of words than the one that runs. */
    private static boolean isDirection(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }
}
