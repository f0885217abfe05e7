package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;

/** "best selling product", "products sold least": ranked by how many were sold. */
final class BestSelling {
    private BestSelling() {}

    static void apply(Draft draft, int i, boolean most) {
        draft.use(i);
        if (draft.isTable(i + 1)
                && draft.item(i + 1).text().endsWith("s")
                && draft.limit == null
                && !numbered(draft, i)) {
            draft.limit = 10;
            draft.assume(Assumption.of("top.ten"));
        }
        Superlatives.count(draft, i);
        var stated = Superlatives.stated(draft, i);
        if (stated != null) {
            RankKeys.order(draft, stated, most);
            return;
        }
        var quantity = DefaultMeasures.quantity(draft);
        if (quantity == null) {
            RankKeys.byDefault(draft, most);
            return;
        }
        if (draft.items.stream().allMatch(it -> it.links().isEmpty()) && draft.subject == null) {
            DefaultMeasures.goods(draft, quantity).ifPresent(it -> {
                draft.tables.add(it);
                draft.subject = it;
            });
        }
        draft.order.add(new Sorting(Expr.of(Op.SUM, quantity), most));
        draft.ranked = true;
        draft.assume(Assumption.of("ranked.by", Expr.of(Op.SUM, quantity)));
    }

    private static boolean numbered(Draft draft, int i) {
        return draft.has(i - 1) && draft.item(i - 1).isNumber();
    }
}
