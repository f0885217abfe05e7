package candela.engine.ask;

import candela.engine.ask.Piece.Keep;
import candela.engine.ask.Piece.Show;
import candela.engine.ask.Piece.Sort;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Sorting;
import candela.engine.ask.Reading.Test;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Turns questions with their right statements into what the weights are learnt from. */
public final class Lessons {
    /**
     * One piece of one question.
     *
     * @param traits places in the weights
     * @param right whether the right reading holds the piece
     */
    public record Lesson(int[] traits, boolean right) {}

    private final Parser parser;

    private Lessons(Parser parser) {
        this.parser = parser;
    }

    public static Lessons of(Parser parser) {
        return new Lessons(parser);
    }

    /** The pieces of a question; empty when the right statement is beyond what a reading can hold. */
    public Optional<List<Lesson>> pieces(String question, String sql) {
        return parser.sqlReader().read(sql).map(right -> lessons(question, right));
    }

    private List<Lesson> lessons(String question, Reading right) {
        var suggested = parser.suggested(question);
        var traits = new Traits(suggested);
        var pieces = new Pieces(suggested, parser.joins());
        var truth = new Truth(suggested.canon, right);
        var all = new ArrayList<>(pieces.all().toList());
        all.addAll(pairs(all.stream()
                .filter(it -> it instanceof Keep)
                .map(Keep.class::cast)
                .filter(truth::holds)
                .toList()));
        return all.stream()
                .map(it -> new Lesson(traits.of(it), truth.holds(it)))
                .toList();
    }

    /** The readings of a question, those of the rules and those assembled by what pieces were learnt. */
    public static final class Choices {
        private final Outline outline;
        private final List<Choice> all;

        private Choices(Outline outline, List<Choice> all) {
            this.outline = outline;
            this.all = List.copyOf(all);
        }

        public List<Choice> all() {
            return all;
        }

        /** The phrases of the question, as numbers. */
        public int[] phrases() {
            return outline.phrases();
        }

        /** What describes the readings beside each other, given what outlines were learnt. */
        public List<float[]> numbers(Weights outlines) {
            var rows = all.stream().map(it -> it.numbers().clone()).toList();
            Features.relate(rows, all.stream().map(Choice::parts).toList(), outline, outlines);
            return rows;
        }
    }

    /**
     * One reading.
     *
     * @param parts of its shape, as numbers
     */
    public record Choice(String sql, float[] numbers, int[] parts) {
        /** How much less likely its pieces are than those of the likeliest one: the difference of the logs. */
        public float beside() {
            return Features.beside(numbers);
        }
    }

    /** The readings of a question, given what pieces were learnt. */
    public Choices choices(String question, Weights pieces) {
        return new Choices(
                parser.outline(question),
                parser.choices(question, pieces).stream()
                        .map(it -> new Choice(it.sql(), it.numbers(), it.parts()))
                        .toList());
    }

    /** The place in the weights of outlines of a phrase beside a part of a shape. */
    public static int place(int part, int phrase) {
        return Outline.place(part, phrase);
    }

    private static List<Piece> pairs(List<Keep> keeps) {
        var pairs = new ArrayList<Piece>();
        for (int i = 0; i < keeps.size(); i++) {
            for (int k = i + 1; k < keeps.size(); k++) {
                if (!keeps.get(i).slot().equals(keeps.get(k).slot())) {
                    pairs.add(new Piece.Either(keeps.get(i), keeps.get(k)));
                    pairs.add(new Piece.Both(keeps.get(i), keeps.get(k)));
                }
            }
        }
        return pairs;
    }

    /** The parts of the right reading. */
    private static final class Truth {
        private final Canon canon;
        private final Reading right;
        private final Set<String> shows = new HashSet<>();
        private final Set<String> keeps;
        private final Set<String> sorts = new HashSet<>();

        Truth(Canon canon, Reading right) {
            this.canon = canon;
            this.right = right;
            this.keeps = canon.conditions(right);
            right.select().forEach(it -> shows.add(canon.of(it)));
            if (right.select().isEmpty()) {
                right.tables().stream().limit(1).forEach(it -> shows.add(canon.of(Pieces.whole(it))));
            }
            Canon.order(right).ifPresent(this::sort);
        }

        private void sort(Sorting sorting) {
            sorts.add(canon.sort(sorting.by(), sorting.descending(), right.limit()));
        }

        boolean holds(Piece piece) {
            return switch (piece) {
                case Show it -> shows.contains(canon.of(it.expr()));
                case Keep it -> keeps.contains(canon.of(it.condition())) || isOpen(it.condition());
                case Sort it -> sorts.contains(canon.sort(it.by(), it.descending(), it.limit()));
                case Piece.Distinct it -> right.distinct();
                case Piece.Joined it -> right.tables().contains(it.table());
                case Piece.Without it -> isWithout(it.table());
                case Piece.Either it ->
                    anyHolds(it.one().condition(), it.other().condition());
                case Piece.Both it ->
                    intersects(it.one().condition(), it.other().condition());
            };
        }

        /** A period of which the statement gives the beginning only, as nothing is later. */
        private boolean isOpen(Condition condition) {
            return condition.test() == Test.WITHIN
                    && keeps.contains(canon.of(Condition.of(
                            Test.AT_LEAST,
                            Objects.requireNonNull(condition.left()),
                            condition.values().getFirst())));
        }

        private boolean isWithout(String table) {
            var denied = right.where().stream()
                    .filter(it -> it.test() == Reading.Test.NOT_IN)
                    .map(Condition::query)
                    .filter(Objects::nonNull);
            var combination = right.combination();
            var excepted = combination != null && combination.kind() == Reading.Combination.Kind.EXCEPT
                    ? Stream.of(combination.other())
                    : Stream.<Reading>empty();
            return Stream.concat(denied, excepted)
                    .anyMatch(it -> Canon.tables(it).contains(table));
        }

        private boolean anyHolds(Condition one, Condition other) {
            var listed = right.where().stream()
                    .filter(it -> it.test() == Reading.Test.ANY)
                    .map(it -> it.parts().stream().map(canon::of).toList())
                    .anyMatch(it -> it.contains(canon.of(one)) && it.contains(canon.of(other)));
            return listed || apart(Reading.Combination.Kind.UNION, one, other);
        }

        private boolean intersects(Condition one, Condition other) {
            return apart(Reading.Combination.Kind.INTERSECT, one, other);
        }

        private boolean apart(Reading.Combination.Kind kind, Condition one, Condition other) {
            var combination = right.combination();
            if (combination == null || combination.kind() != kind) {
                return false;
            }
            var first = right.where().stream().map(canon::of).toList();
            var second = combination.other().where().stream().map(canon::of).toList();
            return first.contains(canon.of(one)) && second.contains(canon.of(other))
                    || first.contains(canon.of(other)) && second.contains(canon.of(one));
        }
    }
}
