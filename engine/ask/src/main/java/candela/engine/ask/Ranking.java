package candela.engine.ask;

import candela.engine.ask.Candidates.Candidate;
import candela.engine.ask.Features.Rated;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Test;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final int SHORT = 7;
    /** From here on the rules are sure of a reading. */
    private static final double SURE = 0.75;
    /** From here on nothing that was learnt is put before a reading of the rules, */
    private static final double CERTAIN = 0.9;
    /** but for what was learnt so well. */
    private static final double LEARNT_WELL = 0.85;
    /** What is left of the confidence when a word is passed over, */
    private static final double UNSAID = 0.7;
    /** or one that stands for a thing asked for: too little to answer, */
    private static final double ASKED_FOR = 0.35;
    /** when what a word says left no trace, */
    private static final double LACKING = 0.4;
    /** What shows a column of another thing than the one it is said to be of. */
    private static final double ANOTHERS = 0.5;

    private static final double SENSELESS = 0.2;

    /** or when only its meaning brings it near a name. */
    private static final double NEAR = 0.85;

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
                        .map(it -> candidate(it, rules, evidence))
                        .toList();
    }

    /** Questions longer than any that was learnt from. */
    private static boolean isBeyond(Evidence evidence) {
        return evidence.tokens.size() > LONGEST;
    }

    /** Whether the rules are certain of a reading that holds what few questions that were learnt from asked for. */
    private boolean isBeyond(Candidate best) {
        var reading = best.reading();
        return best.score() >= Decision.SURE && isUnlike(reading)
                || best.score() >= SURE && reading.where().stream().anyMatch(Ranking::isAgainstSome)
                || best.score() >= SURE && best.draft().chosen.stream().anyMatch(it -> it != null && it.isMeasure())
                || best.score() >= CERTAIN
                        && (reading.select().stream().anyMatch(Ranking::isComputed)
                                || reading.where().stream().anyMatch(it -> it.right() != null));
    }

    /** Readings of such a form are never assembled. */
    private boolean isUnlike(Reading reading) {
        return reading.partition() != null
                || OncePerRow.of(reading, renderer.tree(reading), catalog).isPresent();
    }

    /**
     * "but not the Desk Lamp", "dearer than the Desk Lamp", "above their machine's average": held against some rows.
     */
    private static boolean isAgainstSome(Condition condition) {
        var compares =
                condition.test() == Test.NOT_IN || condition.test() == Test.GREATER || condition.test() == Test.LESS;
        var query = condition.query();
        return compares
                && query != null
                && (query.partition() != null
                        || query.where().stream().anyMatch(it -> it.test() == Test.EQUAL)
                        || query.select().stream()
                                .anyMatch(it -> it.op() == Reading.Op.MAX || it.op() == Reading.Op.MIN));
    }

    private static boolean isComputed(Reading.Expr expr) {
        return switch (expr.op()) {
            case COLUMN, COUNT, COUNT_DISTINCT -> false;
            case SUM, AVG, MIN, MAX -> isComputed(expr.args().getFirst());
            default -> true;
        };
    }

    private Candidate candidate(Choice choice, List<Candidate> rules, Evidence evidence) {
        var rule = choice.rule();
        var draft =
                rule != null ? rule.draft() : Retracing.draft(choice.reading(), catalog, joins, canon, evidence.items);
        var kept = kept(choice, draft) * owned(choice.reading(), evidence) * sensible(choice.reading());
        var learnt = choice.confidence() * kept;
        return new Candidate(
                choice.reading(),
                draft,
                choice.sql(),
                rule != null && rule.equals(rules.getFirst())
                                || isTheSame(choice.reading(), rules.getFirst().reading())
                        ? agreed(rules.getFirst().score(), kept, learnt, isShort(evidence))
                        : learnt);
    }

    /** Whether two readings differ at most by the keys of the groups that both are shown by name. */
    private boolean isTheSame(Reading reading, Reading rule) {
        var more = new ArrayList<>(rule.groups());
        more.removeAll(reading.groups());
        return !reading.groups().isEmpty()
                && !more.isEmpty()
                && rule.groups().containsAll(reading.groups())
                && more.stream().allMatch(catalog::isKey)
                && canon.shown(rule).equals(canon.shown(reading))
                && canon.conditions(rule).equals(canon.conditions(reading))
                && Canon.tables(rule).equals(Canon.tables(reading))
                && Objects.equals(rule.limit(), reading.limit())
                && (reading.order().isEmpty() || order(rule).equals(order(reading)));
    }

    /** Where the rules made the same, their word counts too where they are sure, and most for short questions. */
    private static double agreed(double rules, double kept, double learnt, boolean isShort) {
        if (isShort) {
            return Math.max(rules < SURE ? rules * kept : rules, learnt);
        }
        return rules >= SURE ? Math.sqrt(rules * learnt) : learnt;
    }

    /** Few such questions were learnt from. */
    private static boolean isShort(Evidence evidence) {
        return evidence.tokens.size() <= SHORT;
    }

    /** What is left of the confidence for words that are passed over and those that only their meaning brings near. */
    private static double kept(Choice choice, Draft draft) {
        var traces = new Traces(choice.reading());
        double kept = 1;
        for (int i = 0; i < draft.size(); i++) {
            kept *= isPassedOver(draft, i)
                    ? (Scorer.isAskedFor(draft, i) ? ASKED_FOR : UNSAID)
                    : traces.lacks(draft.item(i))
                            ? LACKING
                            : draft.link(i).filter(Link::near).isPresent() ? NEAR : 1;
        }
        return kept;
    }

    /** "id of the stadium" is hardly that of its concerts. */
    private static double owned(Reading reading, Evidence evidence) {
        return reading.select().stream()
                        .anyMatch(it -> it.op() == Reading.Op.COLUMN && evidence.owned(it) == Evidence.Owned.ANOTHERS)
                ? ANOTHERS
                : 1;
    }

    /**
     * Of a number that all rows of a group share nothing is to be computed, what has no rows has none to count, and all
     * is no part of all.
     */
    private static double sensible(Reading reading) {
        var alone = reading.groups().isEmpty() && reading.select().stream().anyMatch(it -> it.op() == Reading.Op.SHARE);
        return alone || reading.select().stream().anyMatch(it -> isSenseless(it, reading)) ? SENSELESS : 1;
    }

    private static boolean isSenseless(Reading.Expr shown, Reading reading) {
        var shared = shown.aggregates() && shown.args().stream().anyMatch(reading.groups()::contains);
        var none = shown.op() == Reading.Op.COUNT
                && !reading.groups().isEmpty()
                && reading.where().stream()
                        .filter(it -> it.test() == Reading.Test.NOT_IN)
                        .map(Condition::query)
                        .filter(Objects::nonNull)
                        .anyMatch(it -> Exprs.tables(it.select().getFirst()).contains(shown.table()));
        return shared || none;
    }

    private static boolean isPassedOver(Draft draft, int i) {
        return draft.item(i).isUnknown() && draft.item(i).text().length() > 1 && draft.isFree(i);
    }

    /** All readings, best first. */
    List<Choice> ranked(Evidence evidence, List<Candidate> rules, String language) {
        var chances = new Chances(new Suggested(evidence, canon, rules), joins, learnt.pieces());
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
        return isShort(evidence) ? told(rulesFirst(choices, rules), rules) : choices;
    }

    private static boolean isOrdered(Reading reading) {
        return !reading.order().isEmpty() || reading.combination() != null;
    }

    private static @Nullable Candidate rule(List<Candidate> rules, int rank) {
        return rank < rules.size() && rank < UNRATED ? rules.get(rank) : null;
    }

    /** The same rows as the rules tell them: in order, the best with how much. */
    private List<Choice> told(List<Choice> choices, List<Candidate> rules) {
        if (rules.isEmpty()) {
            return choices;
        }
        var first = choices.getFirst();
        return choices.stream()
                .filter(it ->
                        it.rule() != null && it.rule().equals(rules.getFirst()) && tells(it.reading(), first.reading()))
                .findFirst()
                .map(it -> {
                    var told = new ArrayList<>(choices);
                    told.remove(it);
                    told.addFirst(
                            new Choice(it.reading(), it.rule(), it.sql(), it.numbers(), it.parts(), first.odds()));
                    return List.copyOf(told);
                })
                .orElse(choices);
    }

    /** Whether a reading says all that another does, and at most how they rank. */
    private boolean tells(Reading all, Reading other) {
        var more = canon.shown(all);
        more.removeAll(canon.shown(other));
        var ordered = all.order().stream().map(it -> canon.of(it.by())).toList();
        return canon.shown(all).containsAll(canon.shown(other))
                && ordered.containsAll(more)
                && Objects.equals(all.limit(), other.limit())
                && (other.order().isEmpty() || order(other).equals(order(all)))
                && other.groups().containsAll(all.groups())
                && all.groups().isEmpty() == other.groups().isEmpty()
                && (all.distinct() || !other.distinct())
                && all.combination() == null
                && other.combination() == null
                && canon.conditions(all).equals(canon.conditions(other));
    }

    private String order(Reading reading) {
        return reading.order().stream()
                .findFirst()
                .map(it -> canon.sort(it.by(), it.descending(), reading.limit()))
                .orElse("");
    }

    /** A reading that the rules are surer of than what was learnt is of another. */
    private static List<Choice> rulesFirst(List<Choice> choices, List<Candidate> rules) {
        if (rules.isEmpty()) {
            return choices;
        }
        var best = rules.getFirst();
        var learnt = choices.getFirst().confidence();
        if (learnt > LEARNT_WELL || best.score() < learnt || best.score() < CERTAIN) {
            return choices;
        }
        var reordered = new ArrayList<>(choices);
        reordered.sort(Comparator.comparing((Choice it) -> !best.equals(it.rule())));
        return reordered;
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
