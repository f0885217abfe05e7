package candela.engine.ask;

import candela.engine.ask.Reading.Combination;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Sorting;
import candela.engine.sql.Schema.ForeignKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A reading while it is put together: the spans with one chosen meaning each, and what was made of them so far. */
final class Draft {
    /** A condition and the span it came from, so that "or" between two spans can join them. */
    record Placed(int position, Condition condition) {}

    final Catalog catalog;
    final Joins joins;
    final List<Item> items;
    final List<@Nullable Link> chosen;
    /** Tables of the former reading. */
    final Set<String> context = new LinkedHashSet<>();

    /** Tables that the former reading computed from. */
    final Set<String> measured = new LinkedHashSet<>();

    final Set<Integer> used = new LinkedHashSet<>();

    final List<Expr> select = new ArrayList<>();
    final List<Placed> where = new ArrayList<>();
    final List<Expr> groups = new ArrayList<>();
    final List<Sorting> order = new ArrayList<>();
    final Set<String> groupTables = new LinkedHashSet<>();
    final Set<String> tables = new LinkedHashSet<>();
    /** Date columns that conditions or groups use, for the same choice throughout. */
    final List<Expr> dates = new ArrayList<>();

    /** The date that a verb of the question names; null when none does. */
    @Nullable
    Expr dated;

    /** The day that "overdue" is measured by; null where nothing is read. */
    @Nullable
    LocalDate today;

    /** Spans that only tell by which key a table is meant. */
    final Set<Integer> roles = new LinkedHashSet<>();

    final List<Assumption> assumptions = new ArrayList<>();
    boolean distinct;
    /** The table whose rows are asked for when no column is; null while none is named. */
    @Nullable
    String subject;

    /** Whether sides are compared, so that something must be computed for each. */
    boolean comparing;
    /** The table all of whose columns are shown; null when columns were chosen. */
    @Nullable
    String whole;
    /** Whether whole rows are asked for. */
    boolean wholeRows;
    /** Whether a count is asked for without saying of what. */
    boolean countRows;
    /** A number that each number asked for is divided by: "sessions per user". */
    @Nullable
    Expr divisor;
    /** Whether an average is one of numbers of rows: "average number of orders". */
    boolean averagesCounts;
    /** Whether rows are to be counted by each value of what is shown. */
    boolean distribution;
    /** Operations of which the question does not say what they are of: "and the maximum". */
    final List<Reading.Op> untargeted = new ArrayList<>();
    /** Shares, growth, running totals to be made of the aggregates asked for. */
    final Set<Reading.Op> derived = new LinkedHashSet<>();
    /** Over how many groups a moving average goes. */
    int moving = 3;

    /** Whether the order is a ranking, whose measure is worth showing. */
    boolean ranked;

    /** The direction of an order whose key the question leaves open; null when it asks for none. */
    @Nullable
    Boolean unsortedDirection;

    @Nullable
    Integer limit;

    @Nullable
    Expr partition;

    @Nullable
    Combination combination;

    double penalty;

    Draft(Catalog catalog, Joins joins, List<Item> items, List<@Nullable Link> chosen) {
        this.catalog = catalog;
        this.joins = joins;
        this.items = items;
        this.chosen = chosen;
    }

    /** A draft that changes a former reading: what the question leaves open comes from there. */
    Draft after(Reading former) {
        var tables = new LinkedHashSet<>(former.tables());
        former.select().forEach(it -> tables.addAll(Exprs.tables(it)));
        former.where().forEach(it -> tables.addAll(Exprs.tables(it)));
        context.addAll(tables);
        former.select().stream().filter(Expr::aggregates).forEach(it -> measured.addAll(Exprs.measured(it)));
        former.where().stream()
                .map(Condition::left)
                .filter(it -> it != null && catalog.type(it).isMoment())
                .forEach(dates::add);
        former.groups().stream()
                .filter(it -> it.op() == Reading.Op.PERIOD)
                .map(it -> it.args().getFirst())
                .forEach(dates::add);
        return this;
    }

    int size() {
        return items.size();
    }

    Item item(int i) {
        return items.get(i);
    }

    boolean has(int i) {
        return i >= 0 && i < items.size();
    }

    boolean isFree(int i) {
        return has(i) && !used.contains(i);
    }

    void use(int... spans) {
        for (var span : spans) {
            used.add(span);
        }
    }

    boolean is(int i, Cue... cues) {
        return has(i) && item(i).cue() != null && Set.of(cues).contains(item(i).cue());
    }

    Optional<Link> link(int i) {
        return has(i) ? Optional.ofNullable(chosen.get(i)) : Optional.empty();
    }

    /** Whether a span names things in the plural. */
    boolean isPlural(int i) {
        if (!isTable(i) && !isColumn(i)) {
            return false;
        }
        var thing = item(i).text().split(" of ")[0];
        return thing.matches("(?i).*([^s]s|people|children|men|women)");
    }

    boolean isTable(int i) {
        return link(i).filter(Link::isTable).isPresent();
    }

    boolean isColumn(int i) {
        return link(i).filter(Link::isColumn).isPresent();
    }

    boolean isValue(int i) {
        return link(i).filter(Link::isValue).isPresent();
    }

    boolean isMeasure(int i) {
        return link(i).filter(Link::isMeasure).isPresent();
    }

    boolean isNumeric(int i) {
        return isMeasure(i) || isColumn(i) && catalog.isNumber(expr(i));
    }

    boolean isMoment(int i) {
        return isColumn(i) && catalog.type(expr(i)).isMoment();
    }

    Expr expr(int i) {
        return Objects.requireNonNull(chosen.get(i)).expr();
    }

    String table(int i) {
        return Objects.requireNonNull(chosen.get(i)).table();
    }

    /** What a value says of the rows, together with the last name that follows a first one; takes both. */
    Condition told(int i) {
        use(i);
        var condition = link(i).orElseThrow().condition();
        if (!isValue(i + 1) || !catalog.label(table(i)).equals(List.of(expr(i), expr(i + 1)))) {
            return condition;
        }
        use(i + 1);
        return Condition.all(List.of(condition, link(i + 1).orElseThrow().condition()));
    }

    /** The next span that is not mere glue. */
    int after(int i) {
        int next = i + 1;
        while (is(next, Cue.OF, Cue.IS, Cue.YES)) {
            next++;
        }
        return next;
    }

    /** The span before that is not mere glue. */
    int before(int i) {
        int previous = i - 1;
        while (is(previous, Cue.OF, Cue.IS, Cue.YES)) {
            previous--;
        }
        return previous;
    }

    /** Whether the question asks for something counted or computed, wherever it says so. */
    boolean speaksOfAggregates() {
        if (!measured.isEmpty()) {
            return true;
        }
        for (int i = 0; i < size(); i++) {
            if (is(i, Cue.COUNT, Cue.SUM, Cue.AVG, Cue.MIN, Cue.MAX, Cue.SHARE, Cue.MOST, Cue.LEAST, Cue.GROWTH)
                    || is(i, Cue.INCREASE, Cue.DIFFER)
                    || is(i, Cue.HIGHEST, Cue.LOWEST, Cue.RUNNING, Cue.MOVING, Cue.COMMON)
                    || isMeasure(i)) {
                return true;
            }
        }
        return false;
    }

    /** The table that the question is about: the first one named that was not used otherwise. */
    Optional<String> focus() {
        for (int i = 0; i < size(); i++) {
            if (isFree(i) && isTable(i)) {
                return Optional.of(table(i));
            }
        }
        for (int i = 0; i < size(); i++) {
            if (isTable(i) && groups.stream().noneMatch(it -> it.table().equals(""))) {
                return Optional.of(table(i));
            }
        }
        for (int i = 0; i < size(); i++) {
            if (link(i).isPresent()) {
                return Optional.of(table(i));
            }
        }
        return context.stream().findFirst();
    }

    /** The tables of all that was found, in the order of the question. */
    Set<String> mentioned() {
        var mentioned = new LinkedHashSet<String>();
        for (int i = 0; i < size(); i++) {
            link(i).filter(it -> !it.isValue()).ifPresent(it -> mentioned.add(it.table()));
        }
        for (int i = 0; i < size(); i++) {
            link(i).ifPresent(it -> mentioned.add(it.table()));
        }
        mentioned.addAll(context);
        return mentioned;
    }

    /** The keys that terms of the question ask to join by. */
    List<ForeignKey> via() {
        return chosen.stream()
                .flatMap(it -> it == null || it.meant() == null ? Stream.empty() : Stream.of(it.meant()))
                .flatMap(it -> it.via() == null ? Stream.empty() : Stream.of(it.via()))
                .distinct()
                .toList();
    }

    void where(int position, Condition condition) {
        where.add(new Placed(position, condition));
    }

    void assume(Assumption assumption) {
        if (!assumptions.contains(assumption)) {
            assumptions.add(assumption);
        }
    }
}
