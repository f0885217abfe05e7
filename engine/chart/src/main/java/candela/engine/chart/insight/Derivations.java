package candela.engine.chart.insight;

import candela.engine.chart.insight.Claim.Kind;
import candela.engine.chart.insight.Pairs.Pair;
import candela.engine.chart.insight.Scene.Owners;
import candela.engine.chart.insight.Support.Derivation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for what bears a number out. Only what the sentence itself points at is looked at: the rows and columns it
 * names, and what words such as "total" or "more than" ask for. Everything that could be made of a result would bear
 * out nearly any number.
 */
final class Derivations {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Evidence evidence;
    private final Figures figures;
    private final Names names;
    private final Pairs pairs;

    Derivations(Evidence evidence, Figures figures, Names names) {
        this.evidence = evidence;
        this.figures = figures;
        this.names = names;
        this.pairs = new Pairs(figures, names);
    }

    Pairs pairs() {
        return pairs;
    }

    Optional<Support> of(Quantity quantity, Scene scene) {
        var at = new Place(scene, quantity, scene.clause(quantity.span().from()));
        return switch (quantity.kind()) {
            case PERCENT -> percent(at);
            case MULTIPLE -> multiple(at);
            default -> number(at);
        };
    }

    /** Where a number stands, and what its surroundings say about it. */
    private record Place(Scene scene, Quantity quantity, Span clause) {

        Owners owners() {
            return scene.owners(quantity.span().from());
        }

        boolean says(Cue cue) {
            var isMade = cue == Cue.SUM || cue == Cue.AVERAGE || cue == Cue.MEDIAN;
            return isMade ? isMade(cue) : scene.says(cue, clause);
        }

        /** "On average," may stand before its clause. */
        private boolean isMade(Cue cue) {
            var isHere = Stream.of(Cue.SUM, Cue.AVERAGE, Cue.MEDIAN, Cue.LEAST, Cue.MOST)
                    .anyMatch(it -> scene.saysLoosely(it, clause));
            return scene.saysLoosely(cue, isHere || owners().isOwn() ? clause : new Span(0, clause.to()));
        }

        String before() {
            return scene.lower.substring(0, quantity.span().from());
        }

        String said() {
            return scene.lower.substring(quantity.span().from(), quantity.span().to());
        }

        String after() {
            return scene.lower.substring(quantity.span().to());
        }

        boolean saysAny(Cue... cues) {
            return Stream.of(cues).anyMatch(this::says);
        }

        Optional<Support> first(Stream<Support> candidates) {
            return candidates
                    .filter(it -> quantity.fits(Objects.requireNonNull(it.value())))
                    .findFirst();
        }

        Optional<Support> firstSigned(Stream<Support> candidates) {
            return candidates
                    .filter(it -> fitsSigned(Objects.requireNonNull(it.value())))
                    .findFirst();
        }

        /** What fell by 5 changed by -5. */
        private boolean fitsSigned(BigDecimal change) {
            var isDown = isOnly(Cue.DOWN, Cue.UP) || isOnly(Cue.LESS, Cue.MORE);
            var isUp = isOnly(Cue.UP, Cue.DOWN) || isOnly(Cue.MORE, Cue.LESS);
            if (quantity.value().signum() < 0) {
                return quantity.fits(change);
            }
            return isDown == isUp ? quantity.fits(change.abs()) : quantity.fits(isDown ? change.negate() : change);
        }

        private boolean isOnly(Cue cue, Cue opposite) {
            return saysAny(cue, opposite) ? says(cue) && !says(opposite) : scene.says(cue) && !scene.says(opposite);
        }
    }

    private Optional<Support> number(Place at) {
        return at.first(literal(at))
                .or(() -> at.first(aggregates(at)))
                .or(() -> at.first(counts(at)))
                .or(() -> isDifference(at) ? at.firstSigned(differences(at)) : Optional.empty());
    }

    private static boolean isDifference(Place at) {
        return Stream.of(Cue.GAP, Cue.UP, Cue.DOWN, Cue.MORE, Cue.LESS).anyMatch(at.scene()::says);
    }

    private Set<Integer> columns(Place at) {
        var after = at.scene().columnAfter(at.quantity().span().to());
        var numeric = figures.numeric();
        if (after != null && numeric.contains(after)) {
            return Set.of(after);
        }
        var named = at.scene().columns(at.clause(), numeric);
        return named.isEmpty() ? numeric : named;
    }

    private Set<Integer> measures(Place at) {
        var named = at.scene().columns(at.clause(), figures.numeric());
        return named.isEmpty() ? figures.measures() : named;
    }

    private Stream<Support> literal(Place at) {
        var owners = at.owners();
        if (owners.isNamed()) {
            return at.scene().says(Cue.RESPECTIVELY) ? inTurn(at) : figures.cells(columns(at), owners.rows());
        }
        return at.saysAny(Cue.SUM, Cue.AVERAGE, Cue.MEDIAN, Cue.LEAST, Cue.MOST, Cue.FIRST, Cue.LAST)
                ? Stream.of()
                : figures.cells(columns(at), figures.all());
    }

    /** The second number of the second name. */
    private Stream<Support> inTurn(Place at) {
        var same = at.scene().quantities.stream()
                .filter(it -> it.kind() == at.quantity().kind())
                .toList();
        var turn = same.indexOf(at.quantity());
        var mentions = at.scene().mentions;
        return mentions.size() == same.size()
                ? figures.cells(measures(at), mentions.get(turn).rows())
                : Stream.of();
    }

    private Stream<Support> aggregates(Place at) {
        return Stream.of(sums(at), standards(at), extremes(at), ends(at)).flatMap(it -> it);
    }

    private Stream<Support> sums(Place at) {
        var owners = at.owners();
        var ofNamed = owners.isNamed() && owners.rows().cardinality() > 1
                ? figures.made(Derivation.SUM, measures(at), owners.rows())
                : Stream.<Support>of();
        var ofAll = at.says(Cue.SUM)
                        && evidence.whole()
                        && (!owners.isOwn() || at.scene().says(Cue.WHOLE))
                ? Stream.concat(Stream.of(figures.all()), top(at))
                        .flatMap(it -> figures.made(Derivation.SUM, measures(at), it))
                : Stream.<Support>of();
        return Stream.of(ofNamed, together(at), ofAll).flatMap(it -> it);
    }

    private Stream<Support> together(Place at) {
        var rows = mentioned(at.scene());
        var isTogether = at.scene().says(Cue.SUM) || at.scene().lower.contains("top ");
        return isTogether && at.scene().mentions.size() > 1
                ? figures.made(Derivation.SUM, measures(at), rows)
                : Stream.of();
    }

    private static BitSet mentioned(Scene scene) {
        var rows = new BitSet();
        scene.mentions.forEach(it -> rows.or(it.rows()));
        return rows;
    }

    /** The greatest so many rows, where the sentence counts some. */
    private Stream<BitSet> top(Place at) {
        return at.scene().quantities.stream()
                .filter(it -> it.isWhole() && it.kind() != Kind.PERCENT && it.kind() != Kind.MULTIPLE)
                .filter(it -> it.value().signum() > 0 && it.value().compareTo(BigDecimal.valueOf(figures.rows())) < 0)
                .flatMap(it -> measures(at).stream()
                        .map(column -> figures.extreme(
                                column, it.value().intValue(), at.scene().says(Cue.LEAST))));
    }

    private Stream<Support> standards(Place at) {
        if (!evidence.whole() && !at.owners().isOwn()) {
            return Stream.of();
        }
        return Stream.of(Derivation.AVERAGE, Derivation.MEDIAN)
                .filter(it -> at.says(it == Derivation.AVERAGE ? Cue.AVERAGE : Cue.MEDIAN))
                .flatMap(it -> Stream.concat(
                        evidence.whole() ? figures.made(it, measures(at), figures.all()) : Stream.of(),
                        at.owners().isNamed()
                                ? figures.made(it, measures(at), at.owners().rows())
                                : Stream.of()));
    }

    private Stream<Support> extremes(Place at) {
        if (!evidence.whole() || at.owners().isOwn()) {
            return Stream.of();
        }
        return Stream.of(Derivation.LEAST, Derivation.GREATEST)
                .filter(it -> at.says(it == Derivation.LEAST ? Cue.LEAST : Cue.MOST))
                .flatMap(it -> figures.made(it, measures(at), figures.all()));
    }

    /** What stands in the first or the last row, by their order or in time. */
    private Stream<Support> ends(Place at) {
        if (at.owners().isOwn() || figures.rows() == 0 || !at.saysAny(Cue.FIRST, Cue.LAST)) {
            return Stream.of();
        }
        var isLast = at.says(Cue.LAST);
        var rows = new BitSet();
        rows.set(isLast ? figures.rows() - 1 : 0);
        if (names.timeColumn() >= 0) {
            var order = figures.inTime(names.timeColumn());
            rows.clear();
            rows.set(isLast ? order.getLast() : order.getFirst());
        }
        return figures.cells(measures(at), rows);
    }

    private Stream<Support> counts(Place at) {
        if (!at.quantity().isWhole() || at.quantity().kind() != Kind.NUMBER) {
            return Stream.of();
        }
        var after = at.scene().columnAfter(at.quantity().span().to());
        if (after != null && figures.isMeasure(after)) {
            return Stream.of();
        }
        var isOfRows = Words.ROWS.matcher(at.after()).find();
        var isOfAll = Words.OF_ALL
                .matcher(at.scene().lower.substring(0, at.quantity().span().from()))
                .find();
        var owners = at.owners();
        var counted = owners.isOwn() && isOfRows && !isOfAll && owners.rows().cardinality() > 1
                ? owners.rows()
                : figures.all();
        var mayCount = evidence.whole() && (!owners.isNamed() || after != null || isOfRows || isOfAll);
        return Stream.concat(
                mayCount ? Stream.of(figures.count(counted)) : atLeast(at),
                mayCount && after != null ? Stream.of(figures.distinct(after)) : Stream.of());
    }

    /** Of more rows than are here one can say that there are at least these. */
    private Stream<Support> atLeast(Place at) {
        var before = at.scene().lower.substring(0, at.quantity().span().from());
        return !evidence.whole() && Words.AT_LEAST.matcher(before).find()
                ? Stream.of(figures.count(figures.all()))
                : Stream.of();
    }

    private Stream<Support> differences(Place at) {
        var between = pairs.of(at.scene(), at.clause()).map(Pair::difference);
        if (!at.scene().says(Cue.GAP) || !at.scene().mentions.isEmpty() || !evidence.whole()) {
            return between;
        }
        var range = measures(at).stream()
                .flatMap(it -> figures.made(Derivation.GREATEST, Set.of(it), figures.all())
                        .flatMap(most -> figures.made(Derivation.LEAST, Set.of(it), figures.all())
                                .map(least -> range(least, most))));
        return Stream.concat(between, range);
    }

    private static Support range(Support least, Support most) {
        var value = Objects.requireNonNull(most.value()).subtract(Objects.requireNonNull(least.value()));
        return new Support(Derivation.DIFFERENCE, most.column(), most.rows(), value);
    }

    private Optional<Support> multiple(Place at) {
        var found = pairs.of(at.scene(), at.clause()).toList();
        var isLess = at.scene().says(Cue.DOWN) || at.scene().says(Cue.LESS);
        var ratios =
                found.stream().flatMap(Pair::ratio).flatMap(it -> isLess ? Stream.of(it, inverse(it)) : Stream.of(it));
        var isCompared = !found.isEmpty() || Words.COMPARED.matcher(at.after()).find();
        return at.first(ratios).or(() -> isCompared ? Optional.empty() : at.first(literal(at)));
    }

    private static Support inverse(Support ratio) {
        var value = Objects.requireNonNull(ratio.value());
        return value.signum() == 0
                ? ratio
                : new Support(ratio.how(), ratio.column(), ratio.rows(), BigDecimal.ONE.divide(value, Figures.PRECISE));
    }

    private Optional<Support> percent(Place at) {
        var isChangeHere = at.saysAny(Cue.UP, Cue.DOWN, Cue.MORE, Cue.LESS);
        var change = isChangeHere || isDifference(at) ? at.firstSigned(changes(at)) : Optional.<Support>empty();
        if (Words.CHANGED_BY.matcher(at.after()).find()
                || Words.CHANGES_BY.matcher(at.before()).find()) {
            return change;
        }
        return change.or(() -> at.first(percentages(at)))
                .or(() -> isChangeHere && !at.says(Cue.SHARE) ? Optional.empty() : at.first(shares(at)))
                .or(() -> isChangeHere ? Optional.empty() : at.first(ratios(at)));
    }

    /** Percentage points are the difference of two percentages, percent the change of a number. */
    private Stream<Support> changes(Place at) {
        var found = pairs.of(at.scene(), at.clause());
        return Words.POINTS.matcher(at.said()).find()
                        || Words.POINTS.matcher(at.after()).find()
                ? found.map(Pair::difference).flatMap(this::asPercent)
                : found.flatMap(Pair::change);
    }

    private Stream<Support> ratios(Place at) {
        return pairs.of(at.scene(), at.clause()).flatMap(Pair::ratio).map(Derivations::inPercent);
    }

    private static Support inPercent(Support it) {
        return new Support(
                it.how(),
                it.column(),
                it.rows(),
                Objects.requireNonNull(it.value()).multiply(HUNDRED));
    }

    /** Cells that are percentages themselves, as such or as fractions of one. */
    private Stream<Support> percentages(Place at) {
        return literal(at).flatMap(this::asPercent);
    }

    private Stream<Support> asPercent(Support it) {
        return isFraction(String.valueOf(it.column())) ? Stream.of(it, inPercent(it)) : Stream.of(it);
    }

    private boolean isFraction(String column) {
        return figures.measures().stream()
                .filter(it -> figures.name(it).equals(column))
                .flatMap(it -> figures.cells(Set.of(it), figures.all()))
                .allMatch(it -> Objects.requireNonNull(it.value()).abs().compareTo(BigDecimal.ONE) <= 0);
    }

    private Stream<Support> shares(Place at) {
        if (!evidence.whole()) {
            return Stream.of();
        }
        var owners = at.owners();
        var columns = measures(at);
        var together = at.scene().says(Cue.SUM) && at.scene().mentions.size() > 1
                ? figures.shares(columns, mentioned(at.scene()))
                : Stream.<Support>of();
        var named = owners.isNamed()
                ? figures.shares(columns, owners.rows())
                : Stream.concat(
                        columns.stream()
                                .filter(it ->
                                        at.scene().says(Cue.MOST) || at.scene().says(Cue.LEAST))
                                .flatMap(it -> figures.shares(
                                        Set.of(it),
                                        figures.extreme(it, 1, at.scene().says(Cue.LEAST)))),
                        top(at).flatMap(it -> figures.shares(columns, it)));
        return Stream.concat(named, together);
    }

    /** Whether the question has the same number, so that it is no claim of the answer. */
    static boolean isAsked(Quantity quantity, List<Quantity> asked) {
        return asked.stream()
                .anyMatch(it -> isSameKind(it.kind(), quantity.kind())
                        && it.value()
                                        .setScale(6, RoundingMode.HALF_UP)
                                        .compareTo(quantity.value().setScale(6, RoundingMode.HALF_UP))
                                == 0);
    }

    /** "The top 5" are five. */
    private static boolean isSameKind(Kind asked, Kind said) {
        return asked == said || asked == Kind.RANK && said == Kind.NUMBER || asked == Kind.NUMBER && said == Kind.RANK;
    }
}
