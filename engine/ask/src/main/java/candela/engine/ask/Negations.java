package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Test;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** "customers without orders", "products never returned", "orders with no discount". */
final class Negations {
    private static final Set<String> TRADED =
            Set.of("sell", "buy", "order", "purchas", "spend", "bought", "sold").stream()
                    .map(Stems::of)
                    .collect(Collectors.toSet());
    private static final Set<String> DONE =
            Set.of("sold", "bought", "buy", "ordered", "order", "purchased", "purchase", "used", "use").stream()
                    .map(Stems::of)
                    .collect(Collectors.toSet());

    private Negations() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.is(i, Cue.NOT, Cue.EXCEPT)) {
                negate(draft, i);
            }
        }
    }

    private static void negate(Draft draft, int i) {
        int next = draft.after(i);
        if (draft.isFree(next)
                && draft.item(next).period() != null
                && (notThen(draft, i, next) || otherTimes(draft, i, next))) {
            return;
        }
        if (draft.is(i, Cue.NOT) && isDoing(draft, next) && neverDone(draft, i, next)) {
            return;
        }
        if (draft.is(next, Cue.ALL, Cue.TO)) {
            next = draft.after(next);
        }
        if (draft.isFree(next) && draft.item(next).isUnknown() && draft.isTable(draft.after(next))) {
            draft.use(next);
            next = draft.after(next);
        }
        if (draft.isFree(next)
                && draft.isMoment(next)
                && draft.item(next).text().endsWith("ed")) {
            if (draft.isTable(draft.after(next))
                    || draft.is(draft.after(next), Cue.ALL)
                    || draft.is(draft.after(next), Cue.EACH)) {
                draft.use(next);
                next = draft.after(next);
                next = draft.isTable(next) ? next : draft.after(next);
            } else if (entity(draft, i, draft.table(next)).isPresent()) {
                absent(draft, i, next);
                return;
            }
        }
        int thing = next;
        while (draft.isFree(thing) && draft.isValue(thing)) {
            thing++;
        }
        var qualified =
                thing > next && draft.isTable(thing) && draft.table(next).equals(draft.table(thing));
        if (draft.isFree(next) && draft.isTable(next)) {
            absent(draft, i, next);
        } else if (qualified && draft.isFree(thing) && hasSome(draft, i, thing)) {
            absent(draft, i, thing); // "never paid an invoice"
        } else if (draft.isFree(next) && draft.isColumn(next) && !isValueOf(draft, next)) {
            int negated = next;
            draft.use(i, next);
            draft.where(
                    i,
                    Flags.value(draft, draft.expr(negated), true)
                            .or(() -> isZero(draft, negated) ? Optional.of("0") : Optional.empty())
                            .map(no -> Condition.of(Test.EQUAL, draft.expr(negated), no))
                            .orElseGet(() -> Condition.of(Test.MISSING, draft.expr(negated))));
        }
    }

    /** "who ordered in 2024 but not in 2025": what was done at one time, not at another. */
    private static boolean notThen(Draft draft, int i, int period) {
        var then = IntStream.range(0, i).anyMatch(it -> draft.item(it).period() != null);
        var done = IntStream.range(0, i)
                .filter(it -> draft.isTable(it) && draft.isFree(it))
                .mapToObj(draft::table)
                .reduce((_, last) -> last);
        var entity = done.flatMap(it -> entity(draft, i, it));
        if (!then
                || entity.isEmpty()
                || draft.joins.path(entity.get(), done.get()).stream().noneMatch(Joins.Step::multiplies)) {
            return false;
        }
        var conditions = new ArrayList<Condition>();
        Periods.condition(draft, period, done).ifPresent(conditions::add);
        draft.use(i);
        exclude(draft, i, entity.get(), done.get(), conditions);
        return true;
    }

    /** "orders not in 2024": those of other times. */
    private static boolean otherTimes(Draft draft, int i, int period) {
        int rows = draft.before(i);
        if (!draft.isTable(rows) || draft.catalog.moment(draft.table(rows)).isEmpty()) {
            return false;
        }
        var then = Periods.condition(draft, period, Optional.of(draft.table(rows)));
        then.ifPresent(it -> {
            draft.use(i, period);
            draft.where(i, Conditions.not(it));
        });
        return then.isPresent();
    }

    /** Whether rows without an amount say nought. */
    private static boolean isZero(Draft draft, int i) {
        return draft.isNumeric(i)
                && draft.catalog
                        .column(draft.expr(i))
                        .map(it -> it.least())
                        .filter(it -> it.matches("0(\\.0*)?"))
                        .isPresent();
    }

    /** "never sold", "did not buy", "not used": a verb, or nothing that was understood. */
    private static boolean isDoing(Draft draft, int next) {
        return !draft.has(next)
                || draft.item(next).period() != null
                || draft.is(next, Cue.BY)
                || draft.item(next).isUnknown() && !draft.item(next).text().matches("\\p{ASCII}+")
                || DONE.contains(verb(draft, next));
    }

    /** The stem of the first word: "ordered in" is no order of the answer here. */
    private static String verb(Draft draft, int i) {
        var text = Normaliser.lower(draft.item(i).text());
        return Stems.of(draft.is(i, Cue.SORT) ? text.split(" ")[0] : text);
    }

    /**
     * What never happened to the thing before: the rows that tell of it are those of the table named after, or around
     * it.
     */
    private static boolean neverDone(Draft draft, int i, int next) {
        int before = draft.before(draft.is(i - 1, Cue.WHICH) ? i - 1 : i);
        var entity = draft.isTable(before) ? before : -1;
        if (entity < 0) {
            return false;
        }
        var verb = draft.has(next) && draft.item(next).period() == null
                ? draft.item(next).text()
                : "";
        int after = draft.after(next);
        while (draft.is(after, Cue.BY, Cue.ALL, Cue.EACH)) {
            after = draft.after(after);
        }
        if (draft.isFree(after) && draft.isTable(after) && !draft.table(after).equals(draft.table(entity))) {
            draft.use(next);
            absent(draft, i, after);
            return true;
        }
        var events = events(draft, draft.table(entity), verb.isEmpty() ? "" : verb(draft, next));
        if (events.size() != 1 || draft.link(after).isPresent()) {
            return false;
        }
        draft.use(i);
        if (!verb.isEmpty()) {
            draft.use(next);
        }
        var conditions = new ArrayList<Condition>();
        Periods.condition(draft, verb.isEmpty() ? next : next + 1, Optional.of(events.getFirst()))
                .ifPresent(conditions::add);
        exclude(draft, i, draft.table(entity), events.getFirst(), conditions);
        return true;
    }

    /** The tables whose rows tell of things done: those of sales where something is sold, or the only one. */
    private static List<String> events(Draft draft, String entity, String verb) {
        var children = draft.joins.children(entity);
        var sales = children.stream()
                .filter(it ->
                        draft.catalog.money().revenue(draft.catalog.table(it)).isPresent())
                .toList();
        return TRADED.contains(verb) && !sales.isEmpty() ? sales : children;
    }

    /** "not country Germany" is about the value. */
    private static boolean isValueOf(Draft draft, int column) {
        int value = draft.after(column);
        return draft.isValue(value) && draft.expr(value).equals(draft.expr(column));
    }

    /** Rows of the focus that no row of the negated table points to. */
    private static void absent(Draft draft, int i, int table) {
        var entity = entity(draft, i, draft.table(table));
        if (entity.isEmpty()) {
            return;
        }
        var conditions = new ArrayList<Condition>();
        for (int k = i + 1; k < table; k++) {
            if (draft.isFree(k) && draft.isValue(k) && draft.table(k).equals(draft.table(table))) {
                conditions.add(draft.told(k));
            }
        }
        draft.use(i, table);
        int next = draft.after(table);
        while (draft.isFree(next) && draft.isValue(next) && !draft.table(next).equals(entity.get())) {
            conditions.add(draft.link(next).orElseThrow().condition());
            draft.use(next);
            next = draft.after(next);
        }
        Periods.condition(draft, table + 1, Optional.of(draft.table(table))).ifPresent(conditions::add);
        exclude(draft, i, entity.get(), draft.table(table), conditions);
    }

    /** Whether each of the things spoken of may have several of what is negated. */
    private static boolean hasSome(Draft draft, int i, int table) {
        return entity(draft, i, draft.table(table)).stream()
                .anyMatch(
                        it -> draft.joins.path(it, draft.table(table)).stream().anyMatch(Joins.Step::multiplies));
    }

    private static Optional<String> entity(Draft draft, int i, String negated) {
        for (int k = 0; k < i; k++) {
            if (draft.isTable(k) && !draft.table(k).equals(negated)) {
                return Optional.of(draft.table(k));
            }
        }
        for (int k = 0; k < draft.size(); k++) {
            if (draft.isColumn(k) && !draft.table(k).equals(negated)) {
                return Optional.of(draft.table(k));
            }
        }
        return draft.context.stream().filter(it -> !it.equals(negated)).findFirst();
    }

    static void exclude(Draft draft, int i, String entity, String negated, List<Condition> conditions) {
        var path = way(draft, entity, negated);
        if (path.isEmpty()) {
            draft.penalty += 1;
            return;
        }
        var first = path.getFirst();
        var tables = new LinkedHashSet<String>();
        path.forEach(it -> tables.add(it.to()));
        var key = first.key();
        var inner = first.multiplies()
                ? key.columns().getFirst()
                : key.targetColumns().getFirst();
        var outer = first.multiplies()
                ? key.targetColumns().getFirst()
                : key.columns().getFirst();
        var innerExpr = Expr.column(first.to(), inner);
        if (isNullable(draft, innerExpr)) {
            conditions.addFirst(Condition.of(Test.PRESENT, innerExpr));
        }
        var query = new Reading(
                "en",
                List.copyOf(tables),
                List.of(innerExpr),
                false,
                conditions,
                List.of(),
                List.of(),
                null,
                null,
                null);
        draft.tables.add(entity);
        var pointing = Expr.column(entity, outer);
        var apart = Condition.against(Test.NOT_IN, pointing, query);
        var missing = !first.multiplies() && isNullable(draft, pointing);
        draft.where(i, missing ? Condition.any(List.of(Condition.of(Test.MISSING, pointing), apart)) : apart);
    }

    /** The way by what is said to have been done: who "ordered" something, not who reviewed it. */
    private static List<Joins.Step> way(Draft draft, String entity, String negated) {
        return draft.mentioned().stream()
                .filter(it ->
                        !it.equals(negated) && draft.joins.children(entity).contains(it))
                .map(it -> Stream.concat(draft.joins.path(entity, it).stream(), draft.joins.path(it, negated).stream())
                        .toList())
                .filter(it -> it.getLast().to().equals(negated)
                        && it.stream().noneMatch(step -> step.to().equals(entity)))
                .findFirst()
                .orElseGet(() -> draft.joins.path(entity, negated));
    }

    private static boolean isNullable(Draft draft, Expr column) {
        return !draft.catalog.isKey(column)
                && draft.catalog.column(column).filter(it -> it.nullable()).isPresent();
    }
}
