package candela.server.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a walk along the whole chain found.
 *
 * @param firstBad the number of the first entry that is not as it was written; null when all are
 * @param reason what is wrong with it; null when nothing is
 */
public record Verification(
        boolean ok,
        long entries,
        @Nullable Long firstBad,
        @Nullable String reason) {

    private static final int AT_ONCE = 1000;

    static Verification of(Entries chain) {
        var head = chain.head();
        var previous = new Entries.Head(0, "");
        for (var part = chain.following(0, AT_ONCE);
                !part.isEmpty();
                part = chain.following(previous.number(), AT_ONCE)) {
            for (var entry : part) {
                var wrong = wrong(entry, previous);
                if (wrong != null) {
                    return new Verification(false, entry.number(), entry.number(), wrong);
                }
                previous = new Entries.Head(entry.number(), entry.hash());
            }
        }
        if (!previous.equals(head)) {
            return new Verification(false, previous.number(), previous.number() + 1, "the newest entries are missing");
        }
        return new Verification(true, head.number(), null, null);
    }

    private static @Nullable String wrong(Entry entry, Entries.Head previous) {
        if (entry.number() != previous.number() + 1) {
            return "entries before it are missing";
        }
        if (!entry.previousHash().equals(previous.hash())) {
            return "it does not follow the entry before it";
        }
        return entry.isWhole() ? null : "it was changed after it was written";
    }

    /** The result in one line, for the console. */
    public String line() {
        return ok
                ? "The audit log is whole: " + entries + " entries."
                : "The audit log is damaged at entry " + firstBad + ": " + reason + ".";
    }
}
