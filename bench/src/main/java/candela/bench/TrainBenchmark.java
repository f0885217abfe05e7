package candela.bench;

import candela.engine.ask.Lessons;
import candela.engine.ask.Lessons.Lesson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Learns what the parser has learnt: the weights of traits, from questions with their right statements. */
final class TrainBenchmark implements Benchmark {

    private static final String USAGE = "usage: ./candela bench train --data DIR --out DIR";

    @Override
    public String about() {
        return "learns the parser's weights anew: --data DIR --out DIR";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        var options = Options.of(arguments, USAGE);
        var data = options.path("--data");
        var out = options.path("--out");
        try (var databases = new TestDatabases(data.resolve("spider/databases"), null)) {
            var groups = new ArrayList<Group>();
            groups.addAll(groups(databases, data.resolve("spider/train.jsonl"), 1));
            groups.addAll(groups(databases, data.resolve("spider-syn/train.jsonl"), 2));
            var learner = new Logistic();
            var held = groups.stream().filter(it -> fold(it.db()) == 0).toList();
            var rest = groups.stream().filter(it -> fold(it.db()) != 0).toList();
            var figures = new LinkedHashMap<String, Object>();
            figures.put("questions", groups.size());
            var cross = learner.learn(rest.stream().map(Group::lessons).toList());
            figures.put("heldOutLoss", Logistic.loss(cross, held.stream().map(Group::lessons).toList()));
            var weights = learner.learn(groups.stream().map(Group::lessons).toList());
            figures.put("weights", Logistic.write(weights, out.resolve("weights.bin")));
            for (int fold = 0; fold < FOLDS; fold++) {
                int left = fold;
                var others = groups.stream().filter(it -> fold(it.db()) != left).map(Group::lessons).toList();
                Logistic.write(learner.learn(others), out.resolve("weights-" + fold + ".bin"));
            }
            return figures;
        }
    }

    static final int FOLDS = 4;

    /** Databases, never questions, are held out. */
    static int fold(String db) {
        return Math.floorMod(db.hashCode() * 31, FOLDS);
    }

    /** The pieces of one question. */
    record Group(String db, List<Lesson> lessons) {}

    private static List<Group> groups(TestDatabases databases, Path file, int step) throws IOException {
        var groups = new ArrayList<Group>();
        var questions = Question.load(file);
        for (int i = 0; i < questions.size(); i += step) {
            var question = questions.get(i);
            var lessons = Lessons.of(databases.parser(question.db(), null));
            lessons.pieces(question.question(), question.sql().getFirst())
                    .ifPresent(it -> groups.add(new Group(question.db(), it)));
        }
        return groups;
    }
}
