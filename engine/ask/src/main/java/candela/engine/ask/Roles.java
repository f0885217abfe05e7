package candela.engine.ask;

/** "destination country", "billed in Germany", "purchases by page": words that tell the role of what stands beside. */
final class Roles {
    /** Below this the key itself is not what was said. */
    private static final double SAID = 0.95;

    private Roles() {}

    static void apply(Draft draft) {
        values(draft);
        twice(draft);
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i)
                    && draft.isColumn(i)
                    && draft.link(i).orElseThrow().score() < SAID) {
                key(draft, i);
            }
        }
    }

    /** A key named in part says by which of several keys the other table is meant. */
    private static void key(Draft draft, int i) {
        var key = draft.catalog.foreign(draft.table(i), draft.expr(i).column());
        if (key.isEmpty()
                || key.get().target().equals(draft.table(i))
                || !isSpokenOf(draft, key.get().target(), i)) {
            return;
        }
        draft.use(i);
        draft.roles.add(i);
        draft.tables.add(draft.table(i));
        var path = draft.joins.path(draft.table(i), key.get().target());
        draft.penalty += path.size() == 1 && path.getFirst().key().equals(key.get()) ? 0 : 2;
    }

    /** "from Hamburg to Milan": two rows of one table for one row of another. */
    private static void twice(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            for (int k = i + 1; k < draft.size(); k++) {
                if (draft.isValue(i)
                        && draft.isValue(k)
                        && draft.is(k - 1, Cue.TO)
                        && draft.expr(i).equals(draft.expr(k))) {
                    draft.penalty += 2;
                }
            }
        }
    }

    private static boolean isSpokenOf(Draft draft, String table, int except) {
        for (int k = 0; k < draft.size(); k++) {
            if (k != except
                    && draft.link(k).filter(it -> it.table().equals(table)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** "purchases by page" where "purchase" is a kind of event: the rows are the events. */
    private static void values(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isTable(i) || draft.isMeasure(i)) {
                return;
            }
        }
        int first = 0;
        while (draft.is(first, Cue.COUNT, Cue.LIST, Cue.SUM, Cue.OF, Cue.WHICH)) {
            first++;
        }
        var several = draft.isValue(first)
                && draft.item(first).text().endsWith("s")
                && !draft.link(first).orElseThrow().value().endsWith("s");
        if (several) {
            draft.subject = draft.table(first);
            draft.tables.add(draft.table(first));
        }
    }
}
