package candela.bench;

import candela.bench.Boosting.Best;
import candela.bench.Listwise.Judged;
import candela.engine.ask.Lessons;
import candela.engine.ask.Lessons.Lesson;
import candela.engine.ask.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Learns anew what the parser has learnt: the weights of traits of pieces, then the trees that choose between readings.
 * Databases, never questions, are held out: the trees see readings weighed by what other databases taught.
 */
final class TrainBenchmark implements Benchmark {

    private static final String USAGE = "usage: ./candela bench train --data DIR --sets DIR --out DIR";
    private static final int FOLDS = 4;
    /** The sets in {@code bench/sets} that are learnt from. */
    static final List<String> OWN = List.of("business", "companies", "everyday", "offices", "trades", "phrasing");
    /** Questions of companies are few beside those of the common sets, and are shown so often. */
    private static final int FEW = 3;
    /** Readings that run longer, some hundredths of a second, are not the right ones. */
    private static final int MOST_STEPS = 60;

    @Override
    public String about() {
        return "learns the parser's weights and trees anew: --data DIR --sets DIR --out DIR";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        var options = Options.of(arguments, USAGE);
        var data = options.path("--data");
        var sets = options.path("--sets");
        var out = Files.createDirectories(options.path("--out"));
        var opened = new ArrayList<TestDatabases>();
        try {
            var materials = new ArrayList<Material>();
            opened.add(new TestDatabases(data.resolve("spider/databases"), null, MOST_STEPS));
            for (var set : List.of("spider", "spider-syn")) {
                materials.add(new Material(opened.getFirst(), Question.load(data.resolve(set + "/train.jsonl")), 1));
            }
            for (var set : OWN) {
                opened.add(new TestDatabases(sets.resolve(set + "/databases"), null, MOST_STEPS));
                materials.add(new Material(opened.getLast(), tuned(sets.resolve(set + "/questions.jsonl")), FEW));
            }
            return learn(materials, out);
        } finally {
            for (var databases : opened) {
                databases.close();
            }
        }
    }

    /**
     * Questions to learn from.
     *
     * @param times how often each is shown
     */
    private record Material(TestDatabases databases, List<Question> questions, int times) {
        /** What is made of each, one database after the other on each core. */
        <T> List<T> each(Function<Question, Optional<T>> make) {
            var byDatabase =
                    questions.stream().collect(Collectors.groupingBy(Question::db, TreeMap::new, Collectors.toList()));
            var made = byDatabase.values().parallelStream()
                    .flatMap(it -> it.stream().map(make).flatMap(Optional::stream))
                    .toList();
            return Collections.nCopies(times, made).stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /** Questions that may be looked at, answerable ones only. */
    private static List<Question> tuned(Path file) throws IOException {
        return Question.load(file).stream()
                .filter(it -> !it.part().equals("check") && !it.sql().isEmpty())
                .toList();
    }

    private record Taught(String db, List<Lesson> lessons) {}

    private static Map<String, Object> learn(List<Material> materials, Path out) throws IOException, XGBoostError {
        var figures = new LinkedHashMap<String, Object>();
        var taught = new ArrayList<Taught>();
        for (var material : materials) {
            taught.addAll(material.each(it -> lessons(material, it)));
        }
        figures.put("questionsWeighed", taught.size());
        var held = new ArrayList<Weights>();
        for (int fold = 0; fold < FOLDS; fold++) {
            held.add(weights(taught, fold));
        }
        Files.write(out.resolve("weights.bin"), Logistic.bytes(Logistic.learn(lessons(taught, -1))));
        taught.clear();
        var asked = new ArrayList<Asked>();
        for (var material : materials) {
            asked.addAll(material.each(it -> asked(material, it, held.get(fold(it.db())))));
        }
        figures.put("questionsChosen", asked.size());
        var groups = groups(asked);
        Files.write(
                out.resolve("outlines.bin"),
                Logistic.bytes(
                        Listwise.weights(asked.stream().map(Asked::judged).toList())));
        figures.put(
                "reachable",
                share(groups.stream().filter(Boosting.Group::isReachable).count(), groups.size()));
        cross(groups, figures);
        Boosting.write(Boosting.learn(groups), out.resolve("forest.bin"));
        return figures;
    }

    private record Asked(String db, Judged judged) {}

    /** Readings with their numbers, to which other databases gave the weights of outlines. */
    private static List<Boosting.Group> groups(List<Asked> asked) throws IOException {
        var groups = new ArrayList<Boosting.Group>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            var outlines = Listwise.learn(asked.stream()
                    .filter(it -> fold(it.db()) != left)
                    .map(Asked::judged)
                    .toList());
            asked.stream()
                    .filter(it -> fold(it.db()) == left)
                    .map(it -> new Boosting.Group(
                            it.db(),
                            it.judged().choices().numbers(outlines),
                            it.judged().right()))
                    .forEach(groups::add);
        }
        return groups;
    }

    private static Optional<Taught> lessons(Material material, Question question) {
        var lessons = Lessons.of(material.databases().parser(question.db(), question.today()));
        return question.sql().stream()
                .flatMap(it -> lessons.pieces(question.question(), it).stream())
                .findFirst()
                .map(it -> new Taught(question.db(), it));
    }

    /** What all but the databases of one part taught. */
    private static List<List<Lesson>> lessons(List<Taught> taught, int without) {
        return taught.stream()
                .filter(it -> fold(it.db()) != without)
                .map(Taught::lessons)
                .toList();
    }

    private static Weights weights(List<Taught> taught, int without) throws IOException {
        return Logistic.read(Logistic.bytes(Logistic.learn(lessons(taught, without))));
    }

    private static int fold(String db) {
        return Math.floorMod(db.hashCode() * 31, FOLDS);
    }

    private static Optional<Asked> asked(Material material, Question question, Weights weights) {
        var rows = material.databases().rows(question.db());
        var gold = question.sql().stream().filter(it -> rows.of(it).isPresent()).toList();
        var choices = Lessons.of(material.databases().parser(question.db(), question.today()))
                .choices(question.question(), weights);
        if (gold.isEmpty() || choices.all().isEmpty()) {
            return Optional.empty();
        }
        var right = choices.all().stream()
                .map(choice -> gold.stream()
                        .anyMatch(it -> rows.gives(choice.sql(), rows.of(it).orElseThrow(), TestRows.isOrdered(it))))
                .toList();
        return Optional.of(new Asked(question.db(), new Judged(choices, right)));
    }

    /** How the trees choose on databases that they were not taught, and how far their chances can be trusted. */
    private static void cross(List<Boosting.Group> groups, Map<String, Object> figures) throws XGBoostError {
        var best = new ArrayList<Best>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            var booster = Boosting.learn(
                    groups.stream().filter(it -> fold(it.db()) != left).toList());
            best.addAll(Boosting.best(
                    booster, groups.stream().filter(it -> fold(it.db()) == left).toList()));
        }
        figures.put("accuracy", share(best.stream().filter(Best::right).count(), best.size()));
        best.sort(Comparator.comparingDouble(Best::chance).reversed());
        for (var part : List.of(0.4, 0.5, 0.6, 0.7, 0.8)) {
            var sure = best.subList(0, (int) (best.size() * part));
            figures.put(
                    "precisionOf" + Math.round(part * 100),
                    share(sure.stream().filter(Best::right).count(), sure.size()) + " above "
                            + Math.round(1000 * sure.getLast().chance()) / 1000.0);
        }
    }

    private static double share(long part, long whole) {
        return Math.round(1e4 * part / whole) / 1e4;
    }
}
