package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;
import candela.engine.ask.Reading.Test;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** "the 5 cheapest products", "top 10 customers by revenue", "country with the most orders", "highest salary". */
final class Superlatives {
    /** Nothing tells how old or how long something is. */
    private static final double UNTOLD = 0.8;

    private Superlatives() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (!draft.isFree(i) || draft.item(i).cue() == null) {
                continue;
            }
            switch (draft.item(i).cue()) {
                case TOP, BOTTOM, LIMIT -> top(draft, i);
                case HIGHEST, LOWEST -> extreme(draft, i, draft.is(i, Cue.HIGHEST));
                case MOST, LEAST -> most(draft, i, draft.is(i, Cue.MOST));
                case COMMON, RARE -> Frequent.apply(draft, i, draft.is(i, Cue.COMMON));
                case SUPERLATIVE -> quality(draft, i);
                case MONEY_MOST -> money(draft, i);
                case SOLD_MOST, SOLD_LEAST -> BestSelling.apply(draft, i, draft.is(i, Cue.SOLD_MOST));
                case null, default -> {}
            }
        }
    }

    private static void top(Draft draft, int i) {
        int number = i + 1;
        var counted = draft.isFree(number) && draft.item(number).isNumber();
        if (!counted && draft.is(i, Cue.LIMIT)) {
            Dated.earliest(draft, i);
            return;
        }
        draft.use(i);
        int next = i + 1;
        draft.limit = 1;
        if (counted) {
            draft.limit = limit(draft.item(number));
            draft.use(number);
            next++;
        } else if (draft.isPlural(next)) {
            ten(draft);
        }
        if (draft.is(i, Cue.LIMIT)) {
            return;
        }
        if (Groupings.isUnit(draft, next)) {
            draft.use(next);
            draft.groups.add(Expr.period(Expr.column("", ""), draft.item(next).unit()));
            RankKeys.byDefault(draft, draft.is(i, Cue.TOP));
            draft.ranked = false; // the limit counts units, not rows within each
            return;
        }
        if (counted && !draft.has(next)) {
            draft.unsortedDirection = draft.is(i, Cue.TOP);
            return;
        }
        RankKeys.ranked(draft, next, draft.is(i, Cue.TOP));
    }

    static void ten(Draft draft) {
        draft.limit = 10;
        draft.assume(Assumption.of("top.ten"));
    }

    static int limit(Item item) {
        return item.number() == null ? 1 : Math.max(1, item.number().intValue());
    }

    private static void extreme(Draft draft, int i, boolean highest) {
        int next = draft.after(i);
        if (draft.isFree(next) && draft.item(next).isNumber()) {
            draft.limit = limit(draft.item(next));
            draft.use(next);
            next = draft.after(next);
        }
        var key = Keys.at(draft, next);
        if (key != null && draft.isTable(next) && draft.item(0).text().equalsIgnoreCase("who")) {
            key = paid(draft, next);
            one(draft, next);
        } else if (draft.isTable(next)) {
            key = null;
        }
        if (key == null) {
            bare(draft, i, highest);
            return;
        }
        draft.use(i);
        Ordinals.second(draft, i, key.expr(), highest);
        if (draft.is(key.next(), Cue.LIMIT) && !draft.has(key.next() + 1)) {
            draft.use(key.next());
            draft.order.add(new Sorting(key.expr(), highest)); // "biggest budget first"
            draft.use(key.first(), key.next() - 1);
        } else if (ranks(draft, i, key)) {
            rank(draft, i, key, highest);
        } else {
            draft.use(key.first(), key.next() - 1);
            var target = key.expr().op() == Op.SUM && draft.isMeasure(key.next() - 1)
                    ? draft.expr(key.next() - 1)
                    : key.expr();
            draft.select.add(Expr.of(highest ? Op.MAX : Op.MIN, target));
        }
    }

    /** "who placed the largest order": each order by itself. */
    private static void one(Draft draft, int table) {
        var keys = draft.catalog.table(draft.table(table)).primaryKey();
        if (!draft.isPlural(table) && keys.size() == 1 && !People.are(draft.catalog.table(draft.table(table)))) {
            RankKeys.askWho(draft);
            draft.groups.add(Expr.column(draft.table(table), keys.getFirst()));
            draft.select.addAll(draft.subject == null ? List.of() : draft.catalog.label(draft.subject));
            draft.use(table);
        }
    }

    /** "who had the highest fines": what they come to. */
    private static Keys.@Nullable Key paid(Draft draft, int table) {
        return draft.catalog
                .money()
                .paid(draft.catalog.table(draft.table(table)))
                .map(it -> new Keys.Key(Expr.of(Op.SUM, it), table, table + 1))
                .orElse(null);
    }

    private static void rank(Draft draft, int i, Keys.Key key, boolean highest) {
        count(draft, i);
        RankKeys.askWho(draft);
        RankKeys.order(draft, key, highest);
    }

    /** "Which X has the highest Y" ranks rows; "what is the highest Y" is one number. */
    private static boolean ranks(Draft draft, int i, Keys.Key key) {
        if (draft.isTable(key.next()) || Groupings.isUnit(draft, key.next())) {
            return true;
        }
        for (int k = 0; k < i; k++) {
            if (draft.is(k, Cue.WHICH) && draft.item(k).text().matches("(?i)who|ai")) {
                return true;
            }
            if (!draft.isFree(k) || draft.is(k, Cue.MIN, Cue.MAX, Cue.AVG)) {
                continue;
            }
            if (draft.isTable(k) || draft.isColumn(k) || Groupings.isUnit(draft, k)) {
                return !(draft.is(k + 1, Cue.AND, Cue.COMMA)
                        && draft.isColumn(k)
                        && draft.is(i - 1, Cue.AND, Cue.COMMA));
            }
        }
        return key.expr().aggregates();
    }

    private static void bare(Draft draft, int i, boolean highest) {
        draft.use(i);
        count(draft, i);
        int previous = draft.before(i);
        if (draft.isNumeric(previous) && draft.isFree(previous)) {
            RankKeys.order(draft, new Keys.Key(measured(draft, previous), previous, previous + 1), highest);
            return;
        }
        if (draft.is(i, Cue.MOST, Cue.LEAST)
                && draft.isFree(previous)
                && draft.isTable(previous)
                && isSecond(draft, previous)) {
            RankKeys.order(draft, new Keys.Key(Expr.rows(draft.table(previous)), previous, previous + 1), highest);
            return;
        }
        statedOrDefault(draft, i, highest);
    }

    /** "which product is returned most": a second table beside the one asked for. */
    static boolean isSecond(Draft draft, int i) {
        for (int k = 0; k < i; k++) {
            if (draft.isFree(k)
                    && (draft.isTable(k) || draft.isColumn(k))
                    && !draft.table(k).equals(draft.table(i))) {
                return true;
            }
        }
        return false;
    }

    private static Expr measured(Draft draft, int i) {
        return draft.isMeasure(i) ? Exprs.total(draft.expr(i)) : draft.expr(i);
    }

    /** "5 cheapest", "the 5 customers with the most": the number that counts the rows. */
    static void count(Draft draft, int i) {
        if (draft.limit != null) {
            return;
        }
        draft.limit = 1;
        if (leads(draft, i) && draft.isPlural(i + 1)) {
            ten(draft);
        }
        for (int k = i + 1; k >= 0; k--) {
            if (draft.isFree(k) && k != i && counts(draft, k, i)) {
                draft.limit = limit(draft.item(k));
                draft.use(k);
                return;
            }
        }
    }

    /** A bare "cheapest products" is a list; a question for the one that is cheapest says more. */
    private static boolean leads(Draft draft, int i) {
        for (int k = 0; k < i; k++) {
            if (!draft.is(k, Cue.LIST, Cue.EACH)) {
                return false;
            }
        }
        return true;
    }

    private static boolean counts(Draft draft, int k, int i) {
        var item = draft.item(k);
        if (!item.isNumber()
                || item.period() != null
                || draft.is(k - 1, Cue.GREATER, Cue.LESS, Cue.AT_LEAST, Cue.AT_MOST)) {
            return false;
        }
        return k == i - 1 || k == i + 1 || k < i && (draft.isTable(k + 1) || draft.isColumn(k + 1));
    }

    private static void most(Draft draft, int i, boolean most) {
        int next = Comparisons.thing(draft, draft.after(i));
        if (draft.isValue(next)
                && draft.isNumeric(next + 1)
                && draft.table(next).equals(draft.table(next + 1))) {
            next++;
        }
        if (isFlagged(draft, next)) {
            draft.use(next);
            var yes = Flags.told(draft, draft.expr(next)).orElseThrow();
            draft.where(next, Condition.of(Test.EQUAL, draft.expr(next), yes));
            if (!draft.isTable(next + 1)) {
                draft.use(i);
                count(draft, i);
                RankKeys.order(draft, new Keys.Key(Expr.rows(draft.table(next)), next, next + 1), most);
                return;
            }
            next++;
        }
        if (!draft.isFree(next) || !(draft.isTable(next) || draft.isColumn(next) || draft.isMeasure(next))) {
            bare(draft, i, most);
            return;
        }
        draft.use(i);
        count(draft, i);
        RankKeys.askWho(draft);
        var expr = draft.isColumn(next) && !draft.isNumeric(next)
                ? Expr.of(Op.COUNT_DISTINCT, draft.expr(next))
                : measured(draft, next);
        RankKeys.order(draft, new Keys.Key(expr, next, next + 1), most);
    }

    /** "most active users" counts those who are. */
    private static boolean isFlagged(Draft draft, int i) {
        return draft.isFree(i)
                && draft.isColumn(i)
                && Flags.told(draft, draft.expr(i)).isPresent()
                && (draft.isPlural(i)
                        || draft.isFree(i + 1)
                                && draft.isTable(i + 1)
                                && draft.table(i).equals(draft.table(i + 1)));
    }

    private static void quality(Draft draft, int i) {
        var adjective = draft.item(i).adjective();
        var column = adjective == null ? null : Qualities.column(draft, i, adjective);
        if (adjective != null && adjective.columns().contains("")) {
            busiest(draft, i);
            return;
        }
        if (adjective == null || column == null) {
            draft.penalty += adjective == null ? 0 : UNTOLD;
            bare(draft, i, adjective == null || adjective.descending());
            return;
        }
        draft.use(i);
        if (draft.isFree(i + 1) && isAmount(draft, i + 1)) {
            draft.use(i + 1);
            column = draft.expr(i + 1);
        }
        if (Groupings.isUnit(draft, i + 1) && draft.catalog.type(column).isMoment()) {
            draft.use(i + 1);
        }
        var descending = Qualities.descending(draft, adjective, column);
        if (draft.catalog.type(column).isMoment() && Dated.ofEach(draft, i, column, descending)) {
            return;
        }
        Ordinals.second(draft, i, column, descending);
        count(draft, i);
        draft.order.add(new Sorting(column, descending));
        draft.ranked = true;
    }

    /** A number that tells how much, not which. */
    private static boolean isAmount(Draft draft, int i) {
        return draft.isColumn(i)
                && draft.isNumeric(i)
                && (!draft.catalog.isKey(draft.expr(i))
                        || draft.catalog
                                .yearColumn(draft.table(i))
                                .filter(draft.expr(i)::equals)
                                .isPresent())
                && !draft.catalog.isForeign(draft.table(i), draft.expr(i).column());
    }

    /** What happens most often there: rows of the table that is dated. */
    private static void busiest(Draft draft, int i) {
        draft.use(i);
        count(draft, i);
        var unit = Groupings.isUnit(draft, i + 1);
        if (unit) {
            draft.use(i + 1);
            draft.groups.add(Expr.period(Expr.column("", ""), draft.item(i + 1).unit()));
        }
        DefaultMeasures.dated(draft)
                .ifPresentOrElse(
                        it -> {
                            draft.order.add(new Sorting(Expr.rows(it), true));
                            draft.ranked = true;
                            draft.assume(Assumption.of("ranked.by", Expr.rows(it)));
                        },
                        () -> RankKeys.byDefault(draft, true));
        draft.ranked &= !unit; // the limit counts units, not rows within each
    }

    private static void money(Draft draft, int i) {
        if (DefaultMeasures.asksForGoods(draft, i)) {
            BestSelling.apply(draft, i, true);
            return;
        }
        draft.use(i);
        count(draft, i);
        statedOrDefault(draft, i, true);
    }

    private static void statedOrDefault(Draft draft, int i, boolean most) {
        var stated = stated(draft, i);
        if (stated != null) {
            RankKeys.order(draft, stated, most);
        } else {
            RankKeys.byDefault(draft, most);
        }
    }

    /** "best selling items by units", "sold the most crates": what is said to measure by. */
    static Keys.@Nullable Key stated(Draft draft, int i) {
        if (draft.isFree(i + 1) && draft.isNumeric(i + 1)) {
            return new Keys.Key(Exprs.total(draft.expr(i + 1)), i + 1, i + 2);
        }
        for (int k = i + 1; k + 1 < draft.size(); k++) {
            if (draft.isFree(k) && draft.is(k, Cue.BY) && draft.isFree(k + 1) && draft.isNumeric(k + 1)) {
                draft.use(k);
                return new Keys.Key(Exprs.total(draft.expr(k + 1)), k + 1, k + 2);
            }
            var key = draft.isFree(k) && draft.is(k, Cue.BY) && Keys.op(draft, k + 1) != null
                    ? Keys.at(draft, k + 1)
                    : null;
            if (key != null) {
                draft.use(k);
                return key;
            }
        }
        return null;
    }
}
