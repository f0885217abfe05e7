package candela.engine.ask;

import candela.engine.ask.Candidates.Candidate;
import candela.engine.ask.Features.Rated;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ranks the readings that the rules make together with those assembled from likely pieces, by what was learnt. */
final class Ranking {
    /** A reading with its SQL and its numbers; {@code rule} is what the rules made it of, if they did. */
    record Choice(Reading reading, @Nullable Candidate rule, String sql, float[] numbers, int[] parts, double odds) {
        double confidence() {
            return 1 / (1 + Math.exp(-odds));
        }
    }

    private static final int MOST = 90;
    private static final int UNRATED = 10;
    private static final int LONGEST = 60;
    /** What is computed from other numbers, of which no question that was learnt from speaks. */
    private static final Set<Cue> DERIVED = Set.of(Cue.GROWTH, Cue.SHARE, Cue.RUNNING, Cue.TREND, Cue.COMPARE);
    /** From here on the rules are sure of a reading. */
    private static final double SURE = 0.8;
    /** From here on the rules would answer. */
    private static final double LIKELY = 0.42;
    /** What is left of the confidence for each word that a reading passes over: too little to answer. */
    private static final double UNSAID = 0.4;

    private static final double NEAR = 0.85;
    /** Below this what was learnt speaks against a reading. */
    private static final double DOUBTED = 0.04;

    private final Catalog catalog;
    private final Joins joins;
    private final Renderer renderer;
    private final Canon canon;
    private final Learnt learnt;

    Ranking(Catalog catalog, Joins joins, Renderer renderer, Learnt learnt) {
        this.catalog = catalog;
        this.joins = joins;
        this.renderer = renderer;
        this.canon = new Canon(catalog);
        this.learnt = learnt;
    }

    /** Candidates of all readings, best first. */
    List<Candidate> candidates(Evidence evidence, List<Candidate> rules, String language) {
        var rulesOnly = rules.isEmpty() || isBeyond(evidence) || isBeyond(rules.getFirst());
        return rulesOnly
                ? rules
                : ranked(evidence, rules, language).stream()
                        .map(it -> candidate(it, rules, evidence.items))
                        .toList();
    }

    /** Questions of a kind or length that nothing was learnt from. */
    private static boolean isBeyond(Evidence evidence) {
        return evidence.tokens.size() > LONGEST
                || evidence.items.stream().anyMatch(it -> it.cue() != null && DERIVED.contains(it.cue()));
    }

    /** Whether a sure reading holds what no question that was learnt from asked for. */
    private boolean isBeyond(Candidate best) {
        var reading = best.reading();
        return best.score() >= LIKELY
                && (reading.partition() != null
                        || reading.select().stream().anyMatch(Ranking::isComputed)
                        || reading.where().stream().anyMatch(it -> it.right() != null)
                        || OncePerRow.of(reading, renderer.tree(reading), catalog)
                                .isPresent());
    }

    private static boolean isComputed(Reading.Expr expr) {
        return switch (expr.op()) {
            case COLUMN, COUNT, COUNT_DISTINCT -> false;
            case SUM, AVG, MIN, MAX -> isComputed(expr.args().getFirst());
            default -> true;
        };
    }

    private Candidate candidate(Choice choice, List<Candidate> rules, List<Item> items) {
        var rule = choice.rule();
        var draft = rule != null ? rule.draft() : Retracing.draft(choice.reading(), catalog, joins, canon, items);
        var sure = rule != null && agrees(choice, rules.getFirst()) ? rule.score() : 0;
        return new Candidate(choice.reading(), draft, choice.sql(), Math.max(sure, confidence(choice, draft)));
    }

    /** Where the rules were sure and what was learnt chose the same, their word counts too. */
    private static boolean agrees(Choice choice, Candidate best) {
        return best.equals(choice.rule()) && best.score() >= SURE && choice.confidence() >= DOUBTED;
    }

    /** Less for each word that is passed over, and for each that only its meaning brings near a name. */
    private static double confidence(Choice choice, Draft draft) {
        var traces = new Traces(choice.reading());
        var passed = draft.items.stream()
                .filter(it -> isPassedOver(it, draft) || traces.lacks(it))
                .count();
        var near = draft.chosen.stream().filter(it -> it != null && it.near()).count();
        return choice.confidence() * Math.pow(UNSAID, passed) * Math.pow(NEAR, near);
    }

    private static boolean isPassedOver(Item item, Draft draft) {
        return item.isUnknown() && item.text().length() > 1 && draft.isFree(draft.items.indexOf(item));
    }

    /** All readings, best first. */
    List<Choice> ranked(Evidence evidence, List<Candidate> rules, String language) {
        var chances = new Chances(evidence, joins, canon, learnt.pieces());
        var readings = new LinkedHashSet<Reading>();
        rules.forEach(it -> readings.add(it.reading()));
        new Assembly(chances, joins, language).readings().stream().limit(MOST).forEach(readings::add);
        var rated = rated(readings, rules);
        var features = new Features(
                chances, rules.isEmpty() ? null : rated.values().iterator().next());
        var choices = new ArrayList<Choice>();
        var numbers = rated.values().stream().map(features::of).toList();
        var parts = rated.values().stream()
                .map(it -> Outline.parts(it.reading(), it.tree()))
                .toList();
        Features.relate(numbers, parts, new Outline(evidence), learnt.outlines());
        int i = 0;
        for (var entry : rated.entrySet()) {
            var it = entry.getValue();
            var row = numbers.get(i);
            choices.add(
                    new Choice(it.reading(), rule(rules, it.rank()), entry.getKey(), row, parts.get(i++), odds(row)));
        }
        choices.sort(Comparator.comparingDouble(Choice::odds).reversed());
        return choices;
    }

    private static boolean isOrdered(Reading reading) {
        return !reading.order().isEmpty() || reading.combination() != null;
    }

    private static @Nullable Candidate rule(List<Candidate> rules, int rank) {
        return rank < rules.size() && rank < UNRATED ? rules.get(rank) : null;
    }

    private double odds(float[] numbers) {
        return learnt.forest() == null
                ? numbers[Features.TOTAL]
                : learnt.forest().odds(numbers);
    }

    private Map<String, Rated> rated(Iterable<Reading> readings, List<Candidate> rules) {
        var rated = new LinkedHashMap<String, Rated>();
        var known = new HashSet<String>();
        int rank = 0;
        for (var reading : readings) {
            var rule = rank < rules.size();
            var tree = renderer.tree(reading);
            if (rule) {
                known.add(canon.rows(reading));
            }
            var repeats = !rule && !isOrdered(reading) && known.contains(canon.rows(reading));
            if (rule || !repeats && tree.unconnected().isEmpty()) {
                var sql = rule ? rules.get(rank).sql() : renderer.sql(reading);
                var score = rule ? rules.get(rank).score() : 0;
                rated.putIfAbsent(sql, new Rated(reading, tree, rule ? rank : UNRATED, score));
            }
            rank++;
        }
        return rated;
    }
}
