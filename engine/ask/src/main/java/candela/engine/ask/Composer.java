package candela.engine.ask;

import candela.engine.ask.Reading.Combination;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;
import candela.engine.ask.Reading.Test;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** Puts a draft through the rules of the grammar, one phenomenon after another, and makes a reading of it. */
final class Composer {
    private Composer() {}

    static Reading compose(Draft draft, String language) {
        Comparing.apply(draft);
        Sorts.apply(draft);
        Groupings.each(draft);
        Superlatives.apply(draft);
        Groupings.by(draft);
        Comparisons.apply(draft);
        Negations.apply(draft);
        Values.apply(draft);
        Periods.apply(draft);
        Groupings.units(draft);
        Selections.apply(draft);
        return new Completion(draft).reading(language);
    }
}
