package candela.engine.sql;

import java.util.List;

/** Bounds how many tables and sub-selects one statement brings together, wherever in it that happens. */
final class Joins {
    private Joins() {}

    /** @param offsets where each join stands, a comma after FROM included */
    static void check(List<Integer> offsets, int most) throws Refusal {
        if (offsets.size() > most) {
            throw new Refusal("too-many-joins", message(offsets.size(), most), first(offsets, most));
        }
    }

    private static String message(int count, int most) {
        String allowed = most == 0 ? "without joins" : most == 1 ? "with one join" : "with at most " + most + " joins";
        return "The SQL joins %d times, but this source is asked %s: ask for less at once, or have the limit raised."
                .formatted(count, allowed);
    }

    /** The first one in the text that is too much. */
    private static int first(List<Integer> offsets, int most) {
        return offsets.stream().sorted().skip(most).findFirst().orElse(Refusal.UNKNOWN);
    }
}
