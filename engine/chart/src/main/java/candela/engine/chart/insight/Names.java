package candela.engine.chart.insight;

import candela.engine.chart.ResultTable;
import candela.engine.chart.ResultTable.Role;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The names that stand in a result, found again in texts: its values, its moments, its columns. */
final class Names {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("[\\d\\s.,]*");
    private static final Pattern AFTER_NAME = Pattern.compile("\\s(?:id |#|no\\. |số )?(\\d+)(?![\\p{L}\\d%.,]\\d)");
    private static final Pattern DOER = Pattern.compile(
            "(?:^|(?<=and |và |/ ))(\\d+)(?=(?: (?:and|và|/) \\S+)* (?:has|have|had|leads?|accounts?|stands|có|cùng có|đạt|dẫn|chiếm|nổi bật)(?!\\p{L}))");
    private static final int MOST_WORDS = 8;
    private static final int SHORT = 3;

    private final ResultTable table;
    private final Map<String, List<Mention>> labels = new HashMap<>();
    private final Map<String, Set<String>> parts = new HashMap<>();
    private final Map<String, Set<Integer>> columns = new HashMap<>();
    private final List<Moments> moments;
    private final Set<String> known = new HashSet<>();

    /** Where a text names rows by a value that they have in this column. */
    record Mention(Span span, int column, BitSet rows) {}

    /** Where a text names a column. */
    record Heading(Span span, int column) {}

    Names(ResultTable table, String question) {
        this.table = table;
        this.moments =
                IntStream.range(0, table.rows().size()).mapToObj(this::moment).toList();
        IntStream.range(0, table.columns().size()).forEach(this::learn);
        known.addAll(words(question));
    }

    private void learn(int column) {
        heading(column);
        for (var row = 0; row < table.rows().size(); row++) {
            if (table.rows().get(row).get(column) instanceof String text) {
                learn(column, row, text);
            }
        }
    }

    private void learn(int column, int row, String text) {
        var words = words(text);
        known.addAll(words);
        if (words.isEmpty() || words.size() > MOST_WORDS || NUMBER.matcher(text).matches()) {
            return;
        }
        var key = String.join(" ", words);
        var same = labels.computeIfAbsent(key, it -> new ArrayList<>());
        same.stream()
                .filter(it -> it.column() == column)
                .findFirst()
                .orElseGet(() -> {
                    var fresh = new Mention(new Span(0, 0), column, new BitSet());
                    same.add(fresh);
                    return fresh;
                })
                .rows()
                .set(row);
        words.stream()
                .filter(it -> it.length() >= SHORT)
                .forEach(it -> parts.computeIfAbsent(it, any -> new HashSet<>()).add(key));
    }

    private void heading(int column) {
        var words = columnWords(table.columns().get(column).name());
        known.addAll(words);
        var phrase = words.stream().map(Names::stem).toList();
        name(phrase, column);
        var bare = List.of("id", "name", "title", "code", "tên", "mã").contains(phrase.getLast()) && phrase.size() > 1
                ? phrase.subList(0, phrase.size() - 1)
                : phrase;
        name(bare, column);
        if (bare.getLast().length() > SHORT) {
            name(List.of(bare.getLast()), column);
        }
    }

    private void name(List<String> phrase, int column) {
        columns.computeIfAbsent(String.join(" ", phrase), it -> new HashSet<>()).add(column);
    }

    private static List<String> columnWords(String name) {
        var words = words(name.replaceAll("(?<=[a-z])(?=[A-Z])", " "));
        return words.isEmpty() ? List.of(name) : words;
    }

    private static List<String> words(String text) {
        return WORD.matcher(text.replace('_', ' ').toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String stem(String word) {
        if (word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        var isPlural = word.endsWith("s") && !word.endsWith("ss") && word.length() > SHORT;
        return isPlural ? word.substring(0, word.length() - 1) : word;
    }

    private Moments moment(int row) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(it -> moment(it, row))
                .reduce(new Moments(0, 0, 0, 0, 0, ""), Moments::and);
    }

    private Moments moment(int column, int row) {
        var none = new Moments(0, 0, 0, 0, 0, "");
        var label = table.label(column, row);
        if (table.role(column) == Role.TIME) {
            var read = Moments.cell(label);
            return read == null ? none : read;
        }
        var name = columnWords(table.columns().get(column).name()).getLast();
        if (!label.matches("\\d{1,4}")) {
            return none;
        }
        var number = Integer.parseInt(label);
        return switch (name) {
            case "year", "năm" -> new Moments(number, 0, 0, 0, 0, "");
            case "quarter", "quý" -> new Moments(0, number, 0, 0, 0, "");
            case "month", "tháng" -> new Moments(0, (number + 2) / 3, number, 0, 0, "");
            case "week", "tuần" -> new Moments(0, 0, 0, number, 0, "");
            default -> none;
        };
    }

    /** A column of moments, by which rows are named; -1 where there is none. */
    int timeColumn() {
        return table.having(Role.TIME).stream().findFirst().orElse(-1);
    }

    /** The rows of a moment. */
    BitSet at(Moments said) {
        var rows = new BitSet();
        IntStream.range(0, moments.size())
                .filter(it -> said.holdsFor(moments.get(it)))
                .forEach(rows::set);
        return rows;
    }

    /** Whether a word stands somewhere in the result, in the names of its columns, or in the question. */
    boolean knows(String word) {
        return words(word).stream()
                .allMatch(it -> known.contains(it) || known.contains(stem(it)) || known.contains(it + "s"));
    }

    /** The values of the result that a text names, the longest first where they overlap. */
    List<Mention> mentions(String text) {
        var words = WORD.matcher(text).results().toList();
        var found = new ArrayList<Mention>();
        for (var at = 0; at < words.size(); at++) {
            var longest = longest(text, words, at);
            found.addAll(longest.isEmpty() ? part(words.get(at)) : longest);
            at += longest.isEmpty()
                    ? 0
                    : covered(words, at, longest.getFirst().span().to()) - 1;
        }
        return found;
    }

    private static int covered(List<MatchResult> words, int from, int end) {
        return (int) words.stream().skip(from).takeWhile(it -> it.end() <= end).count();
    }

    private List<Mention> longest(String text, List<MatchResult> words, int from) {
        for (var count = Math.min(MOST_WORDS, words.size() - from); count > 0; count--) {
            var span = new Span(
                    words.get(from).start(), words.get(from + count - 1).end());
            var key = words.subList(from, from + count).stream()
                    .map(it -> it.group().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" "));
            var same = labels.getOrDefault(key, labels.getOrDefault(stem(key), List.of()));
            if (!same.isEmpty() && isMeant(text.substring(span.from(), span.to()), same)) {
                return same.stream()
                        .map(it -> new Mention(span, it.column(), it.rows()))
                        .toList();
            }
        }
        return List.of();
    }

    /** Short names are too much like words to be taken for names in another spelling. */
    private boolean isMeant(String written, List<Mention> same) {
        var first = same.getFirst();
        return written.length() > SHORT
                || written.equals(table.label(first.column(), first.rows().nextSetBit(0)));
    }

    /** A word with a capital that stands in one name only. */
    private List<Mention> part(MatchResult word) {
        var names = parts.getOrDefault(word.group().toLowerCase(Locale.ROOT), Set.of());
        if (names.size() != 1 || !Character.isUpperCase(word.group().charAt(0))) {
            return List.of();
        }
        return labels.getOrDefault(names.iterator().next(), List.of()).stream()
                .filter(it -> table.label(it.column(), it.rows().nextSetBit(0)).contains(word.group()))
                .map(it -> new Mention(new Span(word.start(), word.end()), it.column(), it.rows()))
                .toList();
    }

    /** Rows that are named by a number: after the name of its column, like "store 7", or as who does something. */
    List<Mention> numbered(String lower, Collection<Heading> headings) {
        var afterNames = headings.stream()
                .filter(it -> table.role(it.column()) == Role.CATEGORY)
                .flatMap(it -> AFTER_NAME
                        .matcher(lower)
                        .region(it.span().to(), lower.length())
                        .results()
                        .limit(1)
                        .filter(found -> found.start() == it.span().to())
                        .flatMap(found -> numbered(found, it.column())));
        var doers = DOER.matcher(lower)
                .results()
                .flatMap(found -> table.having(Role.CATEGORY).stream().flatMap(it -> numbered(found, it)));
        return Stream.concat(afterNames, doers).toList();
    }

    private Stream<Mention> numbered(MatchResult number, int column) {
        var rows = new BitSet();
        IntStream.range(0, table.rows().size())
                .filter(it -> table.label(column, it).equals(number.group(1)))
                .forEach(rows::set);
        return rows.isEmpty()
                ? Stream.of()
                : Stream.of(new Mention(new Span(number.start(1), number.end(1)), column, rows));
    }

    /** The columns that a text names, each word once and by the longest name. */
    List<Heading> headings(String lower, List<Span> taken) {
        var words = WORD.matcher(lower).results().toList();
        var found = new ArrayList<Heading>();
        for (var at = 0; at < words.size(); at++) {
            for (var count = Math.min(MOST_WORDS, words.size() - at); count > 0; count--) {
                var span = new Span(
                        words.get(at).start(), words.get(at + count - 1).end());
                var key = words.subList(at, at + count).stream()
                        .map(it -> stem(it.group()))
                        .collect(Collectors.joining(" "));
                var named = columns.getOrDefault(key, Set.of());
                if (!named.isEmpty() && taken.stream().noneMatch(span::overlaps)) {
                    named.forEach(it -> found.add(new Heading(span, it)));
                    at += count - 1;
                    break;
                }
            }
        }
        return found;
    }
}
