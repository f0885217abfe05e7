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

    final Suggested suggested;
    final Evidence evidence;
    final Canon canon;
    final List<Likely<Show>> shows = new ArrayList<>();
    final Map<String, List<Likely<Keep>>> keeps = new LinkedHashMap<>();
    final List<Likely<Sort>> sorts = new ArrayList<>();
    final Map<String, Likely<Piece.Joined>> joined = new LinkedHashMap<>();
    final List<Likely<Piece.Without>> without = new ArrayList<>();
    final Map<String, Double> byName = new HashMap<>();
    /** The places of what stands in several tables, likeliest first. */
    final Map<String, List<Show>> showsByName = new HashMap<>();

    final Map<String, List<Keep>> keepsByName = new HashMap<>();
    final Traits traits;
    private final Weights weights;
    double distinct;

    Chances(Suggested suggested, Joins joins, Weights weights) {
        this.suggested = suggested;
        this.evidence = suggested.evidence;
        this.canon = suggested.canon;
        this.weights = weights;
        this.traits = new Traits(suggested);
        var likely = new ArrayList<Likely<?>>();
        new Pieces(suggested, joins).all().forEach(it -> likely.add(new Likely<>(it, name(it), of(it))));
        likely.sort(Comparator.comparingDouble((Likely<?> it) -> it.chance()).reversed());
        likely.forEach(this::add);
    }

    private String name(Piece piece) {
        return switch (piece) {
            case Show it -> canon.of(it.expr());
            case Keep it -> canon.of(it.condition());
            case Sort it -> canon.sort(it.by(), it.descending(), it.limit());
            case Piece.Joined it -> it.table();
            case Piece.Without it -> it.table();
            case Piece.Distinct it -> "";
            case Piece.Either it -> "";
            case Piece.Both it -> "";
        };
    }

    double of(Piece piece) {
        return weights.chance(traits.of(piece));
    }

    /** Likelier ones come first: of a key and what points to it the likeliest counts. */
    private void add(Likely<?> likely) {
        var name = likely.name();
        var chance = likely.chance();
        switch (likely.piece()) {
            case Show it -> {
                if (byName.putIfAbsent(name, chance) == null) {
                    shows.add(new Likely<>(it, name, chance));
                }
                showsByName.computeIfAbsent(name, key -> new ArrayList<>()).add(it);
            }
            case Keep it -> {
                byName.putIfAbsent(name, chance);
                var places = keepsByName.computeIfAbsent(it.slot() + name, key -> new ArrayList<>());
                if (places.isEmpty()) {
                    keeps.computeIfAbsent(it.slot(), slot -> new ArrayList<>()).add(new Likely<>(it, name, chance));
                }
                places.add(it);
            }
            case Sort it -> {
                byName.putIfAbsent(name, chance);
                sorts.add(new Likely<>(it, name, chance));
            }
            case Piece.Distinct it -> distinct = chance;
            case Piece.Joined it -> joined.put(it.table(), new Likely<>(it, name, chance));
            case Piece.Without it -> without.add(new Likely<>(it, name, chance));
            case Piece.Either it -> {}
            case Piece.Both it -> {}
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
