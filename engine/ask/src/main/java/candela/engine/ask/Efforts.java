package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which number is compared where a deed or a unit tells it: "who worked more than 20 hours", "over 1,700 m". */
final class Efforts {
    /** What somebody did. */
    private static final Pattern VERB = Pattern.compile(
            "(?i)\\w+ed|(have |has )?(spent|gave|given|bought|sold|drove|driven|paid|ran|run|made|took|taken)");

    private static final Set<String> SINGLE = Set.of("one", "single", "per", "each", "any", "every", "1", "once");

    private Efforts() {}

    /** Whether all that somebody did is compared rather than each of it. */
    static boolean isMeant(Draft draft, int cue, int number, Expr compared) {
        return isDoneInAll(draft, cue, compared)
                || isSummed(draft, number + 1, compared)
                || isSummed(draft, number + 2, compared);
    }

    /** "who worked more than 20 hours": all that they did together, unless one of it is spoken of. */
    private static boolean isDoneInAll(Draft draft, int cue, Expr number) {
        int verb = cue - 1;
        var entity = draft.focus();
        if (verb < 1
                || number.op() != Op.COLUMN
                || entity.isEmpty()
                || !draft.is(draft.before(verb), Cue.WHICH)
                || !VERB.matcher(draft.item(verb).text()).matches()
                || !draft.catalog.isAdded(number)) {
            return false;
        }
        var several = draft.joins.path(entity.get(), number.table()).stream().anyMatch(Joins.Step::multiplies);
        var ofOne = draft.items.stream().anyMatch(it -> SINGLE.contains(Normaliser.lower(it.text())));
        if (several && !ofOne) {
            draft.use(verb);
        }
        return several && !ofOne;
    }

    /** "spent more than 100 in total". */
    private static boolean isSummed(Draft draft, int i, Expr number) {
        var summed = draft.isFree(i) && draft.is(i, Cue.SUM) && !number.aggregates();
        if (summed) {
            draft.use(i);
        }
        return summed;
    }

    /** "places higher than 1,700 m": the only number of theirs that is told in this unit. */
    static Optional<Expr> inUnits(Draft draft, int previous, int unit) {
        if (!draft.isFree(unit) || !draft.item(unit).isUnknown()) {
            return Optional.empty();
        }
        var said = Normaliser.lower(draft.item(unit).text());
        var table = draft.isTable(previous) ? Optional.of(draft.table(previous)) : draft.focus();
        var only = table.flatMap(it -> Catalog.only(
                draft.catalog.table(it),
                column -> column.type().isNumber()
                        && Names.words(column.name()).getLast().equals(said)));
        only.ifPresent(_ -> draft.use(unit));
        return only;
    }
}
