package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words by which a person knows a row: its name, its first and last name, its description. */
final class RowNames {
    private static final Set<String> LABELS = Set.of("name", "title", "label", "nickname", "username");

    private final Catalog catalog;

    RowNames(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Fewer rows may differ in anything. */
    private static final long MANY = 8;

    private static final Set<String> NO_NAMES = Set.of(
            "id",
            "key",
            "number",
            "no",
            "code",
            "email",
            "mail",
            "phone",
            "url",
            "link",
            "website",
            "serial",
            "plate",
            "note",
            "notes",
            "comment",
            "comments",
            "remark",
            "remarks",
            "text",
            "body",
            "token",
            "hash",
            "details",
            "detail",
            "info",
            "other",
            "type",
            "kind",
            "status",
            "state",
            "category",
            "reason",
            "date",
            "time");

    /** None where rows have nothing but a key. */
    List<Expr> of(Table table) {
        var whole = Catalog.find(table, column -> Catalog.isText(column) && LABELS.contains(ownName(table, column)));
        if (whole.isPresent() && !isKind(table, Catalog.expr(table, whole.get()))) {
            return List.of(Catalog.expr(table, whole.get()));
        }
        var first = Catalog.find(
                table,
                column ->
                        Catalog.isText(column) && Names.expanded(column.name()).containsAll(List.of("first", "name")));
        var last = Catalog.find(table, column -> Catalog.isText(column) && isLastName(column));
        if (first.isPresent() && last.isPresent()) {
            return List.of(Catalog.expr(table, first.get()), Catalog.expr(table, last.get()));
        }
        return Catalog.find(
                        table,
                        column -> Catalog.isText(column)
                                && LABELS.contains(Names.expanded(column.name()).getLast()))
                .map(it -> Catalog.expr(table, it))
                .filter(it -> !isRepeated(table, it))
                .map(List::of)
                .or(() -> Optional.of(sameName(table)).filter(it -> !it.isEmpty()))
                .or(() -> Optional.of(described(table)).filter(it -> !it.isEmpty()))
                .orElseGet(() -> toldApart(table));
    }

    /** Also "lst_nm": elsewhere that is a list. */
    private static boolean isLastName(Column column) {
        var words = Names.allWords(column.name());
        return words.contains("surname")
                || words.contains("name")
                        && (words.contains("last") || words.contains("lst") || words.contains("family"));
    }

    /** "itm_desc": a description, or a place, that tells the rows of its table apart, where nothing else names them. */
    private List<Expr> described(Table table) {
        return Catalog.find(
                        table,
                        it -> Catalog.isText(it)
                                && (ownName(table, it).equals("description")
                                        || Names.expanded(it.name()).getLast().equals("address")
                                                && !Names.expanded(it.name()).contains("email")))
                .map(it -> Catalog.expr(table, it))
                .filter(it -> isMostlyUnique(table, it))
                .map(List::of)
                .orElse(List.of());
    }

    /** Words that no two rows share, where nothing else names them: the company of a sponsor. */
    private List<Expr> toldApart(Table table) {
        return Catalog.find(
                        table,
                        it -> Catalog.isText(it)
                                && Names.expanded(it.name()).stream().noneMatch(NO_NAMES::contains)
                                && it.samples().stream().allMatch(RowNames::isWords)
                                && isUniqueAmongMany(table, it))
                .map(it -> List.of(Catalog.expr(table, it)))
                .orElse(List.of());
    }

    private static boolean isUniqueAmongMany(Table table, Column column) {
        var rows = table.rowCount();
        return rows != null && rows >= MANY && rows.equals(column.distinct());
    }

    private static boolean isWords(String sample) {
        return sample.matches("\\p{L}.*\\p{Ll}.*") && sample.chars().noneMatch(it -> it == '@' || it == '/');
    }

    /** A name that ten rows share each is that of their kind. */
    private boolean isKind(Table table, Expr expr) {
        var distinct = catalog.column(expr).map(Column::distinct).orElse(null);
        return distinct != null && table.rowCount() != null && distinct * 10 < table.rowCount();
    }

    /** A name that many rows share is that of something else: of the customer, in a table of sales. */
    private boolean isRepeated(Table table, Expr expr) {
        var distinct = catalog.column(expr).map(Column::distinct).orElse(null);
        return distinct != null && table.rowCount() != null && distinct * 5 < table.rowCount() * 4;
    }

    private boolean isMostlyUnique(Table table, Expr expr) {
        var distinct = catalog.column(expr).map(Column::distinct).orElse(null);
        return distinct != null && table.rowCount() != null && distinct * 10 >= table.rowCount() * 9;
    }

    private List<Expr> sameName(Table table) {
        return Catalog.find(
                        table,
                        column -> Catalog.isText(column) && stem(column.name()).equals(stem(table.name())))
                .map(it -> List.of(Catalog.expr(table, it)))
                .orElse(List.of());
    }

    private static String stem(String name) {
        return Stems.of(String.join(" ", Names.words(name)));
    }

    private static String ownName(Table table, Column column) {
        var initialled = Names.afterInitial(column.name(), table.name());
        var words = new ArrayList<>(initialled.map(List::of).orElseGet(() -> Names.expanded(column.name())));
        if (words.size() > 1) {
            var own = Names.allWords(table.name()).stream().map(Stems::of).toList();
            words.removeIf(it -> own.contains(Stems.of(it)));
        }
        return String.join(" ", words);
    }
}
