package candela.engine.ask;

/** Puts a draft through the rules of the grammar, one phenomenon after another, and makes a reading of it. */
final class Composer {
    private Composer() {}

    static Reading compose(Draft draft, String language) {
        extract(draft);
        var reading = new Completion(draft).reading(language).via(draft.via());
        return GroupRows.of(CountedGroups.of(reading, draft.catalog, draft.joins), draft.catalog, draft.joins);
    }

    /** "compare this year with last year", "who bought the most". */
    private static boolean asksHowMuch(Item item) {
        return item.is(Cue.COMPARE) || item.is(Cue.GROWTH) || item.is(Cue.MONEY_MOST) || item.is(Cue.SOLD_MOST);
    }

    /** Takes from the spans what they say, without adding what they leave open. */
    static void extract(Draft draft) {
        if (draft.mentioned().isEmpty() && draft.items.stream().anyMatch(Composer::asksHowMuch)) {
            DefaultMeasures.of(draft).ifPresent(it -> draft.context.addAll(Exprs.tables(it)));
        }
        Reporting.apply(draft);
        Rivals.apply(draft);
        Moving.apply(draft);
        Ratios.apply(draft);
        Arithmetic.apply(draft);
        Averages.typical(draft);
        Ages.apply(draft);
        Overdue.apply(draft);
        Recency.apply(draft);
        LastDates.apply(draft);
        SetOperations.apply(draft);
        Moments.apply(draft);
        Durations.between(draft);
        Sides.late(draft);
        Roles.apply(draft);
        Signs.apply(draft);
        Contrasts.apply(draft);
        Comparing.apply(draft);
        Comparing.each(draft);
        Sorts.apply(draft);
        Every.apply(draft);
        Groupings.each(draft);
        Spendings.apply(draft);
        People.apply(draft);
        Instances.apply(draft);
        Within.apply(draft);
        Extremes.apply(draft);
        Superlatives.apply(draft);
        Groupings.by(draft);
        Comparisons.apply(draft);
        Several.apply(draft);
        Absences.apply(draft);
        Amounts.apply(draft);
        Ordinals.apply(draft);
        Flags.apply(draft);
        Negations.apply(draft);
        Ongoing.apply(draft);
        Values.apply(draft);
        Weekdays.apply(draft);
        Periods.apply(draft);
        Groupings.units(draft);
        Selections.apply(draft);
    }
}
