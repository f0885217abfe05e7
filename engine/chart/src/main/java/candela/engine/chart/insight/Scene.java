package candela.engine.chart.insight;

import candela.engine.chart.insight.Names.Heading;
import candela.engine.chart.insight.Names.Mention;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One sentence, read against a result: what it names and counts, and which of it belongs together. */
final class Scene {

    private static final Pattern BREAK = Pattern.compile(
            "[,;–—]\\s|\\)\\s|(?<!\\p{L})(?:and|while|whereas|but|to|then|compared|versus|vs|followed|ahead of|than|và|còn|trong khi|nhưng|"
                    + "đến|lên|xuống|so với|tiếp theo|rồi)(?!\\p{L})",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern HEDGE = Pattern.compile(
            "(?:more than|less than|fewer than|at least|at most|above|below|up to|ít nhất|tối thiểu|tối đa|vượt)(?=\\s[$€£]?\\d)");

    final String text;
    final String lower;
    final List<Mention> mentions;
    final List<Moments.Said> strangers;
    final List<Heading> headings;
    final List<Quantity> quantities;
    private final List<Span> clauses;
    final String masked;
    private final String loose;

    Scene(String text, Names names, Locale locale) {
        this.text = text;
        this.lower = lower(text);
        var named = new ArrayList<>(names.mentions(text));
        var taken = new ArrayList<>(named.stream().map(Mention::span).toList());
        this.headings = names.headings(lower, taken);
        var unknown = new ArrayList<Moments.Said>();
        for (var said : Moments.in(lower, taken)) {
            var rows = names.at(said.moment());
            if (!rows.isEmpty()) {
                named.add(new Mention(said.span(), names.timeColumn(), rows));
            } else if (!said.isBareYear() && !isVerb(said.span())) {
                unknown.add(said);
            }
        }
        names.numbered(lower, headings).stream()
                .filter(it -> named.stream().noneMatch(other -> other.span().overlaps(it.span())))
                .forEach(named::add);
        this.mentions = merged(named);
        this.strangers = List.copyOf(unknown);
        this.quantities = Quantities.in(
                lower,
                locale,
                Stream.concat(
                                mentions.stream().map(Mention::span),
                                strangers.stream().map(Moments.Said::span))
                        .toList());
        this.clauses = clauses();
        this.loose = hidden(mentions.stream().map(Mention::span));
        this.masked = hidden(Stream.concat(
                mentions.stream().map(Mention::span), headings.stream().map(Heading::span)));
    }

    /** A name that stands in several columns names the rows of all. */
    private static List<Mention> merged(List<Mention> named) {
        var spans = new TreeMap<Integer, Mention>();
        for (var it : named) {
            spans.merge(it.span().from(), it, (one, other) -> {
                var rows = (BitSet) one.rows().clone();
                rows.or(other.rows());
                return new Mention(one.span(), one.column(), rows);
            });
        }
        return List.copyOf(spans.values());
    }

    /** "may" and "march" are words too. */
    private boolean isVerb(Span span) {
        return List.of("may", "march", "mar", "dec", "sep", "jan").contains(lower.substring(span.from(), span.to()))
                && !Character.isUpperCase(text.charAt(span.from()));
    }

    /** In lower case, digits in ASCII, and every place as before. */
    private static String lower(String text) {
        var lower = new StringBuilder(text);
        for (var at = 0; at < text.length(); at++) {
            var it = text.charAt(at);
            var digit = Character.digit(it, 10);
            lower.setCharAt(
                    at,
                    Character.isDigit(it) && digit >= 0
                            ? (char) ('0' + digit)
                            : it == '−' ? '-' : Character.toLowerCase(it));
        }
        return lower.toString();
    }

    private List<Span> clauses() {
        var found = new ArrayList<Span>();
        var from = 0;
        for (var it : BREAK.matcher(lower).results().toList()) {
            var isWord = Character.isLetter(it.group().charAt(0));
            var at = isWord ? it.start() : it.end();
            if (mentions.stream().noneMatch(name -> name.span().holds(it.start())) && at > from) {
                found.add(new Span(from, at));
                from = at;
            }
        }
        found.add(new Span(from, lower.length()));
        return List.copyOf(found);
    }

    /** Names, columns and the words before a number that are part of it are no cues. */
    private String hidden(Stream<Span> spans) {
        var text = new StringBuilder(lower);
        spans.forEach(it -> IntStream.range(it.from(), it.to()).forEach(at -> text.setCharAt(at, '.')));
        return HEDGE.matcher(text).replaceAll(it -> ".".repeat(it.group().length()));
    }

    Span clause(int place) {
        return clauses.stream().filter(it -> it.holds(place)).findFirst().orElse(clauses.getLast());
    }

    /**
     * Of which rows something at a place is said.
     *
     * @param isOwn whether the same clause names them; else a neighbour does
     */
    record Owners(boolean isNamed, boolean isOwn, BitSet rows) {}

    Owners owners(int place) {
        var here = clauses.indexOf(clause(place));
        var carried = new HashMap<Integer, BitSet>();
        IntStream.rangeClosed(0, here).forEach(it -> carried.putAll(named(clauses.get(it))));
        var isOwn = !named(clauses.get(here)).isEmpty();
        for (var next = here + 1; carried.isEmpty() && next < clauses.size(); next++) {
            carried.putAll(named(clauses.get(next)));
        }
        var rows = common(carried.values());
        return new Owners(!carried.isEmpty(), isOwn, rows);
    }

    /** Whether a clause puts names together that no row has together. */
    boolean isTorn(Span clause) {
        var rows = named(clause);
        return !rows.isEmpty() && common(rows.values()).isEmpty();
    }

    private static BitSet common(Collection<BitSet> all) {
        return all.stream()
                .map(it -> (BitSet) it.clone())
                .reduce((one, other) -> {
                    one.and(other);
                    return one;
                })
                .orElseGet(BitSet::new);
    }

    private Map<Integer, BitSet> named(Span clause) {
        var rows = new HashMap<Integer, BitSet>();
        mentions.stream()
                .filter(it -> clause.holds(it.span().from()))
                .forEach(it ->
                        rows.computeIfAbsent(it.column(), any -> new BitSet()).or(it.rows()));
        return rows;
    }

    /** The columns that the clause names or, where it names none, the sentence; empty where nobody does. */
    Set<Integer> columns(Span clause, Set<Integer> among) {
        var here = columns(headings.stream().filter(it -> clause.holds(it.span().from())), among);
        return here.isEmpty() ? columns(headings.stream(), among) : here;
    }

    private static Set<Integer> columns(Stream<Heading> headings, Set<Integer> among) {
        return headings.map(Heading::column).filter(among::contains).collect(Collectors.toSet());
    }

    /** The column whose name follows a place at once; null where none does. */
    @Nullable
    Integer columnAfter(int place) {
        return headings.stream()
                .filter(it -> it.span().from() >= place && it.span().from() - place <= 2)
                .map(Heading::column)
                .findFirst()
                .orElse(null);
    }

    boolean says(Cue cue) {
        return cue.isIn(masked);
    }

    boolean says(Cue cue, Span within) {
        return cue.isIn(lower(masked, within));
    }

    /** Also within the name of a column: a column "total revenue" has a total too. */
    boolean saysLoosely(Cue cue, Span within) {
        return cue.isIn(lower(loose, within));
    }

    private static String lower(String text, Span within) {
        return text.substring(Math.min(within.from(), text.length()), Math.min(within.to(), text.length()));
    }
}
