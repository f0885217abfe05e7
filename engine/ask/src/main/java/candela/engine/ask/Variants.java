package candela.engine.ask;

import candela.engine.ask.Piece.Keep;
import candela.engine.ask.Piece.Show;
import candela.engine.ask.Plans.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A key stands in several tables: takes each from where the other pieces are, so that fewest tables are joined. */
final class Variants {
    private final Chances chances;

    Variants(Chances chances) {
        this.chances = chances;
    }

    /** The same plan over fewest tables. */
    Plan nearest(Plan plan) {
        var tables = settled(plan);
        while (addCommonest(plan, tables)) {
            // one table more for those that none of the tables holds
        }
        return new Plan(
                plan.shows().stream()
                        .map(it -> near(shows(it), tables, Variants::tables))
                        .toList(),
                plan.keeps().stream()
                        .map(it -> near(keeps(it), tables, Variants::tables))
                        .toList(),
                plan.sort(),
                plan.weight());
    }

    private List<Show> shows(Show show) {
        return chances.showsByName.getOrDefault(chances.canon.of(show.expr()), List.of(show));
    }

    private List<Keep> keeps(Keep keep) {
        return chances.keepsByName.getOrDefault(keep.slot() + chances.canon.of(keep.condition()), List.of(keep));
    }

    private static Set<String> tables(Show show) {
        return Exprs.tables(show.expr());
    }

    private static Set<String> tables(Keep keep) {
        return Exprs.tables(keep.condition());
    }

    /** Tables of what stands in one place only. */
    private Set<String> settled(Plan plan) {
        var tables = new HashSet<String>();
        if (plan.sort() != null) {
            tables.addAll(Exprs.tables(plan.sort().by()));
        }
        choices(plan).stream().filter(it -> it.size() == 1).forEach(it -> tables.addAll(it.getFirst()));
        return tables;
    }

    /** Of each piece the tables of each of its places, the likeliest first. */
    private List<List<Set<String>>> choices(Plan plan) {
        var all = new ArrayList<List<Set<String>>>();
        plan.shows()
                .forEach(it -> all.add(shows(it).stream().map(Variants::tables).toList()));
        plan.keeps()
                .forEach(it -> all.add(keeps(it).stream().map(Variants::tables).toList()));
        return all;
    }

    /** Adds the table that most pieces still lack; false when none lacks any. */
    private boolean addCommonest(Plan plan, Set<String> tables) {
        var counts = new HashMap<String, Double>();
        for (var places : choices(plan)) {
            if (places.stream().noneMatch(tables::containsAll)) {
                double share = 1;
                for (var place : places) {
                    double weight = share;
                    place.stream()
                            .filter(it -> !tables.contains(it))
                            .forEach(it -> counts.merge(it, weight, Double::sum));
                    share *= 0.9;
                }
            }
        }
        counts.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .ifPresent(it -> tables.add(it.getKey()));
        return !counts.isEmpty();
    }

    private static <P extends Piece> P near(List<P> places, Set<String> tables, Function<P, Set<String>> of) {
        return places.stream()
                .filter(it -> tables.containsAll(of.apply(it)))
                .findFirst()
                .orElse(places.getFirst());
    }
}
