package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Sorting;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema.ForeignKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * "who reports to Ana Moss", "who invited more than 2 players": rows that point to another row of their own table, by
 * the name of that row or by how many do.
 */
final class Reporting {
    private Reporting() {}

    static void apply(Draft draft) {
        for (int i = 1; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.is(draft.before(i), Cue.WHICH)) {
                often(draft, i);
                who(draft, i);
            }
            if (draft.isFree(i) && draft.isValue(i) && draft.is(i - 1, Cue.TO) && draft.has(i - 2)) {
                reportsTo(draft, i);
            }
            if (draft.isFree(i) && draft.isValue(i) && draft.is(i + 2, Cue.TO) && draft.is(0, Cue.WHICH)) {
                superior(draft, i);
            }
            if (draft.is(i, Cue.TO) && draft.is(i + 1, Cue.EACH) && isReport(draft, i - 1)) {
                draft.use(i - 1, i); // "report to each manager"
            }
        }
        for (int i = 0; i < draft.size(); i++) {
            int named = draft.is(draft.after(i), Cue.BY) ? draft.after(draft.after(i)) : draft.after(i);
            if (draft.isFree(i) && draft.isColumn(i) && isRole(draft, i) && isOf(draft, i)) {
                pointedToBy(draft, i);
            } else if (draft.isFree(i)
                    && draft.isColumn(i)
                    && draft.isFree(named)
                    && draft.isValue(named)
                    && pointsHome(draft, draft.expr(i))
                    && report(draft, draft.expr(i), named)) {
                draft.use(i);
            }
        }
    }

    /** "the manager of Ana Moss", "Ana Moss's manager". */
    private static boolean isOf(Draft draft, int i) {
        return draft.is(i + 1, Cue.OF)
                        && draft.item(i + 1).text().equalsIgnoreCase("of")
                        && draft.isFree(i + 2)
                        && draft.isValue(i + 2)
                || draft.is(i - 1, Cue.OF) && draft.item(i - 1).text().endsWith("s") && owner(draft, i - 2) >= 0;
    }

    /** "the manager of Ana", "who is the head of Neurology": whom a key points to. */
    private static boolean isRole(Draft draft, int i) {
        var expr = draft.expr(i);
        return draft.item(0).text().equalsIgnoreCase("who")
                ? draft.catalog.foreign(expr.table(), expr.column()).isPresent()
                : pointsHome(draft, expr);
    }

    /** Where the name ends that a possessive belongs to; below zero where none does. */
    private static int owner(Draft draft, int i) {
        if (!draft.isFree(i) || !draft.isValue(i)) {
            return -1;
        }
        var whole = draft.isFree(i - 1)
                && draft.isValue(i - 1)
                && draft.catalog.label(draft.table(i)).equals(List.of(draft.expr(i - 1), draft.expr(i)));
        return whole ? i - 1 : i;
    }

    /** "who invited Ana Moss". */
    private static void who(Draft draft, int verb) {
        int named = verb + 1;
        if (draft.item(0).text().equalsIgnoreCase("who") && draft.isFree(named) && draft.isValue(named)) {
            home(
                            draft,
                            draft.table(named),
                            Stems.of(Normaliser.lower(draft.item(verb).text())))
                    .ifPresent(it -> {
                        pointedTo(draft, Expr.column(it.table(), it.columns().getFirst()), named);
                        draft.use(verb);
                    });
        }
    }

    /** "who does Ana Moss report to". */
    private static void superior(Draft draft, int named) {
        if (isReport(draft, named + 1)) {
            home(draft, draft.table(named)).ifPresent(it -> {
                pointedTo(draft, it, named);
                draft.use(named + 1, named + 2);
            });
        }
    }

    /** The row that another one, by its name, points to. */
    private static void pointedToBy(Draft draft, int i) {
        int named = draft.is(i + 1, Cue.OF) && draft.isValue(i + 2) ? i + 2 : owner(draft, i - 2);
        if (draft.table(named).equals(draft.table(i))) {
            pointedTo(draft, draft.expr(i), named);
            draft.use(i);
        }
    }

    private static void pointedTo(Draft draft, Expr expr, int named) {
        var key = draft.catalog.foreign(expr.table(), expr.column()).orElseThrow();
        var pointed = Expr.column(key.target(), key.targetColumns().getFirst());
        draft.subject = key.target();
        draft.tables.add(key.target());
        draft.where(named, Condition.against(Test.IN, pointed, only(expr, draft.told(named))));
    }

    private static Reading only(Expr shown, Condition condition) {
        return new Reading(
                "en",
                List.of(shown.table()),
                List.of(shown),
                false,
                List.of(condition),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    private static boolean isReport(Draft draft, int i) {
        return draft.isFree(i) && draft.item(i).text().matches("(?i)reports?|reporting|answers?");
    }

    private static boolean pointsHome(Draft draft, Expr expr) {
        return draft.catalog
                .foreign(expr.table(), expr.column())
                .filter(it -> it.target().equals(expr.table()))
                .isPresent();
    }

    /** "who invited more than 2 players", "who invited the most players". */
    private static void often(Draft draft, int verb) {
        int cue = verb + 1;
        var most = draft.is(cue, Cue.MOST);
        int counted = most ? cue + 1 : cue + 2;
        if (draft.isTable(counted)) {
            home(
                            draft,
                            draft.table(counted),
                            Stems.of(Normaliser.lower(draft.item(verb).text())))
                    .ifPresent(key -> pointedTo(draft, cue, key).ifPresent(it -> {
                        draft.use(verb, cue, cue + 1, counted);
                        draft.subject = key.table();
                        draft.tables.add(key.table());
                        draft.where(verb, it);
                    }));
        }
    }

    /** What holds for the rows that the most, or more than so many, point to. */
    private static Optional<Condition> pointedTo(Draft draft, int cue, ForeignKey key) {
        var pointing = Expr.column(key.table(), key.columns().getFirst());
        var pointed = Expr.column(key.table(), key.targetColumns().getFirst());
        if (draft.is(cue, Cue.MOST)) {
            return Optional.of(Condition.against(Test.EQUAL, pointed, most(pointing)));
        }
        var test = draft.has(cue) && draft.item(cue).cue() != null
                ? Comparisons.TESTS.get(draft.item(cue).cue())
                : null;
        return test == null || !draft.item(cue + 1).isNumber()
                ? Optional.empty()
                : Optional.of(Condition.against(
                        Test.IN,
                        pointed,
                        grouped(pointing, Condition.of(test, Expr.rows(key.table()), number(draft, cue + 1)))));
    }

    private static String number(Draft draft, int i) {
        return Numbers.plain(Objects.requireNonNull(draft.item(i).number()));
    }

    /** The key by which rows of a table point to others of it, named by the verb. */
    private static Optional<ForeignKey> home(Draft draft, String table, String verb) {
        return draft.catalog.table(table).columns().stream()
                .filter(it -> Names.stems(it.name()).contains(verb))
                .flatMap(it -> draft.catalog.foreign(table, it.name()).stream())
                .filter(it -> it.target().equals(table))
                .findFirst();
    }

    private static Reading most(Expr pointing) {
        return new Reading(
                "en",
                List.of(pointing.table()),
                List.of(pointing),
                false,
                List.of(Condition.of(Test.PRESENT, pointing)),
                List.of(pointing),
                List.of(new Sorting(Expr.rows(pointing.table()), true)),
                1,
                null,
                null);
    }

    private static Reading grouped(Expr pointing, Condition having) {
        return new Reading(
                "en",
                List.of(pointing.table()),
                List.of(pointing),
                false,
                List.of(having),
                List.of(pointing),
                List.of(),
                null,
                null,
                null);
    }

    /** "who reports to Ana Moss" where the key is called otherwise. */
    private static void reportsTo(Draft draft, int named) {
        if (isReport(draft, named - 2)) {
            home(draft, draft.table(named))
                    .filter(it -> report(draft, it, named))
                    .ifPresent(_ -> draft.use(named - 2, named - 1));
        }
    }

    /** The first key by which rows of a table point to others of it. */
    private static Optional<Expr> home(Draft draft, String table) {
        return draft.catalog.table(table).columns().stream()
                .map(it -> Expr.column(table, it.name()))
                .filter(it -> pointsHome(draft, it))
                .findFirst();
    }

    private static boolean report(Draft draft, Expr expr, int named) {
        if (!draft.table(named).equals(expr.table())) {
            return false;
        }
        var key = draft.catalog
                .foreign(expr.table(), expr.column())
                .orElseThrow()
                .targetColumns()
                .getFirst();
        var query = only(Expr.column(expr.table(), key), draft.told(named));
        draft.subject = expr.table();
        draft.tables.add(expr.table());
        draft.where(named, Condition.against(Test.IN, expr, query));
        return true;
    }
}
