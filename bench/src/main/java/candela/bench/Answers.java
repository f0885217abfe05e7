package candela.bench;

import candela.engine.ask.Answer;
import candela.engine.ask.Interpretation;
import candela.engine.ask.Parser;
import candela.engine.ask.Reading;
import candela.engine.ask.Trial;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the parser the questions of a set, each dialogue after its own earlier answers. */
final class Answers {

    /**
     * What the parser said.
     *
     * @param sql null when it would not answer
     * @param kind answer, clarification or refusal
     * @param said what it asked back, or why it would not answer; empty with an answer
     */
    record Given(@Nullable String sql, String kind, String said, double confidence, double millis) {
        private static Given answer(Interpretation it) {
            return new Given(it.sql(), "answer", "", it.confidence(), 0);
        }

        private Given within(long nanos) {
            return new Given(sql, kind, said, confidence, nanos / 1e6);
        }
    }

    private final TestDatabases databases;
    private final boolean always;
    private final Times times = new Times();
    private final Map<List<String>, Interpretation> earlier = new HashMap<>();

    Answers(TestDatabases databases, boolean always) {
        this.databases = databases;
        this.always = always;
    }

    Times times() {
        return times;
    }

    Given give(Question question) {
        var parser = databases.parser(question.db(), question.today());
        var former = former(parser, question.db(), question.history());
        var start = System.nanoTime();
        var trial = trial(question.db());
        var given = always
                ? best(parser, question.question(), former, trial)
                : answer(parser, question.question(), former, trial);
        var nanos = System.nanoTime() - start;
        times.add(nanos);
        return given.within(nanos);
    }

    /** As the product does: readings are tried on the data. */
    private Trial trial(String db) {
        return new Tried(databases.rows(db));
    }

    /** As many rows as the product takes for more than chance. */
    private static final int TELLING = 3;

    private record Tried(TestRows.Reader rows) implements Trial {
        @Override
        public boolean finds(String sql) {
            return rows.finds(sql);
        }

        @Override
        public boolean agree(String one, String other) {
            var first = rows.of(one);
            var second = rows.of(other);
            return first.isPresent()
                    && second.isPresent()
                    && first.get().rows().size() >= TELLING
                    && first.get().matches(second.get(), false);
        }
    }

    private Reading former(Parser parser, String db, List<String> history) {
        var former = Reading.NONE;
        for (int i = 1; i <= history.size(); i++) {
            var key = new java.util.ArrayList<>(history.subList(0, i));
            key.add(db);
            var question = history.get(i - 1);
            var before = former;
            var found = earlier.computeIfAbsent(
                    key,
                    it -> parser.readings(question, before, trial(db)).stream()
                            .findFirst()
                            .orElse(null));
            former = found == null ? former : found.reading();
        }
        return former;
    }

    private static Given best(Parser parser, String question, Reading former, Trial trial) {
        return parser.readings(question, former, trial).stream()
                .findFirst()
                .map(Given::answer)
                .orElse(new Given(null, "refusal", "", 0, 0));
    }

    private static Given answer(Parser parser, String question, Reading former, Trial trial) {
        return switch (parser.ask(question, former, trial)) {
            case Answer.Understood it -> Given.answer(it.best());
            case Answer.Clarification it ->
                new Given(
                        null,
                        "clarification",
                        it.question(),
                        it.options().getFirst().interpretation().confidence(),
                        0);
            case Answer.Refusal it -> new Given(null, "refusal", it.message(), 0, 0);
        };
    }

    /** The most heap that was in use at once, in megabytes. */
    static long peakMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(it -> it.getType() == MemoryType.HEAP)
                        .mapToLong(it -> it.getPeakUsage().getUsed())
                        .sum()
                / 1_000_000;
    }
}
