package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes from the former reading what a follow-up leaves unsaid: "above 3.5", "the maximum instead". */
final class Unsaid {
    private final Reading former;
    private final Draft draft;

    Unsaid(Reading former, Draft draft) {
        this.former = former;
        this.draft = draft;
    }

    void apply() {
        for (int i = 0; i < draft.size(); i++) {
            compare(i);
        }
        compute();
        extreme();
    }

    private void compare(int i) {
        int number = draft.after(i);
        var test = draft.has(i) && draft.item(i).cue() != null
                ? Comparisons.TESTS.get(Objects.requireNonNull(draft.item(i).cue()))
                : null;
        if (test == null
                || !draft.isFree(i)
                || !draft.isFree(number)
                || !draft.item(number).isNumber()) {
            return;
        }
        compared().ifPresent(it -> {
            draft.use(i, number);
            draft.where(
                    i,
                    Condition.of(
                            test,
                            it,
                            Numbers.plain(
                                    Objects.requireNonNull(draft.item(number).number()))));
        });
    }

    /** The number that the former reading computed by group, compared, ordered by or showed. */
    private Optional<Expr> compared() {
        var computed =
                Stream.concat(former.select().stream(), former.order().stream().map(Reading.Sorting::by));
        var columns = Stream.concat(
                former.where().stream().map(Condition::left).flatMap(Stream::ofNullable),
                Stream.concat(former.order().stream().map(Reading.Sorting::by), former.select().stream()));
        return computed.filter(it -> it.aggregates() && !former.groups().isEmpty())
                .findFirst()
                .or(() -> columns.filter(it -> !it.aggregates() && draft.catalog.isNumber(it))
                        .findFirst());
    }

    private void compute() {
        if (draft.untargeted.isEmpty() || draft.select.stream().anyMatch(Expr::aggregates)) {
            return;
        }
        measured().ifPresent(column -> {
            draft.untargeted.forEach(op -> draft.select.add(Expr.of(op, column)));
            draft.penalty -= 0.3 * draft.untargeted.size();
            draft.untargeted.clear();
        });
    }

    private Optional<Expr> measured() {
        return former.select().stream()
                .filter(it -> it.aggregates() ? it.args().size() == 1 : draft.catalog.isNumber(it))
                .map(it -> it.aggregates() ? it.args().getFirst() : it)
                .filter(it -> !it.aggregates())
                .findFirst();
    }

    /** "and the longest" after an average asks for the greatest number. */
    private void extreme() {
        var computed = former.select().stream().allMatch(Expr::aggregates)
                && former.groups().isEmpty()
                && !former.select().isEmpty();
        var asks = draft.items.stream().anyMatch(it -> it.is(Cue.WHICH) || it.is(Cue.LIST)) || draft.subject != null;
        var guessed = draft.assumptions.stream().anyMatch(it -> it.key().equals("ranked.by"));
        if (!computed || asks || !Objects.equals(draft.limit, 1) || !isExtreme()) {
            return;
        }
        measured()
                .filter(it -> guessed
                        || draft.order.isEmpty()
                        || draft.order.getFirst().by().equals(it))
                .ifPresent(this::extreme);
    }

    private boolean isExtreme() {
        return draft.items.stream().anyMatch(it -> it.is(Cue.HIGHEST) || it.is(Cue.LOWEST) || it.is(Cue.SUPERLATIVE));
    }

    private void extreme(Expr column) {
        var least = draft.order.isEmpty()
                ? draft.items.stream().anyMatch(it -> it.is(Cue.LOWEST))
                : !draft.order.getFirst().descending();
        draft.assumptions.removeIf(it -> it.key().equals("ranked.by"));
        draft.order.clear();
        draft.limit = null;
        draft.select.clear();
        draft.select.add(Expr.of(least ? Op.MIN : Op.MAX, column));
    }

    /** What is asked is computed for each former group or row. */
    void spread() {
        var rows = former.groups().isEmpty() ? former.select() : former.groups();
        var shown = rows.stream().filter(it -> !it.aggregates()).toList();
        if (!shown.isEmpty() && draft.groups.isEmpty()) {
            draft.groups.addAll(shown);
            shown.forEach(it -> draft.groupTables.addAll(Exprs.tables(it)));
        }
    }

    /** Whether "each" stands for the former rows or groups: "what is the average of each". */
    boolean each() {
        for (int i = draft.size() - 1; i >= 0; i--) {
            if (draft.link(i).isPresent() || draft.item(i).isUnit()) {
                return false;
            }
            if (draft.is(i, Cue.EACH)) {
                return true;
            }
        }
        return false;
    }
}
