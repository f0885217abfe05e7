package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * "open repairs", "unpaid invoices", "current salary": rows that are not over yet, where only a date tells when they
 * are.
 */
final class Ongoing {
    /** Words that say no more than that it is so. */
    private static final Set<String> ACTUAL = Set.of("actual", "actually");

    /** What holds today, where rows are known to be over; passed over where they are not. */
    private static final Set<String> TODAY =
            Set.of("current", "currently", "now", "nowadays", "presently", "moment", "still");

    private static final Set<String> OPEN = Set.of(
            "open", "active", "ongoing", "running", "outstanding", "unclosed", "unresolved", "unsolved", "unfinished");

    private static final Set<String> OVER = Stems.all(
            "closed",
            "end",
            "ended",
            "ends",
            "finished",
            "completed",
            "resolved",
            "solved",
            "leave",
            "left",
            "termination",
            "terminated",
            "churned",
            "cancelled",
            "canceled",
            "removed",
            "until");

    private Ongoing() {}

    /** Whether "current" tells something in this schema: rows that were valid, or were there, for a time. */
    static boolean isTold(List<Token> tokens, int i, Catalog catalog) {
        var stillOpen = i + 1 < tokens.size() && OPEN.contains(tokens.get(i + 1).word());
        return TODAY.contains(tokens.get(i).word())
                && !stillOpen
                && catalog.schema().tables().stream()
                        .anyMatch(it -> it.columns().stream().anyMatch(Ongoing::isNoLongerCurrent));
    }

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            var word = Normaliser.lower(draft.item(i).text());
            if (draft.isFree(i) && (draft.item(i).isUnknown() || isOpenThing(draft, i)) && !draft.is(i - 1, Cue.NOT)) {
                int at = i;
                over(draft, i, word)
                        .map(it -> Condition.of(Test.MISSING, it))
                        .or(() -> otherState(draft, at, word))
                        .ifPresent(it -> {
                            draft.use(at);
                            draft.where(at, it);
                        });
                if (ACTUAL.contains(word) || TODAY.contains(word)) {
                    draft.use(i);
                }
            }
        }
    }

    /** "open jobs" where the day they opened is known. */
    private static boolean isOpenThing(Draft draft, int i) {
        return draft.isMoment(i)
                && isBeforeThing(draft, i)
                && OPEN.contains(Normaliser.lower(draft.item(i).text()));
    }

    /** Also "open priority 1 tickets". */
    private static boolean isBeforeThing(Draft draft, int i) {
        int next = i + 1;
        while (draft.isColumn(next)
                || draft.is(next, Cue.AND, Cue.COMMA)
                || draft.isValue(next)
                || draft.has(next) && draft.item(next).isNumber()) {
            next++;
        }
        return draft.isTable(next) && draft.table(next).equals(draft.table(i));
    }

    /** The date that ends what stands beside the word, or what the question is about. */
    private static Optional<Expr> over(Draft draft, int i, String word) {
        if (TODAY.contains(word) && !word.startsWith("current") && hasState(draft)) {
            return Optional.empty();
        }
        if (!OPEN.contains(word) && !TODAY.contains(word) && Flags.denied(word).isEmpty()) {
            return Optional.empty();
        }
        return tables(draft, i).stream()
                .map(draft.catalog::table)
                .flatMap(it -> over(it, word).stream())
                .findFirst();
    }

    /** "paused at the moment": the state is said. */
    private static boolean hasState(Draft draft) {
        for (int k = 0; k < draft.size(); k++) {
            if (draft.isValue(k) && Initials.isOfState(draft.expr(k).column())) {
                return true;
            }
        }
        return false;
    }

    /** "unpaid" of what may be "paid". */
    private static Optional<Condition> otherState(Draft draft, int i, String word) {
        return Flags.denied(word).stream()
                .flatMap(state -> tables(draft, i).stream()
                        .map(draft.catalog::table)
                        .flatMap(table -> table.columns().stream()
                                .filter(it -> Initials.isOfState(it.name()))
                                .flatMap(column -> column.samples().stream()
                                        .filter(state::equalsIgnoreCase)
                                        .map(it -> Condition.of(Test.NOT_EQUAL, Catalog.expr(table, column), it)))))
                .findFirst();
    }

    private static List<String> tables(Draft draft, int i) {
        var tables = new LinkedHashSet<String>();
        for (int k : new int[] {i + 1, draft.before(i), i - 1}) {
            draft.link(k).ifPresent(it -> tables.add(it.table()));
        }
        tables.addAll(draft.mentioned());
        return new ArrayList<>(tables);
    }

    private static Optional<Expr> over(Table table, String word) {
        var unset = Catalog.only(table, it -> it.nullable() && isUnset(table, it, word));
        if (unset.isPresent()) {
            return unset;
        }
        var present = TODAY.contains(word);
        return Catalog.only(
                table,
                it -> it.type().isMoment()
                        && it.nullable()
                        && (present ? isNoLongerCurrent(it) : OPEN.contains(word) ? isOver(it) : isDenied(it, word)));
    }

    /** Until when something was valid, or when it was over. */
    private static boolean isNoLongerCurrent(Column column) {
        var until = Names.expanded(column.name()).contains("to") || isOver(column);
        return column.type().isMoment() && column.nullable() && until;
    }

    private static boolean isOver(Column column) {
        return Names.stems(column.name()).stream().anyMatch(OVER::contains);
    }

    /** "unassigned" of what has nobody for an "assignee id". */
    private static boolean isUnset(Table table, Column column, String word) {
        var begins = Flags.denied(word).map(Stems::of).orElse("");
        return begins.length() > 3
                && Names.words(column.name()).size() > 1
                && Names.words(column.name()).getLast().equals("id")
                && !table.primaryKey().contains(column.name())
                && Names.words(column.name()).getFirst().startsWith(begins);
    }

    /** "unpaid" of what was paid on a day. */
    private static boolean isDenied(Column column, String word) {
        var stems = Names.stems(column.name());
        return Flags.denied(word)
                .map(Stems::of)
                .filter(it -> stems.contains(it) || Happenings.alike(it, stems))
                .isPresent();
    }
}
