package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Sorting;
import candela.engine.sql.Schema.Column;
import java.util.List;
import java.util.Optional;

/** "where is the history department", "when was the first order": the place or the day that a question begins with. */
final class Whereabouts {
    private static final List<String> PLACES = List.of(
            "location",
            "address",
            "place",
            "venue",
            "headquarters",
            "headquarter",
            "campus",
            "building",
            "city",
            "town",
            "region",
            "state",
            "country",
            "district");

    private Whereabouts() {}

    /** What is asked for of the rows of a table; empty where the question begins with another word. */
    static Optional<Expr> of(Draft draft, String table) {
        return switch (draft.has(0) ? Normaliser.lower(draft.item(0).text()) : "") {
            case "where" ->
                place(draft, table).or(() -> placeElsewhere(draft, table)).or(() -> placeOfWhole(draft, table));
            case "when" -> moment(draft, table);
            default -> Optional.empty();
        };
    }

    /** Whether a place is asked for, which nothing holds. */
    static boolean isUntold(Draft draft) {
        return draft.has(0) && draft.item(0).text().equalsIgnoreCase("where");
    }

    private static Optional<Expr> place(Draft draft, String table) {
        var columns = draft.catalog.table(table).columns();
        return PLACES.stream()
                .flatMap(place -> columns.stream().filter(it -> isPlace(it, place)))
                .map(it -> Expr.column(table, it.name()))
                .filter(it -> draft.where.stream()
                        .noneMatch(where -> it.equals(where.condition().left())))
                .findFirst();
    }

    private static boolean isPlace(Column column, String place) {
        var words = Names.expanded(column.name());
        return Catalog.isText(column)
                && (words.getLast().equals(place) || words.getFirst().equals(place))
                && !words.contains("email");
    }

    /** The address that a row points to. */
    private static Optional<Expr> placeElsewhere(Draft draft, String table) {
        return draft.joins.parents(table).stream()
                .filter(it -> Names.expanded(it).stream().map(Stems::of).anyMatch(PLACES::contains))
                .flatMap(it -> draft.catalog.label(it).stream())
                .findFirst();
    }

    /** "where does Ana work": the place of the department that she belongs to. */
    private static Optional<Expr> placeOfWhole(Draft draft, String table) {
        return draft.joins.parents(table).stream()
                .flatMap(it -> place(draft, it).stream())
                .findFirst();
    }

    private static Optional<Expr> moment(Draft draft, String table) {
        return draft.order.stream()
                .map(Sorting::by)
                .filter(it -> draft.catalog.type(it).isMoment())
                .findFirst()
                .or(() -> Optional.ofNullable(draft.dated))
                .or(() -> draft.catalog.moment(table));
    }
}
