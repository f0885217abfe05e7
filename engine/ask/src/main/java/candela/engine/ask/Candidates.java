package candela.engine.ask;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

    /** What is left of a share that is not one of all things. */
    private static final double NOT_ALL = 0.2;

    private static final int WIDTH = 16;
    private static final int PER_SPAN = 4;
    /** By how much a column that is called "month" goes before the months of a date. */
    private static final double AS_UNIT = 0.3;

    private final Catalog catalog;
    private final Joins joins;
    private final Renderer renderer;
    private final LocalDate today;

    Candidates(Catalog catalog, Joins joins, Renderer renderer, LocalDate today) {
        this.today = today;
        this.catalog = catalog;
        this.joins = joins;
        this.renderer = renderer;
    }

    private Draft draft(List<Item> items, Choice choice) {
        var draft = new Draft(catalog, joins, items, choice.links());
        draft.today = today;
        return draft;
    }

    /** Readings, best first, each SQL once. */
    List<Candidate> of(List<Item> items, String language) {
        var bySql = new LinkedHashMap<String, Candidate>();
        var choices = choices(items, List.of());
        for (var choice : choices) {
            var draft = draft(items, choice);
            var reading = Composer.compose(draft, language);
            if (!isEmpty(reading)) {
                keep(bySql, candidate(reading, draft, context(choices, choice)));
            }
        }
        return ranked(bySql);
    }

    /** Readings that change a former one or ask more about its rows, and fresh ones, ranked together. */
    List<Candidate> of(List<Item> items, String language, Reading former, Reference reference, List<Candidate> fresh) {
        var bySql = new LinkedHashMap<String, Candidate>();
        fresh.forEach(it -> keep(bySql, it.weighted(reference.fresh())));
        var choices = choices(items, renderer.tree(former).tables());
        for (var choice : choices) {
            var draft = draft(items, choice).after(former);
            Composer.extract(draft);
            new Unsaid(former, draft).apply();
            var followUp = new FollowUps(former, draft, reference);
            var asks = followUp.asks();
            var weight = context(choices, choice);
            var reading = followUp.edited();
            if (followUp.changes(reading)) {
                keep(
                        bySql,
                        candidate(reading, draft, weight * reference.edits() * (asks && !reference.adds() ? 0.97 : 1)));
            }
            if (asks) {
                keep(bySql, carried(items, language, former, choice, weight * reference.carries()));
            }
        }
        return ranked(bySql);
    }

    private Candidate carried(List<Item> items, String language, Reading former, Choice choice, double weight) {
        var draft = draft(items, choice).after(former);
        Composer.extract(draft);
        var unsaid = new Unsaid(former, draft);
        unsaid.apply();
        if (unsaid.each()) {
            unsaid.spread();
        }
        var asked = new Completion(draft).reading(language).via(draft.via());
        var ranked = asked.limit() == null || !asked.order().isEmpty() ? 1 : 0.6;
        return candidate(new Carried(former, asked, joins).reading(), draft, weight * ranked * near(draft, former));
    }

    /** Columns of other tables that the question does not name are hardly meant. */
    private double near(Draft draft, Reading former) {
        var tables = renderer.tree(former).tables();
        double near = 1;
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isColumn(i) && !tables.contains(draft.table(i)) && !names(draft, draft.table(i))) {
                near *= 0.7;
            }
        }
        return near;
    }

    private static boolean names(Draft draft, String table) {
        return IntStream.range(0, draft.size())
                .anyMatch(i -> draft.isTable(i) && draft.table(i).equals(table));
    }

    private Candidate candidate(Reading reading, Draft draft, double weight) {
        var score = Scorer.score(draft, renderer.tree(reading));
        var whole = Shares.isOfAll(reading, joins) ? 1 : NOT_ALL;
        return new Candidate(reading, draft, renderer.sql(reading), score * weight * whole);
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
            beam = extended(beam, context.ranked(i), items.get(i).isUnit());
        }
        return beam;
    }

    /** @param unit whether the span may also be a unit of time, whatever column is called so */
    private static List<Choice> extended(List<Choice> beam, Map<Link, Double> links, boolean unit) {
        var longer = new ArrayList<Choice>();
        for (var choice : beam) {
            if (links.isEmpty()) {
                longer.add(with(choice, null, 0));
            } else if (unit) {
                longer.add(with(choice, null, links.values().iterator().next() - AS_UNIT));
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
