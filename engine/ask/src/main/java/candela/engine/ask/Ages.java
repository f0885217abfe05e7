package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * "average age of members", "buyers under 25", "invoices older than 60 days": how old somebody or something is, where
 * only the day or the year of its beginning is known.
 */
final class Ages {
    static final Pattern SAID = Pattern.compile("ages?|how old");

    /** The more years, the earlier the day. */
    private static final Map<Cue, Test> TESTS = Map.of(
            Cue.GREATER, Test.LESS,
            Cue.AT_LEAST, Test.AT_MOST,
            Cue.LESS, Test.GREATER,
            Cue.AT_MOST, Test.AT_LEAST);

    private Ages() {}

    /** The years since somebody was born; nothing where a column tells them. */
    static Optional<Expr> of(Table table, LocalDate today) {
        return birth(table)
                .map(it -> Expr.elapsed(
                        it, new Expr(Reading.Op.CONSTANT, "", "today", List.of(), today.toString()), "year"));
    }

    private static Optional<Expr> birth(Table table) {
        return table.columns().stream().anyMatch(it -> says(it, Set.of("age")))
                ? Optional.empty()
                : Catalog.only(table, it -> it.type().isMoment() && says(it, Catalog.BIRTH));
    }

    private static boolean says(Column column, Set<String> words) {
        return Names.expanded(column.name()).stream().anyMatch(words::contains);
    }

    static void apply(Draft draft) {
        for (int i = 1; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.has(i + 1) && isPlainNumber(draft.item(i + 1))) {
                compare(draft, i);
            }
        }
    }

    private static boolean isPlainNumber(Item item) {
        return item.number() != null && item.period() == null && item.number().compareTo(Dates.FARTHEST) <= 0;
    }

    private static void compare(Draft draft, int i) {
        var test = test(draft, i);
        int unit = i + 2;
        var years = !Groupings.isUnit(draft, unit) || draft.item(unit).unit().equals("year");
        var table = Optional.ofNullable(draft.isTable(draft.before(i)) ? draft.table(draft.before(i)) : null)
                .or(draft::focus);
        if (test.isEmpty() || table.isEmpty() || draft.today == null) {
            return;
        }
        var stated = Groupings.isUnit(draft, unit);
        var since = birth(draft.catalog.table(table.get()))
                .filter(_ -> years)
                .or(() -> stated && draft.is(i, Cue.COMPARATIVE) ? begun(draft, table.get(), years) : Optional.empty());
        var number = Objects.requireNonNull(draft.item(i + 1).number()).intValue();
        var day = Dates.moved(draft.today, stated ? draft.item(unit).unit() : "year", -number);
        since.filter(_ -> day.getYear() > 0).ifPresent(it -> {
            draft.use(i, i + 1);
            if (stated) {
                draft.use(unit);
            }
            var value = draft.catalog.type(it).isMoment() ? day.toString() : String.valueOf(day.getYear());
            draft.tables.add(it.table());
            draft.where(i, Condition.of(test.get(), it, value));
        });
    }

    private static Optional<Test> test(Draft draft, int i) {
        var adjective = draft.item(i).adjective();
        if (draft.is(i, Cue.COMPARATIVE)) {
            return Optional.ofNullable(adjective)
                    .filter(it -> it.columns().contains("age"))
                    .map(it -> it.descending() ? Test.LESS : Test.GREATER);
        }
        var followed = draft.link(i + 2).isPresent() && !Groupings.isUnit(draft, i + 2);
        return followed || draft.isNumeric(draft.before(i)) || draft.item(i).cue() == null
                ? Optional.empty()
                : Optional.ofNullable(TESTS.get(draft.item(i).cue()));
    }

    /** When a thing began: the year that it was built, or the day that dates it. */
    private static Optional<Expr> begun(Draft draft, String table, boolean years) {
        return draft.catalog.yearColumn(table).filter(_ -> years).or(() -> draft.catalog.moment(table));
    }
}
