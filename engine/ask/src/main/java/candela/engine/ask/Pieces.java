package candela.engine.ask;

import candela.engine.ask.Evidence.Mention;
import candela.engine.ask.Piece.Keep;
import candela.engine.ask.Piece.Show;
import candela.engine.ask.Piece.Sort;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Proposes all parts that a reading of a question may be made of. */
final class Pieces {
    private static final int MOST_COLUMNS = 24;
    private static final int MOST_TABLES = 6;
    private static final int MOST_MEASURED = 12;
    private static final Set<Cue> RANKING = Set.of(
            Cue.SORT,
            Cue.ASC,
            Cue.DESC,
            Cue.TOP,
            Cue.BOTTOM,
            Cue.MOST,
            Cue.LEAST,
            Cue.HIGHEST,
            Cue.LOWEST,
            Cue.COMMON,
            Cue.RARE,
            Cue.SUPERLATIVE,
            Cue.MIN,
            Cue.MAX,
            Cue.MONEY_MOST,
            Cue.SOLD_MOST,
            Cue.SOLD_LEAST);
    private static final Pattern RANKED = Pattern.compile(".+est|first|last|latest|earliest");
    private static final Set<Op> EXTREMES = Set.of(Op.MIN, Op.MAX);
    private static final Set<String> LASTING = Set.of("days", "hours", "long", "takes", "take", "between");
    private static final Set<String> HOURS = Set.of("hours", "hour");
    private static final int MOST_SPANS = 4;

    private final Suggested suggested;
    private final Evidence evidence;
    private final Catalog catalog;
    private final Joins joins;
    private final List<String> tables;
    private final List<Expr> columns;
    private @Nullable List<Expr> measured;

    Pieces(Suggested suggested, Joins joins) {
        this.suggested = suggested;
        this.evidence = suggested.evidence;
        this.catalog = evidence.catalog;
        this.joins = joins;
        this.tables = evidence.near().stream().limit(MOST_TABLES).toList();
        this.columns = columns();
    }

    /** Named columns, and those by which rows of the tables near are known. */
    private List<Expr> columns() {
        var all = new LinkedHashSet<Expr>();
        evidence.columns.entrySet().stream()
                .sorted(Map.Entry.<Expr, Mention>comparingByValue(
                        Comparator.comparingDouble(Mention::weight).reversed()))
                .map(Map.Entry::getKey)
                .limit(MOST_COLUMNS)
                .forEach(all::add);
        evidence.values.forEach(it -> all.add(it.link().expr()));
        for (var table : tables) {
            all.addAll(catalog.label(table));
            all.addAll(catalog.key(table));
        }
        return List.copyOf(all);
    }

    List<String> tables() {
        return tables;
    }

    Stream<Piece> all() {
        return Stream.<Stream<? extends Piece>>of(
                        Stream.concat(shows(), suggested.shows(this::at).stream()),
                        keeps(),
                        Stream.concat(sorts(), suggested.sorts(this::at).stream()),
                        joined(),
                        without(),
                        Stream.of(new Piece.Distinct()))
                .<Piece>flatMap(it -> it)
                .distinct();
    }

    /** Those of the rules only where no piece has the same meaning: its words are better known. */
    private Stream<Keep> keeps() {
        var own = new KeepPieces(suggested, tables, columns, measured()).all().toList();
        var known = own.stream().map(it -> suggested.canon.of(it.condition())).collect(Collectors.toSet());
        return Stream.concat(
                own.stream(),
                suggested.keeps().stream().filter(it -> !known.contains(suggested.canon.of(it.condition()))));
    }

    /** The column's own words, or those of its table. */
    @Nullable
    Mention at(Expr expr) {
        if (expr.op() == Op.COLUMN) {
            var at = evidence.mention(expr);
            return at != null ? at : evidence.tables.get(expr.table());
        }
        return expr.args().isEmpty()
                ? evidence.tables.get(expr.table())
                : at(expr.args().getFirst());
    }

    private Show show(Expr expr) {
        return new Show(expr, at(expr));
    }

    private Stream<Show> shows() {
        var shows = new ArrayList<Show>();
        columns.forEach(it -> shows.add(show(it)));
        for (var table : tables) {
            shows.add(show(Expr.rows(table)));
            shows.add(show(whole(table)));
        }
        measured().forEach(it -> shows.add(show(it)));
        evidence.items.stream()
                .filter(Item::isUnit)
                .limit(1)
                .flatMap(unit -> KeepPieces.moments(tables, catalog)
                        .map(it -> new Show(Expr.period(it, unit.unit()), evidence.mention(unit, 1))))
                .forEach(shows::add);
        return shows.stream();
    }

    /** All columns of a table. */
    static Expr whole(String table) {
        return Expr.column(table, "*");
    }

    static boolean isWhole(Expr expr) {
        return expr.op() == Op.COLUMN && expr.column().equals("*");
    }

    /** What is added up, averaged or counted once, where the question speaks of that. */
    private List<Expr> measured() {
        if (measured == null) {
            measured = findMeasured();
        }
        return measured;
    }

    private List<Expr> findMeasured() {
        var aggregates = new ArrayList<Expr>();
        var numbers = columns.stream()
                .filter(it -> evidence.mention(it) != null)
                .limit(MOST_MEASURED)
                .toList();
        var ops = new Aggregates(evidence).asked().toList();
        for (var column : numbers) {
            if (catalog.isNumber(column)
                    && !catalog.isKey(column)
                    && !catalog.isForeign(column.table(), column.column())) {
                ops.forEach(op -> aggregates.add(Expr.of(op, column)));
            } else if (catalog.type(column).isMoment()) {
                ops.stream().filter(EXTREMES::contains).forEach(op -> aggregates.add(Expr.of(op, column)));
            }
            if (asks(Cue.DISTINCT) || asks(Cue.COUNT) && !catalog.isKey(column)) {
                aggregates.add(Expr.of(Op.COUNT_DISTINCT, column));
            }
        }
        for (var table : tables) {
            if (asks(Cue.DISTINCT)) {
                catalog.key(table).stream().limit(1).forEach(it -> aggregates.add(Expr.of(Op.COUNT_DISTINCT, it)));
            }
            catalog.money().revenue(catalog.table(table)).ifPresent(it -> aggregates.add(Exprs.total(it)));
            if (says(LASTING)) {
                took(table).map(it -> Expr.of(Op.AVG, it)).forEach(aggregates::add);
            }
        }
        return aggregates;
    }

    /** How long it was from one moment of a row to another. */
    private Stream<Expr> took(String table) {
        var moments =
                KeepPieces.moments(List.of(table), catalog).limit(MOST_SPANS).toList();
        return moments.stream()
                .flatMap(from -> moments.stream()
                        .filter(to -> !to.equals(from))
                        .map(to -> Expr.elapsed(from, to, says(HOURS) ? "hour" : "day")));
    }

    private boolean says(Set<String> words) {
        return evidence.tokens.stream().anyMatch(it -> words.contains(it.word()));
    }

    private boolean asks(Cue cue) {
        for (var other : evidence.cues) {
            if (other == cue) {
                return true;
            }
        }
        return false;
    }

    private Stream<Sort> sorts() {
        var sorts = new ArrayList<Sort>();
        for (int i = 0; i < evidence.tokens.size(); i++) {
            if (evidence.cues[i] != null && RANKING.contains(evidence.cues[i])
                    || RANKED.matcher(evidence.word(i)).matches()) {
                sort(new Mention(i, i + 1, 1), sorts);
            }
        }
        return sorts.stream();
    }

    private void sort(Mention cue, List<Sort> sorts) {
        var limits = limits();
        var keys = new ArrayList<Expr>(columns.stream().limit(MOST_COLUMNS).toList());
        tables.forEach(table -> keys.add(Expr.rows(table)));
        keys.addAll(measured().stream()
                .filter(it -> it.op() == Op.SUM || it.op() == Op.AVG)
                .toList());
        if (!sorts.isEmpty()) {
            return;
        }
        for (var key : keys) {
            for (var limit : limits) {
                sorts.add(new Sort(key, true, limit, at(key), cue));
                sorts.add(new Sort(key, false, limit, at(key), cue));
            }
        }
    }

    private List<@Nullable Integer> limits() {
        var limits = new ArrayList<@Nullable Integer>();
        limits.add(null);
        limits.add(1);
        evidence.tokens.stream()
                .filter(it -> it.number() != null && !it.quoted() && it.number().scale() <= 0)
                .map(it -> it.number().intValue())
                .filter(it -> it > 1 && it <= 1000)
                .limit(2)
                .forEach(limits::add);
        return limits;
    }

    private Stream<Piece> joined() {
        return tables.stream().map(it -> new Piece.Joined(it, evidence.tables.get(it)));
    }

    private Stream<Piece> without() {
        var denied = false;
        for (int i = 0; i < evidence.tokens.size(); i++) {
            denied |= evidence.denies(i);
        }
        return denied
                ? evidence.tables.entrySet().stream().map(it -> new Piece.Without(it.getKey(), it.getValue()))
                : Stream.empty();
    }
}
