package candela.engine.ask;

import candela.engine.ask.Chances.Likely;
import candela.engine.ask.Evidence.Mention;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes a whole reading beside the others of its question, in numbers for {@link Forest}. */
final class Features {
    /** A reading, how the rules rate it, and the tables it needs. */
    record Rated(Reading reading, Joins.Tree tree, int rank, double score) {}

    private static final double SAID = 0.95;

    private final Chances chances;
    private final Evidence evidence;
    private final Canon canon;
    private final Aggregates aggregates;
    private final @Nullable Rated top;
    private final List<Float> row = new ArrayList<>();

    Features(Chances chances, @Nullable Rated top) {
        this.chances = chances;
        this.evidence = chances.evidence;
        this.canon = chances.canon;
        this.aggregates = new Aggregates(evidence);
        this.top = top;
    }

    /** @param name says to the reader what the number is */
    @SuppressWarnings("unused")
    private void add(String name, double value) {
        row.add((float) value);
    }

    /** One row per reading, to be related to the others by {@link #relate}. */
    float[] of(Rated rated) {
        row.clear();
        var reading = rated.reading();
        chances(reading);
        rules(rated);
        shape(reading, rated.tree());
        tables(reading, rated.tree());
        words(reading);
        question();
        var numbers = new float[row.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = row.get(i);
        }
        return numbers;
    }

    /** The place of the sum of the chances of all pieces. */
    static final int TOTAL = 0;

    private static final int BESIDE = 1;
    private static final int OUTLINE = 2;
    private static final int OUTLINE_BESIDE = 3;

    /** Adds how well the words ask for the shape of each reading, and how far each is from the best. */
    static void relate(List<float[]> rows, List<int[]> parts, Outline outline, Weights outlines) {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i)[OUTLINE] = (float) outline.odds(outlines, parts.get(i));
        }
        beside(rows, TOTAL, BESIDE);
        beside(rows, OUTLINE, OUTLINE_BESIDE);
    }

    private static void beside(List<float[]> rows, int what, int place) {
        float best = Float.NEGATIVE_INFINITY;
        for (var row : rows) {
            best = Math.max(best, row[what]);
        }
        for (var row : rows) {
            row[place] = row[what] - best;
        }
    }

    /** How far the chances of the pieces are from those of the likeliest reading. */
    static float beside(float[] row) {
        return row[BESIDE];
    }

    private void chances(Reading reading) {
        double shows = shows(reading);
        double keeps = keeps(reading);
        double sorts = sorts(reading);
        double joined = joined(reading);
        double distinct = Math.log(Math.clamp(reading.distinct() ? chances.distinct : 1 - chances.distinct, 1e-3, 1));
        add("total", shows + keeps + sorts + 0.5 * distinct + 0.5 * joined);
        add("beside best", 0);
        add("outline", 0);
        add("outline beside best", 0);
        add("shows", shows);
        add("keeps", keeps);
        add("sorts", sorts);
        add("joined", joined);
        add("distinct", distinct);
        add("least show", leastShow(reading));
        add("most left out", mostLeftOut(reading));
        add("least keep", leastKeep(reading));
        var denied = Canon.flat(reading).stream().anyMatch(it -> it.test() == Test.NOT_IN)
                || reading.combination() != null && reading.combination().kind() == Reading.Combination.Kind.EXCEPT;
        var without = chances.without.isEmpty() ? 0 : chances.without.getFirst().chance();
        add("without", chances.without.isEmpty() ? 0 : denied ? without : 1 - without);
        add("without likely", without);
    }

    private double shows(Reading reading) {
        var shown = canon.shown(reading);
        double sum = 0;
        var known = new HashSet<String>();
        for (var likely : chances.likelyShows()) {
            known.add(likely.name());
            sum += shown.contains(likely.name()) ? likely.yes() : likely.no();
        }
        return sum
                + shown.stream()
                        .filter(it -> !known.contains(it))
                        .mapToDouble(chances::log)
                        .sum();
    }

    private double leastShow(Reading reading) {
        return canon.shown(reading).stream().mapToDouble(chances::log).min().orElse(-5);
    }

    private double mostLeftOut(Reading reading) {
        var shown = canon.shown(reading);
        return chances.likelyShows().stream()
                .filter(it -> !shown.contains(it.name()))
                .mapToDouble(Likely::chance)
                .max()
                .orElse(0);
    }

    private double keeps(Reading reading) {
        var kept = canon.conditions(reading);
        double sum = 0;
        for (var slot : chances.keeps.values()) {
            var used = slot.stream().filter(it -> kept.contains(it.name())).findFirst();
            sum += used.isPresent() ? used.get().yes() : slot.getFirst().no();
        }
        return sum;
    }

    private double leastKeep(Reading reading) {
        return canon.conditions(reading).stream()
                .filter(chances.byName::containsKey)
                .mapToDouble(chances::log)
                .min()
                .orElse(0);
    }

    private double sorts(Reading reading) {
        return Canon.order(reading)
                .map(it -> chances.log(canon.sort(it.by(), it.descending(), reading.limit())))
                .orElse(chances.sorts.isEmpty() ? 0 : chances.sorts.getFirst().no());
    }

    private double joined(Reading reading) {
        var used = Canon.tables(reading);
        return chances.joined.values().stream()
                .mapToDouble(it -> used.contains(it.piece().table()) ? it.yes() : it.no())
                .sum();
    }

    private void rules(Rated rated) {
        add("rule rank", Math.min(10, rated.rank()));
        add("rule score", rated.score());
        add("top rule score", top == null ? 0 : top.score());
        var best = top == null ? null : top.reading();
        var reading = rated.reading();
        add("as rule shows", best == null ? -1 : canon.shown(best).equals(canon.shown(reading)) ? 1 : 0);
        add("as rule keeps", best == null ? -1 : canon.conditions(best).equals(canon.conditions(reading)) ? 1 : 0);
        add("as rule sorts", best == null ? -1 : sorted(best).equals(sorted(reading)) ? 1 : 0);
        add("as rule tables", best == null ? -1 : Canon.tables(best).equals(Canon.tables(reading)) ? 1 : 0);
        add(
                "as rule groups",
                best == null ? -1 : best.groups().isEmpty() == reading.groups().isEmpty() ? 1 : 0);
        add("as rule distinct", best == null ? -1 : best.distinct() == reading.distinct() ? 1 : 0);
    }

    private String sorted(Reading reading) {
        return reading.order().isEmpty()
                ? ""
                : canon.sort(
                        reading.order().getFirst().by(),
                        reading.order().getFirst().descending(),
                        reading.limit());
    }

    private void shape(Reading reading, Joins.Tree tree) {
        var flat = Canon.flat(reading);
        add("shown", reading.select().size());
        add(
                "shown aggregates",
                reading.select().stream().filter(Expr::aggregates).count());
        add("whole", reading.select().isEmpty() ? 1 : 0);
        add("counts", reading.select().stream().anyMatch(it -> it.op() == Op.COUNT) ? 1 : 0);
        add("conditions", flat.size());
        add("having", flat.stream().anyMatch(Condition::aggregates) ? 1 : 0);
        add("nested", flat.stream().anyMatch(it -> it.query() != null) ? 1 : 0);
        add("told within", HeldAgainst.toldWithin(reading));
        add("told after", HeldAgainst.toldAfter(reading, this::place));
        add("any", reading.where().stream().anyMatch(it -> it.test() == Test.ANY) ? 1 : 0);
        add(
                "combination",
                reading.combination() == null
                        ? 0
                        : 1 + reading.combination().kind().ordinal());
        add("groups", reading.groups().size());
        add("keyed group", reading.groups().stream().anyMatch(evidence.catalog::isKey) ? 1 : 0);
        add("order", reading.order().size());
        add("limit", reading.limit() == null ? 0 : reading.limit() == 1 ? 1 : 2);
        add("partition", reading.partition() == null ? 0 : 1);
        add("is distinct", reading.distinct() ? 1 : 0);
        add("chance distinct", chances.distinct);
        add(
                "repeats shown",
                reading.select().stream().anyMatch(it -> !it.table().isEmpty() && tree.repeats(it.table())) ? 1 : 0);
        add("counts its group", reading.groups().stream().anyMatch(it -> isCounted(it, reading)) ? 1 : 0);
        add("tested twice", testedTwice(reading));
        add(
                "sorts by shown",
                reading.order().stream().anyMatch(it -> reading.select().contains(it.by())) ? 1 : 0);
        add(
                "shown from",
                reading.select().stream()
                        .flatMap(it -> Exprs.tables(it).stream())
                        .distinct()
                        .count());
        add(
                "computed",
                reading.select().stream()
                                .anyMatch(it -> it.op() == Op.RATIO
                                        || it.op() == Op.SHARE
                                        || it.op() == Op.CHANGE
                                        || it.op() == Op.INCREASE
                                        || it.op() == Op.RUNNING
                                        || it.op() == Op.MOVING
                                        || it.op() == Op.PERIOD)
                        ? 1
                        : 0);
    }

    /** Where the words of a condition stand. */
    private int place(Condition condition) {
        var name = canon.of(condition);
        return chances.keeps.values().stream()
                .flatMap(List::stream)
                .filter(it -> it.name().equals(name))
                .mapToInt(it -> it.piece().value().from())
                .findFirst()
                .orElse(-1);
    }

    /** How often one of a kind is counted in a group of that kind: always one. */
    private static boolean isCounted(Expr group, Reading reading) {
        return Canon.shownOrTested(reading)
                .anyMatch(it -> it.op() == Op.COUNT_DISTINCT && it.args().contains(group));
    }

    /** How many columns are to be equal to two values at once. */
    private long testedTwice(Reading reading) {
        var equal = reading.where().stream()
                .filter(it -> it.test() == Test.EQUAL && it.left() != null && it.query() == null)
                .map(it -> canon.of(Objects.requireNonNull(it.left())))
                .toList();
        return equal.size() - equal.stream().distinct().count();
    }

    private void tables(Reading reading, Joins.Tree tree) {
        var used = Canon.tables(reading);
        used.addAll(tree.tables());
        var named = evidence.tables;
        add("tables", tree.tables().size());
        add("unconnected", tree.unconnected().size());
        add("tables unnamed", used.stream().filter(it -> !named.containsKey(it)).count());
        add(
                "tables left out",
                named.entrySet().stream()
                        .filter(it -> it.getValue().score() > 0.95 && !used.contains(it.getKey()))
                        .count());
        add(
                "tables only joined",
                tree.tables().stream().filter(it -> !own(reading).contains(it)).count());
        add(
                "steps that multiply",
                tree.steps().stream().filter(Joins.Step::multiplies).count());
        add(
                "inferred keys",
                tree.steps().stream().filter(it -> !it.key().declared()).count());
    }

    private static Set<String> own(Reading reading) {
        var own = new HashSet<String>();
        reading.select().forEach(it -> own.addAll(Exprs.tables(it)));
        reading.where().forEach(it -> own.addAll(Exprs.tables(it)));
        reading.groups().forEach(it -> own.addAll(Exprs.tables(it)));
        reading.order().forEach(it -> own.addAll(Exprs.tables(it.by())));
        return own;
    }

    private void words(Reading reading) {
        var used = new ArrayList<Mention>();
        var fits = new ArrayList<Double>();
        int unnamed = 0;
        for (var column : columns(reading)) {
            var at = evidence.mention(column);
            if (at == null) {
                unnamed++;
            } else {
                used.add(at);
                fits.add(at.score());
            }
        }
        Canon.tables(reading).forEach(it -> {
            var at = evidence.tables.get(it);
            if (at != null) {
                used.add(at);
            }
        });
        var kept = canon.conditions(reading);
        int idle = 0;
        for (var slot : chances.keeps.values()) {
            var match = slot.stream().filter(it -> kept.contains(it.name())).findFirst();
            idle += match.isPresent() ? 0 : 1;
            match.ifPresent(it -> used.add(it.piece().value()));
        }
        var leftOut = leftOut(used);
        add("columns left out", leftOut.size());
        add(
                "left out beside shown",
                leftOut.stream().filter(it -> isListed(it, reading)).count());
        add("words left", evidence.uncovered(used).size());
        add("columns unnamed", unnamed);
        add("least fit", fits.stream().mapToDouble(it -> it).min().orElse(1));
        add("mean fit", fits.stream().mapToDouble(it -> it).average().orElse(1));
        add("values idle", idle);
        add(
                "another's shown",
                reading.select().stream()
                        .map(Exprs::firstColumn)
                        .filter(it -> it != null && evidence.owned(it) == Evidence.Owned.ANOTHERS)
                        .count());
        add("aggregates idle", aggregates.idle(reading));
        add("beaten", columns(reading).stream().filter(evidence::isBeaten).count());
    }

    /** Well named columns that the reading does not use. */
    private List<Mention> leftOut(List<Mention> used) {
        return evidence.named.stream()
                .filter(it -> it.score() > SAID && used.stream().noneMatch(it::overlaps))
                .distinct()
                .toList();
    }

    /** "name and age": what stands in a list with something shown. */
    private boolean isListed(Mention at, Reading reading) {
        return reading.select().stream()
                .filter(it -> it.op() == Op.COLUMN)
                .map(evidence::mention)
                .filter(Objects::nonNull)
                .anyMatch(it -> evidence.areListed(it, at));
    }

    private static List<Expr> columns(Reading reading) {
        var columns = new ArrayList<Expr>();
        reading.select().forEach(it -> Exprs.columns(it, column -> keep(columns, column)));
        for (var condition : Canon.flat(reading)) {
            if (condition.left() != null) {
                Exprs.columns(condition.left(), column -> keep(columns, column));
            }
        }
        reading.order().forEach(it -> Exprs.columns(it.by(), column -> keep(columns, column)));
        return columns;
    }

    private static Expr keep(List<Expr> columns, Expr column) {
        columns.add(column);
        return column;
    }

    private void question() {
        add("words", evidence.tokens.size());
        add("slots", chances.keeps.size());
        add("columns named", Math.min(20, evidence.columns.size()));
        add("tables named", evidence.tables.size());
    }
}
