package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.sql.Schema.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells tables whose rows are people, whom "who" asks for. */
final class People {
    private static final Set<String> CALLED = Stems.all(
            "person",
            "people",
            "staff",
            "employee",
            "worker",
            "operator",
            "agent",
            "manager",
            "customer",
            "client",
            "buyer",
            "guest",
            "visitor",
            "member",
            "user",
            "subscriber",
            "student",
            "pupil",
            "teacher",
            "instructor",
            "lecturer",
            "professor",
            "patient",
            "doctor",
            "physician",
            "nurse",
            "applicant",
            "candidate",
            "interviewer",
            "driver",
            "courier",
            "owner",
            "holder",
            "policyholder",
            "tenant",
            "landlord",
            "donor",
            "volunteer",
            "player",
            "athlete",
            "author",
            "artist",
            "singer",
            "seller",
            "salesperson",
            "representative",
            "broker",
            "technician",
            "engineer",
            "developer",
            "consultant",
            "contact",
            "passenger",
            "borrower",
            "trainer",
            "coach");

    private static final Pattern HEADS = Pattern.compile("(?i)head ?count");

    private People() {}

    /**
     * "how many people were hired", "customers with more than 3 loans": those that the rows spoken of are, or point to.
     */
    static void apply(Draft draft) {
        RankKeys.askWho(draft);
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i)
                    && draft.is(i, Cue.COUNT)
                    && HEADS.matcher(draft.item(i).text()).matches()) {
                heads(draft, i);
            }
            var asked = i == 0 || draft.is(draft.before(i), Cue.COUNT, Cue.WHICH, Cue.LIST);
            if (asked && isSaid(draft.item(i)) && draft.isFree(i) && draft.subject == null) {
                int at = i;
                meant(draft).ifPresent(it -> {
                    draft.use(at);
                    draft.subject = it;
                    draft.tables.add(it);
                });
            }
        }
    }

    /** "headcount by department": the people that belong to them. */
    private static void heads(Draft draft, int i) {
        var mentioned = draft.mentioned();
        Stream.concat(mentioned.stream(), mentioned.stream().flatMap(it -> draft.joins.children(it).stream()))
                .filter(it -> are(draft.catalog.table(it)))
                .findFirst()
                .ifPresent(it -> {
                    draft.use(i);
                    draft.tables.add(it);
                    draft.select.add(Expr.rows(it));
                });
    }

    private static boolean isSaid(Item item) {
        return item.isUnknown()
                && (item.text().matches("(?i)people|persons")
                        || CALLED.contains(Stems.of(Normaliser.lower(item.text()))));
    }

    /** The people among what is spoken of, or that it points to by the fewest keys. */
    static Optional<String> meant(Draft draft) {
        var known = new LinkedHashSet<>(draft.mentioned());
        for (var next = List.copyOf(known); !next.isEmpty(); ) {
            var people =
                    next.stream().filter(it -> are(draft.catalog.table(it))).findFirst();
            if (people.isPresent()) {
                return people;
            }
            next = next.stream()
                    .flatMap(it -> draft.joins.parents(it).stream())
                    .filter(known::add)
                    .toList();
        }
        return Optional.empty();
    }

    static boolean are(Table table) {
        var thing = Names.thing(Names.expanded(table.name()));
        return CALLED.contains(Stems.of(thing.getLast()))
                || table.columns().stream().anyMatch(it -> isOfPeople(Names.expanded(it.name())));
    }

    /** Tables with the day when somebody was hired. */
    static boolean areHired(Table table) {
        return table.columns().stream()
                .map(it -> Names.expanded(it.name()))
                .anyMatch(it -> it.contains("hired") || it.contains("hire"));
    }

    private static boolean isOfPeople(List<String> column) {
        return column.contains("name")
                        && (column.contains("first") || column.contains("last") || column.contains("full"))
                || column.contains("birth")
                || column.contains("birthday");
    }
}
