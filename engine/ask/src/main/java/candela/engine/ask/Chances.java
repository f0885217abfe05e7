package candela.engine.ask;

import candela.engine.ask.Piece.Keep;
import candela.engine.ask.Piece.Show;
import candela.engine.ask.Piece.Sort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How likely each piece of a question is part of its right reading. */
final class Chances {
    /** A piece, the name of its meaning, and its chance, from 0 to 1. */
    record Likely<P extends Piece>(P piece, String name, double chance) {
        double yes() {
            return Math.log(Math.clamp(chance, 1e-4, 1 - 1e-4));
        }

        double no() {
            return Math.log(1 - Math.clamp(chance, 1e-4, 1 - 1e-4));
        }
    }

    private static final int MOST = 12;
    private static final double FAINT = 0.02;

    final Evidence evidence;
    final Canon canon;
    final List<Likely<Show>> shows = new ArrayList<>();
    final Map<String, List<Likely<Keep>>> keeps = new LinkedHashMap<>();
    final List<Likely<Sort>> sorts = new ArrayList<>();
    final Map<String, Likely<Piece.Joined>> joined = new LinkedHashMap<>();
    final List<Likely<Piece.Without>> without = new ArrayList<>();
    final Map<String, Double> byName = new HashMap<>();
    final Traits traits;
    private final Weights weights;
    double distinct;

    Chances(Evidence evidence, Joins joins, Canon canon, Weights weights) {
        this.evidence = evidence;
        this.canon = canon;
        this.weights = weights;
        this.traits = new Traits(evidence);
        new Pieces(evidence, joins).all().forEach(this::add);
        shows.sort(Comparator.comparingDouble((Likely<Show> it) -> it.chance()).reversed());
        sorts.sort(Comparator.comparingDouble((Likely<Sort> it) -> it.chance()).reversed());
        without.sort(Comparator.comparingDouble((Likely<Piece.Without> it) -> it.chance())
                .reversed());
        keeps.values()
                .forEach(it -> it.sort(Comparator.comparingDouble((Likely<Keep> keep) -> keep.chance())
                        .reversed()));
    }

    double of(Piece piece) {
        return weights.chance(traits.of(piece));
    }

    private void add(Piece piece) {
        var chance = of(piece);
        switch (piece) {
            case Show it -> show(it, chance);
            case Keep it -> {
                var name = canon.of(it.condition());
                byName.merge(name, chance, Math::max);
                keeps.computeIfAbsent(it.slot(), slot -> new ArrayList<>()).add(new Likely<>(it, name, chance));
            }
            case Sort it -> {
                var name = canon.sort(it.by(), it.descending(), it.limit());
                byName.merge(name, chance, Math::max);
                sorts.add(new Likely<>(it, name, chance));
            }
            case Piece.Distinct it -> distinct = chance;
            case Piece.Joined it -> joined.put(it.table(), new Likely<>(it, it.table(), chance));
            case Piece.Without it -> without.add(new Likely<>(it, it.table(), chance));
            case Piece.Either it -> {}
            case Piece.Both it -> {}
        }
    }

    /** Of a key and what it points to only the likelier is shown. */
    private void show(Show show, double chance) {
        var name = canon.of(show.expr());
        if (byName.getOrDefault(name, -1.0) < chance) {
            shows.removeIf(it -> it.name().equals(name));
            shows.add(new Likely<>(show, name, chance));
            byName.put(name, chance);
        }
    }

    List<Likely<Show>> likelyShows() {
        return shows.stream().limit(MOST).toList();
    }

    /** The log of the chance of a part by its name. */
    double log(String name) {
        return Math.log(Math.clamp(byName.getOrDefault(name, FAINT), 1e-4, 1 - 1e-4));
    }
}
