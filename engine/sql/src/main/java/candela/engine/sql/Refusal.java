package candela.engine.sql;

/** Ends a check at the first broken rule; never leaves {@link Guard}. */
final class Refusal extends Exception {
    static final int UNKNOWN = -1;

    private final String rule;
    private final String reason;
    private final int offset;

    /** @param offset where in the text, 0-based; {@link #UNKNOWN} when no place can be named */
    Refusal(String rule, String reason, int offset) {
        super(reason, null, false, false);
        this.rule = rule;
        this.reason = reason;
        this.offset = offset;
    }

    String reason() {
        return reason;
    }

    int offset() {
        return offset;
    }

    Verdict.Refused in(String text) {
        if (offset < 0) {
            return new Verdict.Refused(rule, reason, 0, 0);
        }
        String before = text.substring(0, Math.min(offset, text.length()));
        int line = (int) before.chars().filter(it -> it == '\n').count() + 1;
        return new Verdict.Refused(rule, reason, line, before.length() - before.lastIndexOf('\n'));
    }
}
