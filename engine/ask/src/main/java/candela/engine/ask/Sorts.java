package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** "sorted by price descending", "in alphabetical order of name". */
final class Sorts {
    private static final Pattern TIMELY = Pattern.compile("(?i)newest|recent|latest|earliest|chronolog");

    private Sorts() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.is(i, Cue.SORT)) {
                draft.use(i);
                key(draft, i).ifPresent(it -> sort(draft, it));
            } else if (draft.isFree(i) && draft.is(i, Cue.ASC, Cue.DESC)) {
                directed(draft, i);
            }
        }
    }

    /** Before the key: "by" in "sort the products by price", whose names are shown, else the word that sorts. */
    private static OptionalInt key(Draft draft, int i) {
        if (!draft.item(i).text().equalsIgnoreCase("sort")) {
            return OptionalInt.of(i);
        }
        var turn = IntStream.range(i + 2, draft.size())
                .filter(it -> draft.is(it, Cue.BY, Cue.ASC, Cue.DESC))
                .filter(it -> Keys.at(draft, draft.after(it)) != null || draft.is(it + 1, Cue.ASC, Cue.DESC))
                .findFirst();
        if (turn.isEmpty()) {
            return OptionalInt.of(i);
        }
        return draft.is(turn.getAsInt(), Cue.BY) ? turn : OptionalInt.empty();
    }

    private static void sort(Draft draft, int i) {
        draft.use(i);
        int next = skipGlue(draft, i + 1);
        boolean leading = draft.is(next, Cue.ASC, Cue.DESC);
        boolean descending = draft.is(next, Cue.DESC);
        if (leading) {
            draft.use(next);
            next = skipGlue(draft, next + 1);
        }
        if (leading && Keys.at(draft, next) == null && draft.order.isEmpty()) {
            draft.unsortedDirection = descending;
        }
        keys(draft, next, descending);
    }

    /** "in descending order of age"; without a key it turns the order that is there or becomes one. */
    private static void directed(Draft draft, int i) {
        int next = skipGlue(draft, i + 1);
        var descending = draft.is(i, Cue.DESC);
        draft.use(i);
        var counted = draft.item(i).text().matches("(?i), (fewest|most) first") ? counted(draft) : null;
        if (counted != null) {
            draft.order.add(new Sorting(counted, descending));
        } else if (next > i + 1 && Keys.at(draft, next) != null) {
            keys(draft, next, descending);
        } else if (draft.order.isEmpty()) {
            draft.unsortedDirection = descending;
            quality(draft, i).or(() -> moment(draft, i, descending)).ifPresent(draft.order::add);
        }
    }

    /** "from cheapest to most expensive": by what the words tell more or less of. */
    private static Optional<Sorting> quality(Draft draft, int i) {
        var tokens = Normaliser.tokens(draft.item(i).text());
        return IntStream.range(0, tokens.size())
                .mapToObj(it -> Cues.at(tokens, it))
                .filter(it -> it != null && it.adjective() != null)
                .map(it -> Objects.requireNonNull(it.adjective()))
                .findFirst()
                .flatMap(adjective -> Optional.ofNullable(Qualities.column(draft, i, adjective))
                        .map(it -> new Sorting(it, Qualities.descending(draft, adjective, it))));
    }

    /** "from newest to oldest": by what dates the rows. */
    private static Optional<Sorting> moment(Draft draft, int i, boolean descending) {
        return TIMELY.matcher(draft.item(i).text()).find()
                ? draft.focus().flatMap(draft.catalog::moment).map(it -> new Sorting(it, descending))
                : Optional.empty();
    }

    /** The rows that the question counts; null where it counts none. */
    private static @Nullable Expr counted(Draft draft) {
        for (int k = 0; k + 1 < draft.size(); k++) {
            if (draft.is(k, Cue.COUNT) && draft.isTable(k + 1)) {
                return draft.expr(k + 1);
            }
        }
        return null;
    }

    private static int skipGlue(Draft draft, int i) {
        int next = i;
        while (draft.is(next, Cue.OF, Cue.BY, Cue.IS, Cue.SORT)) {
            draft.use(next);
            next++;
        }
        return next;
    }

    private static void keys(Draft draft, int from, boolean descending) {
        int next = from;
        for (var key = Keys.at(draft, next); key != null; key = Keys.at(draft, next)) {
            for (int i = key.first(); i < key.next(); i++) {
                draft.use(i);
            }
            next = skipGlue(draft, key.next());
            var direction = descending;
            if (draft.is(next, Cue.ASC, Cue.DESC)) {
                direction = draft.is(next, Cue.DESC);
                draft.use(next++);
            }
            draft.order.add(new Sorting(sortable(draft, key.expr()), direction));
            if (!draft.is(next, Cue.AND, Cue.COMMA)
                    || Keys.at(draft, next + 1) == null
                    || draft.is(next + 1, Cue.COUNT)) {
                return;
            }
            draft.use(next++);
        }
    }

    private static Expr sortable(Draft draft, Expr key) {
        var isOwnTable = key.op() == Op.COUNT
                && draft.focus().filter(key.table()::equals).isPresent();
        if (isOwnTable && !draft.catalog.label(key.table()).isEmpty()) {
            return draft.catalog.label(key.table()).getFirst();
        }
        return key;
    }
}
