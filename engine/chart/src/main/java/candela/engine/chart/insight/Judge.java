package candela.engine.chart.insight;

import candela.engine.chart.insight.Claim.Kind;
import candela.engine.chart.insight.Names.Mention;
import candela.engine.chart.insight.Pairs.Pair;
import candela.engine.chart.insight.Support.Derivation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what one sentence claims, and what bears each of it out. */
final class Judge {

    private static final BigDecimal SAME = BigDecimal.TEN;

    private final Evidence evidence;
    private final Figures figures;
    private final Names names;
    private final Derivations derivations;
    private final Scene question;

    Judge(Evidence evidence, Figures figures, Names names, Scene question) {
        this.evidence = evidence;
        this.figures = figures;
        this.names = names;
        this.derivations = new Derivations(evidence, figures, names);
        this.question = question;
    }

    List<Claim> claims(Scene scene, boolean isTitle) {
        var claims = new ArrayList<Claim>();
        scene.mentions.forEach(it -> claims.add(named(scene, it)));
        scene.strangers.forEach(it -> claims.add(claim(scene, it.span(), Kind.MOMENT, asked(scene, it.span()))));
        scene.quantities.forEach(it -> claims.add(claim(scene, it.span(), it.kind(), support(scene, it))));
        claims.addAll(superlatives(scene, Cue.MOST));
        claims.addAll(superlatives(scene, Cue.LEAST));
        claims.addAll(directions(scene));
        unknown(scene, isTitle)
                .filter(span -> claims.stream().noneMatch(it -> span.overlaps(new Span(it.from(), it.to()))))
                .forEach(it -> claims.add(claim(scene, it, Kind.NAME, null)));
        claims.sort(Comparator.comparingInt(Claim::from));
        return claims;
    }

    private static Claim claim(Scene scene, Span span, Kind kind, @Nullable Support support) {
        return new Claim(span.from(), span.to(), scene.text.substring(span.from(), span.to()), kind, support);
    }

    private Claim named(Scene scene, Mention it) {
        var kind = it.column() == names.timeColumn() ? Kind.MOMENT : Kind.NAME;
        var column = it.column() < 0 ? null : figures.name(it.column());
        var isTorn = scene.isTorn(scene.clause(it.span().from()));
        return claim(
                scene,
                it.span(),
                kind,
                isTorn ? null : new Support(Derivation.CELL, column, Figures.list(it.rows()), null));
    }

    private @Nullable Support asked(Scene scene, Span span) {
        return question.lower.contains(scene.lower.substring(span.from(), span.to()))
                ? new Support(Derivation.QUESTION, null, List.of(), null)
                : null;
    }

    private @Nullable Support support(Scene scene, Quantity quantity) {
        if (!quantity.legible()) {
            return null;
        }
        var found = quantity.kind() == Kind.RANK ? rank(scene, quantity) : derivations.of(quantity, scene);
        return found.orElseGet(() -> Derivations.isAsked(quantity, question.quantities)
                ? new Support(Derivation.QUESTION, null, List.of(), quantity.value())
                : null);
    }

    private Optional<Support> rank(Scene scene, Quantity quantity) {
        var place = quantity.value().intValue();
        var clause = scene.clause(quantity.span().from());
        var mentions = mentions(scene, clause);
        var isSome = scene.lower.startsWith("top", quantity.span().from());
        if (place < 1 || place > figures.rows()) {
            return Optional.empty();
        }
        if (mentions.isEmpty()) {
            return Optional.of(new Support(Derivation.POSITION, null, List.of(place - 1), BigDecimal.valueOf(place)));
        }
        var isLeast = scene.says(Cue.LEAST, clause) || scene.says(Cue.LESS, clause);
        var isSized = scene.says(Cue.MOST, clause)
                || scene.says(Cue.LEAST, clause)
                || scene.says(Cue.LESS, clause)
                || Words.RANKED.matcher(scene.lower).find();
        Predicate<Integer> fits = it -> isSome ? it >= 1 && it <= place : it == place;
        return mentions.stream()
                .flatMap(it -> Stream.concat(
                        ranks(scene, clause, it, isLeast, fits), isSized ? Stream.of() : positions(it, place)))
                .findFirst();
    }

    private static List<Mention> mentions(Scene scene, Span clause) {
        return scene.mentions.stream()
                .filter(it -> clause.holds(it.span().from()))
                .toList();
    }

    private Stream<Support> ranks(Scene scene, Span clause, Mention mention, boolean isLeast, Predicate<Integer> fits) {
        if (!evidence.whole()) {
            return Stream.of();
        }
        var rows = within(scene, mention);
        return measures(scene, clause).stream()
                .filter(column -> !rows.isEmpty())
                .filter(column -> fits.test(figures.rank(column, rows, isLeast))
                        || mention.column() >= 0
                                && fits.test(figures.groupRank(column, mention.column(), rows, isLeast)))
                .map(column -> new Support(
                        Derivation.RANK,
                        figures.name(column),
                        Figures.list(rows),
                        BigDecimal.valueOf(figures.rank(column, rows, isLeast))));
    }

    private static BitSet within(Scene scene, Mention mention) {
        var rows = (BitSet) mention.rows().clone();
        rows.and(scene.owners(mention.span().from()).rows());
        return rows;
    }

    private Set<Integer> measures(Scene scene, Span clause) {
        var named = scene.columns(clause, figures.measures());
        return named.isEmpty() ? figures.measures() : named;
    }

    private Stream<Support> positions(Mention mention, int place) {
        var row = place - 1;
        var inTime = names.timeColumn() < 0
                ? row
                : figures.inTime(names.timeColumn()).get(row);
        return mention.rows().get(row) || mention.rows().get(inTime)
                ? Stream.of(new Support(
                        Derivation.POSITION,
                        null,
                        List.of(mention.rows().get(row) ? row : inTime),
                        BigDecimal.valueOf(place)))
                : Stream.of();
    }

    /** "France has the most": a rank without a number. */
    private List<Claim> superlatives(Scene scene, Cue cue) {
        return cue.pattern()
                .matcher(scene.masked)
                .results()
                .map(it -> superlative(scene, cue, it))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Claim> superlative(Scene scene, Cue cue, MatchResult match) {
        var span = new Span(match.start(), match.end());
        var clause = scene.clause(span.from());
        var mentions = mentions(scene, clause);
        var isRanked = scene.quantities.stream()
                .anyMatch(it -> it.kind() == Kind.RANK && clause.holds(it.span().from())
                        || it.span().overlaps(span));
        if (mentions.isEmpty() || isRanked || figures.measures().isEmpty()) {
            return Optional.empty();
        }
        var isLeast = cue == Cue.LEAST;
        var support = mentions.stream()
                .flatMap(it -> Stream.concat(
                        ranks(scene, clause, it, isLeast, rank -> rank == 1), best(scene, clause, it, isLeast)))
                .findFirst();
        return Optional.of(claim(scene, span, Kind.RANK, support.orElse(null)));
    }

    /** The best among the rows of another name, like a person's best month. */
    private Stream<Support> best(Scene scene, Span clause, Mention mention, boolean isLeast) {
        var rows = within(scene, mention);
        if (rows.isEmpty() || rows.cardinality() == mention.rows().cardinality()) {
            return Stream.of();
        }
        var how = isLeast ? Derivation.LEAST : Derivation.GREATEST;
        return measures(scene, clause).stream()
                .flatMap(column -> figures.made(how, Set.of(column), rows)
                        .filter(it -> figures.made(how, Set.of(column), mention.rows())
                                .allMatch(all -> Objects.equals(all.value(), it.value()))));
    }

    private List<Claim> directions(Scene scene) {
        var claims = new ArrayList<Claim>();
        claims.addAll(direction(scene, Cue.UP, Cue.DOWN, it -> it.subject().compareTo(it.base()) > 0));
        claims.addAll(direction(scene, Cue.DOWN, Cue.UP, it -> it.subject().compareTo(it.base()) < 0));
        claims.addAll(direction(scene, Cue.SAME, Cue.SAME, Judge::isSame));
        if (scene.mentions.size() > 1
                && (scene.lower.contains(" than ") || scene.lower.contains("hơn") || scene.lower.contains("kém"))) {
            claims.addAll(
                    direction(scene, Cue.MORE, Cue.LESS, it -> it.subject().compareTo(it.base()) > 0));
            claims.addAll(
                    direction(scene, Cue.LESS, Cue.MORE, it -> it.subject().compareTo(it.base()) < 0));
        }
        return claims;
    }

    private static boolean isSame(Pair pair) {
        return pair.subject().compareTo(pair.base()) == 0
                || pair.change()
                        .allMatch(it -> Objects.requireNonNull(it.value()).abs().compareTo(SAME) <= 0);
    }

    /** Where a sentence says both, it is not tellable which of them is of what. */
    private List<Claim> direction(Scene scene, Cue cue, Cue opposite, Predicate<Pair> fits) {
        var word = cue.pattern().matcher(scene.masked);
        if (!word.find() || cue != opposite && scene.says(opposite)) {
            return List.of();
        }
        var span = new Span(word.start(), word.end());
        var pairs = derivations.pairs().of(scene, scene.clause(span.from())).toList();
        var support = pairs.stream().filter(fits).findFirst().map(Pair::comparison);
        return pairs.isEmpty() ? List.of() : List.of(claim(scene, span, Kind.DIRECTION, support.orElse(null)));
    }

    /** What looks like a name but stands nowhere. */
    private Stream<Span> unknown(Scene scene, boolean isTitle) {
        var glued = Words.GLUED
                .matcher(scene.lower)
                .results()
                .filter(it -> !Words.CURRENCY.matcher(it.group()).matches());
        var quoted = Words.QUOTED.matcher(scene.text).results();
        var words = isTitle
                ? Stream.<MatchResult>of()
                : Stream.concat(
                        Words.CAPITAL.matcher(scene.text).results(),
                        Words.SUBJECT.matcher(scene.text).results());
        return Stream.of(glued, quoted, words)
                .flatMap(it -> it)
                .filter(it -> !names.knows(it.group()))
                .filter(it -> !Words.COMMON.matcher(it.group()).matches())
                .map(it -> new Span(it.start(), it.end()));
    }
}
