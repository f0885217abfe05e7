package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Sorting;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** "closed in 2024", "close month", "students enrolled in": verbs that tell which of several dates is meant. */
final class Moments {
    private static final Set<String> DATING = Set.of(
            "date", "day", "time", "at", "on", "timestamp", "datetime", "moment", "month", "when", "last", "first");

    private static final Pattern EARLY = Pattern.compile("(?i)first|earliest|least recently");
    private static final Pattern RANKED =
            Pattern.compile("(?i)first|earliest|least recently|last|latest|most recent(ly)?");

    private Moments() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (Deeds.isOne(draft, i)) {
                int deed = i;
                spoken(draft, i).ifPresent(it -> {
                    draft.dated = it;
                    if (!hasTime(draft)
                            && draft.catalog.column(it).filter(Column::nullable).isPresent()) {
                        draft.where(deed, Condition.of(Test.PRESENT, it));
                    }
                });
            }
            if (draft.isFree(i) && !draft.is(i - 1, Cue.NOT) && !said(draft, i).contains(" ")) {
                moment(draft, i);
            }
        }
    }

    private static void moment(Draft draft, int i) {
        var verb = said(draft, i)
                .matches(
                        "(?i).+(ed|ing)|left|sold|paid|won|lost|born|sent|held|met|built|made|taken|given|bought|(expire|arrive|start|end)s?");
        var beforeUnit = Groupings.isUnit(draft, i + 1);
        if (!verb && !beforeUnit || draft.item(i).isNumber() || draft.item(i).cue() != null) {
            return;
        }
        var linked = draft.isMoment(i) ? Optional.of(draft.expr(i)) : Optional.<Expr>empty();
        var found = linked.or(() -> spoken(draft, i));
        if (found.isEmpty()) {
            return;
        }
        if (isRanked(draft, i + 1)) {
            rank(draft, i, found.get());
        } else if (hasTime(draft)) {
            draft.dated = found.get();
            if (linked.isPresent()
                    || beforeUnit
                    || draft.item(i).text().endsWith("ing")
                    || draft.item(i).isUnknown()) {
                draft.use(i);
            }
        } else if (linked.isPresent() && verb && states(draft, i)) {
            happened(draft, i, found.get());
        }
    }

    /** "joined most recently", "opened first": what is ranked by when it happened. */
    private static boolean isRanked(Draft draft, int i) {
        var ranked = draft.is(i, Cue.SUPERLATIVE, Cue.LIMIT)
                && RANKED.matcher(draft.item(i).text()).matches();
        return ranked
                && draft.isFree(i)
                && (!draft.has(i + 1) || draft.item(i + 1).cue() != null);
    }

    private static void rank(Draft draft, int verb, Expr moment) {
        int how = verb + 1;
        draft.use(verb, how);
        Superlatives.count(draft, how);
        draft.order.add(
                new Sorting(moment, !EARLY.matcher(draft.item(how).text()).matches()));
        draft.ranked = true;
        if (draft.mentioned().isEmpty()) {
            draft.subject = moment.table();
            draft.tables.add(moment.table());
        }
        if (draft.is(how + 1, Cue.AND)
                && draft.is(how + 2, Cue.WHICH)
                && draft.item(how + 2).text().equalsIgnoreCase("when")) {
            draft.use(how + 1, how + 2);
            draft.select.addAll(draft.catalog.label(moment.table()));
            draft.select.add(moment);
        }
    }

    /** What a span says in English: "mua" is "bought". */
    private static String said(Draft draft, int i) {
        return Phrasebook.said(draft.item(i).text());
    }

    private static boolean hasTime(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.item(i).period() != null || Groupings.isUnit(draft, i)) {
                return true;
            }
        }
        return false;
    }

    /** "how many accounts were closed", "students enrolled in Databases": it did happen. */
    private static boolean states(Draft draft, int i) {
        var listed = draft.is(i - 1, Cue.AND, Cue.COMMA, Cue.BY, Cue.SORT, Cue.LIST)
                || draft.is(0, Cue.WHICH) && draft.item(0).text().equalsIgnoreCase("when");
        return !listed && (draft.isTable(draft.before(i)) || draft.isTable(i - 1) || draft.isValue(i - 1));
    }

    private static void happened(Draft draft, int i, Expr moment) {
        draft.use(i);
        if (moment.table().equals(draft.table(draft.before(i)))) {
            draft.where(i, Condition.of(Test.PRESENT, moment));
        } else {
            draft.tables.add(moment.table());
        }
    }

    /** The one date of the tables spoken of that is named by this word. */
    private static Optional<Expr> spoken(Draft draft, int i) {
        var stem = Stems.of(Normaliser.lower(said(draft, i)));
        var spokenOf = spokenOf(draft);
        for (var table : spokenOf) {
            var named = draft.catalog.table(table).columns().stream()
                    .filter(it -> it.type().isMoment() && stems(it).contains(stem))
                    .toList();
            if (named.size() == 1) {
                return Optional.of(Expr.column(table, named.getFirst().name()));
            }
        }
        return spokenOf.stream()
                .flatMap(it -> alike(draft.catalog.table(it), stem).stream())
                .findFirst();
    }

    /** The tables that are named; those of people where "who" alone asks. */
    private static Collection<String> spokenOf(Draft draft) {
        var mentioned = draft.mentioned();
        return mentioned.isEmpty() && draft.item(0).text().equalsIgnoreCase("who")
                ? draft.catalog.schema().tables().stream()
                        .filter(People::are)
                        .map(Table::name)
                        .toList()
                : mentioned;
    }

    /** The one date of what another word is used for here: who "joined" has a start date. */
    private static Optional<Expr> alike(Table table, String stem) {
        var alike = table.columns().stream()
                .filter(it -> it.type().isMoment() && Happenings.alike(stem, stems(it)))
                .toList();
        return alike.size() == 1 ? Optional.of(Catalog.expr(table, alike.getFirst())) : Optional.empty();
    }

    private static List<String> stems(Column column) {
        return Names.expanded(column.name()).stream()
                .filter(it -> !DATING.contains(it))
                .map(Stems::of)
                .toList();
    }
}
