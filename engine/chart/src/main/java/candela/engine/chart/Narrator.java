package candela.engine.chart;

import candela.engine.chart.ResultTable.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what is worth saying about one result. */
final class Narrator {

    private static final Pattern ASKS_LEAST = Pattern.compile(
            "(?U)\\b(least|lowest|fewest|smallest|worst|cheapest|bottom|minimum|ít nhất|thấp nhất|nhỏ nhất|kém nhất|rẻ nhất)\\b");
    private static final Pattern ASKS_SOME = Pattern.compile(
            "(?U)\\b(top|first|last|bottom|best|worst|đầu|cuối)\\b.*\\d|\\d.*\\b(most|least|highest|lowest|nhất)\\b");
    /** Measures that do not add up to a whole. */
    private static final Pattern NOT_ADDITIVE = Pattern.compile(
            "(?U).*\\b(average|avg|mean|median|min|minimum|max|maximum|lowest|highest|rate|ratio|percent|pct|share|price|growth"
                    + "|change|age|distinct|rating|trung bình|tỷ lệ|tỉ lệ|giá|tuổi)\\b.*");

    private static final Pattern NAMING = Pattern.compile("(.*\\b)?(name|title|tên)$");
    private static final double UNCHANGED = 0.01;
    private static final int MOST_TIED = 3;

    private final String question;
    private final ResultTable table;
    private final boolean truncated;
    private final Phrases say;
    private final List<Integer> measures;
    private final List<Integer> dimensions;

    Narrator(String question, ResultTable table, boolean truncated, Phrases say) {
        this.question = question.toLowerCase(Locale.ROOT);
        this.table = table;
        this.truncated = truncated;
        this.say = say;
        this.measures = table.having(Role.MEASURE);
        this.dimensions = Stream.concat(table.having(Role.TIME).stream(), table.having(Role.CATEGORY).stream())
                .toList();
    }

    String sentence() {
        var rows = table.rows();
        if (rows.isEmpty() || table.columns().isEmpty()) {
            return say.none();
        }
        if (rows.size() == 1) {
            return capitalised(one());
        }
        var isKeyed =
                !measures.isEmpty() && !dimensions.isEmpty() && dimensions.size() <= 2 && table.isUnique(dimensions);
        if (!isKeyed || measured().isEmpty()) {
            return capitalised(list());
        }
        var isTrend = dimensions.size() == 1 && table.role(dimensions.getFirst()) == Role.TIME && !truncated;
        return capitalised(isTrend ? trend() : extreme());
    }

    private String one() {
        if (table.columns().size() == 1) {
            return table.rows().getFirst().getFirst() == null
                    ? say.noValue().formatted(name(0))
                    : say.value().formatted(name(0), value(0, 0));
        }
        if (measures.size() == 1 && !dimensions.isEmpty() && dimensions.size() <= 2) {
            return say.entry().formatted(whose(0), name(measures.getFirst()), value(measures.getFirst(), 0));
        }
        return IntStream.range(0, Math.min(4, table.columns().size()))
                .mapToObj(it -> name(it) + ": " + value(it, 0))
                .collect(Collectors.joining(", ", "", "."));
    }

    private String extreme() {
        var measure = measures.getFirst();
        var asksLeast = ASKS_LEAST.matcher(question).find();
        Comparator<Integer> bySize = Comparator.comparingDouble(this::number);
        var found = asksLeast
                ? measured().stream().min(bySize).orElseThrow()
                : measured().stream().max(bySize).orElseThrow();
        var tied = measured().stream().filter(it -> number(it) == number(found)).toList();
        if (tied.size() > MOST_TIED) {
            return list();
        }
        var whose = tied.stream().map(this::whose).collect(Collectors.joining(say.and()));
        var pattern = asksLeast ? say.least() : say.extreme();
        return pattern.formatted(
                whose,
                tied.size() == 1 ? say.verbs().has() : say.verbs().have(),
                name(measure),
                value(measure, found),
                tied.size() == 1 ? share(number(found)) : "");
    }

    /** Whether the numbers of a measure make a whole together. */
    static boolean addsUp(String measure) {
        return !NOT_ADDITIVE.matcher(measure).matches();
    }

    private String share(double value) {
        var whole = measured().stream().mapToDouble(this::number).sum();
        var isPart = dimensions.size() == 1
                && !truncated
                && !ASKS_SOME.matcher(question).find()
                && whole > 0
                && measured().stream().allMatch(it -> number(it) >= 0)
                && addsUp(name(measures.getFirst()));
        if (!isPart) {
            return "";
        }
        var count = table.rows().size();
        return say.share()
                .formatted(say.number(Math.round(100 * value / whole)), count, say.plural(noun(dimensions.getFirst())));
    }

    private String trend() {
        var inOrder = measured().stream()
                .sorted(Comparator.comparing(it -> table.label(dimensions.getFirst(), it)))
                .toList();
        var first = number(inOrder.getFirst());
        var last = number(inOrder.getLast());
        var isSame = Math.abs(last - first) <= UNCHANGED * Math.max(Math.abs(first), Math.abs(last));
        var verb = isSame
                ? say.verbs().stays()
                : last > first ? say.verbs().rises() : say.verbs().falls();
        var moments = Period.shortened(IntStream.range(0, table.rows().size())
                .mapToObj(it -> table.label(dimensions.getFirst(), it))
                .sorted()
                .toList());
        return say.trend()
                .formatted(
                        name(measures.getFirst()),
                        verb,
                        say.number(first),
                        moments.getFirst(),
                        say.number(last),
                        moments.getLast());
    }

    private String list() {
        var count = say.number(table.rows().size());
        var key = dimensions.isEmpty() ? 0 : naming();
        var isNoun = table.role(key) == Role.CATEGORY
                && table.distinct(key) == table.rows().size()
                && !noun(key).isEmpty();
        var things = isNoun ? say.plural(noun(key)) : say.rows(table.rows().size());
        return say.list().formatted(truncated ? say.more().formatted(count) : count, things, table.label(key, 0));
    }

    /** The dimension that says most about a row: its name before its number. */
    private int naming() {
        return dimensions.stream()
                .filter(it -> NAMING.matcher(name(it)).matches())
                .findFirst()
                .orElseGet(() -> dimensions.stream()
                        .filter(it -> !table.columns().get(it).type().isNumber() && table.role(it) == Role.CATEGORY)
                        .findFirst()
                        .orElse(dimensions.getFirst()));
    }

    /** What a column's values are called: "customer" for customer_name, nothing for a bare name. */
    private String noun(int column) {
        var words = name(column).replaceFirst("(^|\\s)(name|title|id|code)$", "");
        return words.isEmpty() && column == dimensions.getFirst() && !measures.isEmpty()
                ? say.rows(2).replaceFirst("s$", "")
                : words;
    }

    /** The numbers of the rows whose measure is known. */
    private List<Integer> measured() {
        return IntStream.range(0, table.rows().size())
                .filter(it -> Double.isFinite(number(it)))
                .boxed()
                .toList();
    }

    private double number(int row) {
        return Cell.number(table.rows().get(row).get(measures.getFirst()));
    }

    private String whose(int row) {
        return dimensions.stream().map(it -> table.label(it, row)).collect(Collectors.joining(" / "));
    }

    private String value(int column, int row) {
        var cell = table.rows().get(row).get(column);
        return cell instanceof Number && table.role(column) == Role.MEASURE
                ? say.number(Cell.number(cell))
                : table.label(column, row);
    }

    private String name(int column) {
        return say.words(table.columns().get(column).name());
    }

    private static String capitalised(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + text.substring(text.offsetByCodePoints(0, 1));
    }
}
