package candela.engine.ask;

import candela.engine.ask.Joins.Step;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema.Table;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows that are counted and nothing else: by the declared keys that point to them, without joining them. */
final class Pointers {
    private Pointers() {}

    static Reading of(Reading reading, Joins.Tree tree, Catalog catalog) {
        if (reading.partition() != null
                || !tree.optional().isEmpty()
                || !tree.unconnected().isEmpty()) {
            return reading;
        }
        return tree.tables().stream()
                .filter(it -> isOnlyCounted(it, reading))
                .flatMap(it -> pointer(it, tree, catalog)
                        .map(key ->
                                counting(present(reading, key, catalog), it, counted(reading, it, key, tree, catalog)))
                        .stream())
                .findFirst()
                .orElse(reading);
    }

    private static boolean isOnlyCounted(String table, Reading reading) {
        var exprs = exprs(reading).toList();
        var counted = Expr.rows(table);
        return exprs.contains(counted)
                && exprs.stream()
                        .allMatch(it -> it.equals(counted) || !Exprs.tables(it).contains(table));
    }

    private static Stream<Expr> exprs(Reading reading) {
        return Stream.of(
                        reading.select().stream(),
                        reading.groups().stream(),
                        reading.order().stream().map(Sorting::by),
                        reading.where().stream().flatMap(Pointers::exprs))
                .flatMap(it -> it);
    }

    private static Stream<Expr> exprs(Condition condition) {
        var parts = condition.parts().stream().flatMap(Pointers::exprs);
        return condition.left() == null ? parts : Stream.concat(Stream.of(condition.left()), parts);
    }

    /** The one column of the joined tables that points to a table that nothing else hangs on. */
    private static Optional<Expr> pointer(String table, Joins.Tree tree, Catalog catalog) {
        var steps = tree.steps().stream()
                .filter(it -> it.from().equals(table) || it.to().equals(table))
                .toList();
        if (steps.size() != 1) {
            return Optional.empty();
        }
        var step = steps.getFirst();
        var holder = step.from().equals(table) ? step.to() : step.from();
        var key = step.key();
        var own = key.targetColumns().stream().map(it -> Expr.column(table, it)).toList();
        return key.declared()
                        && isHeldBy(holder, step)
                        && own.size() == 1
                        && catalog.key(table).equals(own)
                ? Optional.of(Expr.column(holder, key.columns().getFirst()))
                : Optional.empty();
    }

    private static boolean isHeldBy(String table, Step step) {
        return step.key().table().equalsIgnoreCase(table)
                && !step.key().target().equalsIgnoreCase(table);
    }

    /** A group that points to nothing is none: the join would have left it out. */
    private static Reading present(Reading reading, Expr pointer, Catalog catalog) {
        var nullable = catalog.column(pointer).filter(it -> it.nullable()).isPresent();
        return !nullable || reading.groups().isEmpty()
                ? reading
                : reading.where(Stream.concat(reading.where().stream(), Stream.of(Condition.of(Test.PRESENT, pointer)))
                        .toList());
    }

    /** Each row of a table that only ties two others, of the one that is grouped by; elsewhere each pointer once. */
    private static Expr counted(Reading reading, String table, Expr pointer, Joins.Tree tree, Catalog catalog) {
        var groups = new LinkedHashSet<String>();
        reading.groups().forEach(it -> groups.addAll(Exprs.tables(it)));
        var tied = groups.size() == 1
                && tree.steps().stream()
                        .map(Step::key)
                        .filter(it -> it.table().equalsIgnoreCase(pointer.table()))
                        .anyMatch(it -> groups.contains(it.target())
                                && ties(catalog.table(pointer.table()), it.target(), table, catalog));
        return tied ? Expr.rows(pointer.table()) : Expr.of(Op.COUNT_DISTINCT, pointer);
    }

    /** Whether rows have nothing but keys, or are called after the two: "product characteristics". */
    private static boolean ties(Table link, String one, String other, Catalog catalog) {
        var others = link.columns().stream()
                .map(it -> Expr.column(link.name(), it.name()))
                .filter(it -> !catalog.isKey(it) && !catalog.isForeign(it.table(), it.column()))
                .toList();
        var words = Names.stems(link.name());
        var named = words.contains(Names.stems(one).getLast())
                && words.contains(Names.stems(other).getLast());
        return others.isEmpty() || named && others.stream().noneMatch(catalog::isNumber);
    }

    private static Reading counting(Reading reading, String table, Expr pointer) {
        var counted = Expr.rows(table);
        var pointed = pointer.named("number of " + Names.spoken(table));
        return new Reading(
                        reading.language(),
                        Stream.concat(reading.tables().stream(), Exprs.tables(pointer).stream())
                                .filter(it -> !it.equals(table))
                                .distinct()
                                .toList(),
                        reading.select().stream()
                                .map(it -> it.equals(counted) ? pointed : it)
                                .toList(),
                        reading.distinct(),
                        reading.where().stream()
                                .map(it -> counting(it, counted, pointed))
                                .toList(),
                        reading.groups(),
                        reading.order().stream()
                                .map(it -> it.by().equals(counted) ? new Sorting(pointed, it.descending()) : it)
                                .toList(),
                        reading.limit(),
                        null,
                        reading.combination())
                .via(reading.via());
    }

    private static Condition counting(Condition condition, Expr counted, Expr pointed) {
        return new Condition(
                condition.test(),
                condition.parts().stream()
                        .map(it -> counting(it, counted, pointed))
                        .toList(),
                Objects.equals(condition.left(), counted) ? pointed : condition.left(),
                condition.values(),
                condition.query());
    }
}
