package candela.engine.ask;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the readings that the spans of a question allow: one for each likely choice among their meanings. */
final class Candidates {
    /** A reading with the choices that led to it. */
    record Candidate(Reading reading, Draft draft, String sql, double score) {
        Candidate weighted(double weight) {
            return new Candidate(reading, draft, sql, score * weight);
        }
    }

    private record Choice(List<@Nullable Link> links, double weight) {}

    private static final int WIDTH = 16;
    private static final int PER_SPAN = 4;

    private final Catalog catalog;
    private final Joins joins;
    private final Renderer renderer;

    Candidates(Catalog catalog, Joins joins, Renderer renderer) {
        this.catalog = catalog;
        this.joins = joins;
        this.renderer = renderer;
    }

    /** Readings, best first, each SQL once. */
    List<Candidate> of(List<Item> items, String language) {
        var bySql = new LinkedHashMap<String, Candidate>();
        var choices = choices(items, List.of());
        for (var choice : choices) {
            var draft = new Draft(catalog, joins, items, choice.links());
            var reading = Composer.compose(draft, language);
            if (!isEmpty(reading)) {
                keep(bySql, candidate(reading, draft, context(choices, choice)));
            }
        }
        return ranked(bySql);
    }

    /** Readings that change a former one, and fresh ones, ranked together. */
    List<Candidate> of(List<Item> items, String language, Reading former, boolean refers) {
        var bySql = new LinkedHashMap<String, Candidate>();
        var standsAlone = !refers && standsAlone(items);
        for (var fresh : of(items, language)) {
            keep(bySql, fresh.weighted(standsAlone ? 1 : refers ? 0.6 : 0.8));
        }
        var choices = choices(items, renderer.tree(former).tables());
        for (var choice : choices) {
            var draft = new Draft(catalog, joins, items, choice.links()).after(former);
            Composer.extract(draft);
            var followUp = new FollowUps(former, draft);
            var reading = followUp.edited();
            if (followUp.changes(reading)) {
                keep(bySql, candidate(reading, draft, context(choices, choice) * (standsAlone ? 0.6 : 0.98)));
            }
        }
        return ranked(bySql);
    }

    /** A question that names what to count or list needs no former one. */
    private static boolean standsAlone(List<Item> items) {
        var asks = items.stream().anyMatch(it -> it.is(Cue.WHICH) || it.is(Cue.COUNT) || it.is(Cue.LIST));
        var tables = items.stream()
                .anyMatch(it -> !it.links().isEmpty() && !it.links().getFirst().isValue());
        return tables && (asks || items.size() > 3);
    }

    private Candidate candidate(Reading reading, Draft draft, double weight) {
        var score = Scorer.score(draft, renderer.tree(reading));
        return new Candidate(reading, draft, renderer.sql(reading), score * weight);
    }

    private static double context(List<Choice> choices, Choice choice) {
        return Math.exp(-0.6 * (choices.getFirst().weight() - choice.weight()));
    }

    private static void keep(Map<String, Candidate> bySql, Candidate candidate) {
        bySql.merge(candidate.sql(), candidate, (a, b) -> a.score() >= b.score() ? a : b);
    }

    private static List<Candidate> ranked(Map<String, Candidate> bySql) {
        return bySql.values().stream()
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .toList();
    }

    private static boolean isEmpty(Reading reading) {
        return reading.select().isEmpty() && reading.tables().isEmpty();
    }

    private List<Choice> choices(List<Item> items, Iterable<String> former) {
        var context = new Context(catalog, joins, items, former);
        var beam = List.of(new Choice(List.of(), 0));
        for (int i = 0; i < items.size(); i++) {
            beam = extended(beam, context.ranked(i));
        }
        return beam;
    }

    private static List<Choice> extended(List<Choice> beam, Map<Link, Double> links) {
        var longer = new ArrayList<Choice>();
        for (var choice : beam) {
            if (links.isEmpty()) {
                longer.add(with(choice, null, 0));
            }
            links.entrySet().stream()
                    .limit(PER_SPAN)
                    .forEach(it -> longer.add(with(choice, it.getKey(), it.getValue())));
        }
        longer.sort(Comparator.comparingDouble(Choice::weight).reversed());
        return List.copyOf(longer.subList(0, Math.min(WIDTH, longer.size())));
    }

    private static Choice with(Choice choice, @Nullable Link link, double weight) {
        var links = new ArrayList<>(choice.links());
        links.add(link);
        return new Choice(Collections.unmodifiableList(links), choice.weight() + weight);
    }
}
