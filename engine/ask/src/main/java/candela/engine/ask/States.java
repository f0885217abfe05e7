package candela.engine.ask;

import java.util.List;

/** Words that are a state of rows in the data but are said of what was done, or when. */
final class States {
    /** How surely the state that all rows of a table came to means the table. */
    private static final double DONE = 0.9;
    /** Below this a value is said with another ending. */
    private static final double EXACT = 0.85;

    private static final int SHORTEST_VERB = 4;

    private States() {}

    /** "opened" is when that was, where a date of the same rows is called so, and not that they are "open". */
    static boolean isDated(Catalog catalog, Link value, Token said) {
        return value.isValue()
                && value.score() < EXACT
                && catalog.table(value.table()).columns().stream()
                        .filter(it -> it.type().isMoment())
                        .map(it -> Names.stems(it.name()))
                        .anyMatch(it -> it.getFirst().equals(said.stem()) || Happenings.alike(said.stem(), it));
    }

    /** "applied" as the stage of applications, "booked" as that of reservations: they all were. */
    static Link ofItsVerb(Link value) {
        var thing = Names.thing(Names.expanded(value.table())).getLast();
        var verb = Normaliser.lower(value.value()).replaceFirst("ed$", "");
        var done = thing.startsWith(verb) || Happenings.alike(Stems.of(verb), List.of(Stems.of(thing)));
        return Lexicon.isState(value.value()) && verb.length() >= SHORTEST_VERB && done
                ? Link.table(value.table(), DONE, false)
                : value;
    }
}
