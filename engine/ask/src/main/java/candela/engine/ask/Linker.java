package candela.engine.ask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cuts a question into the spans that explain it best: names, values, cues, numbers, periods. */
final class Linker {
    private static final int LONGEST_NAME = 5;
    private static final int LONGEST_VALUE = 8;
    private static final int MOST_LINKS = 600;
    /** Less than this has a table of whose name only the beginning is said. */
    private static final double PARTIAL = 0.7;

    private static final double NEAR = 0.35;
    /** A name that is said no better leaves room for what a letter stands for. */
    private static final double GUESSED = 0.7;

    private static final Set<String> TODAY =
            Set.of("today", "tonight", "tomorrow", "now", "this", "next", "from", "between", "on");
    private static final Set<String> PARTICLES = Set.of("out", "in", "off", "up", "over", "down", "back");
    private static final Set<String> DONE = Set.of("charged", "given", "collected", "lasted", "lasting");
    private static final Set<String> TOTALS = Set.of("total", "average", "sum", "of");
    private static final Set<String> COSTS = Set.of("cost", "costs");
    private static final Set<String> BEFORE_VERB = Set.of("that", "which", "who", "do", "does", "did", "not");
    private static final Set<String> COMPARING =
            Set.of("less", "more", "under", "over", "above", "below", "at", "between", "exactly");

    private record Step(double weight, @Nullable Item item, int next) {}

    private final Catalog catalog;
    private final Lexicon lexicon;
    private final SharedNames shared;
    private final ValueLinks values;
    private final Measures measures;
    private final Dates dates;
    private final MistakenCues cues;
    private final PreferredLinks preferred;

    Linker(Catalog catalog, Lexicon lexicon, ValueIndex values, Measures measures, Dates dates) {
        this.catalog = catalog;
        this.measures = measures;
        this.lexicon = lexicon;
        this.shared = new SharedNames(lexicon);
        this.values = new ValueLinks(lexicon, values);
        this.dates = dates;
        this.cues = new MistakenCues(lexicon, dates);
        this.preferred = new PreferredLinks(catalog);
    }

    /** The spans in the question's order; words of no meaning are left out, unknown ones are kept. */
    List<Item> items(String question, Linked linked) {
        int n = linked.tokens().size();
        var best = new Step[n + 1];
        best[n] = new Step(0, null, n);
        for (int i = n - 1; i >= 0; i--) {
            final int at = i;
            best[i] = steps(question, linked, i).stream()
                    .map(it -> new Step(it.weight() + best[it.next()].weight(), it.item(), it.next()))
                    .max(Comparator.comparingDouble(Step::weight))
                    .orElseThrow(() -> new IllegalStateException("no step at " + at));
        }
        var items = new ArrayList<Item>();
        for (int i = 0; i < n; i = best[i].next()) {
            if (best[i].item() != null) {
                items.add(Objects.requireNonNull(best[i].item()));
            }
        }
        return measures.withoutEchoes(items);
    }

    private List<Step> steps(String question, Linked linked, int i) {
        var tokens = linked.tokens();
        var token = tokens.get(i);
        if (token.meaning() != null) {
            return List.of(new Step(2, Item.links(span(question, tokens, i, i + 1), List.of(token.meaning())), i + 1));
        }
        var steps = new ArrayList<Step>();
        steps.add(
                !isLetter(tokens, i)
                                        && Cues.isStopword(token)
                                        && !Ongoing.isTold(tokens, i, catalog)
                                        && !isFree(tokens, i)
                                || token.word().isEmpty()
                                || MistakenCues.isDone(tokens, i)
                                || token.is("&")
                                || token.is("%")
                        ? new Step(0.3, null, i + 1)
                        : new Step(0, Item.unknown(span(question, tokens, i, i + 1)), i + 1));
        if (!token.quoted()) {
            fixed(question, tokens, i, steps);
        }
        for (int end = untilMeaning(tokens, i); end > i; end--) {
            var within = span(question, tokens, i, end).text();
            var links = linked.of(i, end).stream()
                    .filter(it -> !isBroken(within, it))
                    .toList();
            if (!links.isEmpty()) {
                var weight = weight(tokens.subList(i, end), links.getFirst().score());
                steps.add(new Step(weight, Item.links(span(question, tokens, i, end), links), end));
            }
        }
        return steps;
    }

    /** "rooms available today": those that nothing was booked for, which is more than that they are there. */
    private static boolean isFree(List<Token> tokens, int i) {
        return tokens.get(i).is("available")
                && i + 1 < tokens.size()
                && TODAY.contains(tokens.get(i + 1).word());
    }

    /** "clients (status A)": nothing is called "client status" there. */
    private static boolean isBroken(String said, Link link) {
        var name = link.isValue() ? link.value() : link.isTable() ? link.table() : link.column();
        return said.contains("(") && !name.contains("(");
    }

    /** No name or value reaches into a term of the vocabulary. */
    private static int untilMeaning(List<Token> tokens, int from) {
        int end = from;
        while (end < Math.min(tokens.size(), from + LONGEST_VALUE)
                && tokens.get(end).meaning() == null) {
            end++;
        }
        return end;
    }

    /** "starts with A": a letter that is spoken of, not an article. */
    private static boolean isLetter(List<Token> tokens, int i) {
        return i > 0
                && tokens.get(i).word().length() == 1
                && (tokens.get(i).capitalised() || i + 1 == tokens.size() || Cues.isStopword(tokens.get(i + 1)))
                && Set.of("with", "letter", "contain", "contains", "containing")
                        .contains(tokens.get(i - 1).word());
    }

    /** "have a lead vocal" names no {@code AId}. */
    private static boolean isArticle(List<Token> tokens, int from, int to) {
        var token = tokens.get(from);
        return to == from + 1
                && (token.is("a") || token.is("an"))
                && !token.capitalised()
                && !token.quoted()
                && !isLetter(tokens, from);
    }

    /** The words between the words of a name count only when the whole name is there. */
    private static double weight(List<Token> span, double score) {
        long content = span.stream().filter(it -> !Lexicon.isLinking(it)).count();
        long counted = score >= 0.95 ? span.size() : content;
        return score * counted + 0.12 * (counted - 1) + 0.3 * (span.size() - counted);
    }

    private static Item.Span span(String question, List<Token> tokens, int from, int to) {
        return Item.Span.of(question, tokens.subList(from, to));
    }

    private void fixed(String question, List<Token> tokens, int i, List<Step> steps) {
        var cue = Cues.at(tokens, i);
        if (cue != null
                && cues.isMeant(tokens, i, cue)
                && shared.of(tokens, i, i + (cue.cue() == Cue.ALL ? 1 : cue.length()))
                        .isEmpty()) {
            int end = i + cue.length();
            var weight = 1.02 * cue.length() + 0.15 * (cue.length() - 1);
            steps.add(new Step(weight, Item.cue(span(question, tokens, i, end), cue), end));
        }
        var period = dates.at(tokens, i);
        if (period != null && !isMonthColumn(tokens.get(i), period.length())) {
            int end = i + period.length();
            var number = period.length() == 1 ? tokens.get(i).number() : null;
            var item = Item.period(span(question, tokens, i, end), number, period.period());
            steps.add(new Step(1.1 * period.length() + 0.1 * (period.length() - 1), item, end));
        }
        number(question, tokens, i, steps);
        unit(question, tokens, i, steps);
    }

    /** "in January" of a sheet with a column for each month. */
    private boolean isMonthColumn(Token token, int length) {
        return length == 1
                && Dates.namesMonth(token.word())
                && lexicon.match(List.of(token)).stream()
                        .anyMatch(it -> it.isColumn() && it.score() >= 0.95 && catalog.isNumber(it.expr()));
    }

    private void number(String question, List<Token> tokens, int i, List<Step> steps) {
        var number = tokens.get(i).number();
        if (number == null) {
            return;
        }
        var scale = i + 1 < tokens.size() && !lexicon.knows(tokens.get(i + 1)) // "1,700 m" of a column in metres
                ? Numbers.scale(tokens.get(i + 1).word())
                : null;
        int last = scale == null ? i + 1 : i + 2;
        var value = scale == null ? number : number.multiply(scale);
        var percent = last < tokens.size() && tokens.get(last).is("%");
        int end = percent ? last + 1 : last;
        var weight = 1.03 * (last - i) + (percent ? 0.3 : 0);
        steps.add(new Step(weight, Item.number(span(question, tokens, i, end), value), end));
    }

    private void unit(String question, List<Token> tokens, int i, List<Step> steps) {
        for (int end = Math.min(tokens.size(), i + 4); end > i + 1; end--) {
            var part = Units.cycle(tokens.subList(i, end));
            if (part != null) {
                steps.add(new Step(1.1 * (end - i), Item.unit(span(question, tokens, i, end), part, List.of()), end));
            }
        }
        var unit = Units.of(tokens.get(i));
        if (unit == null) {
            return;
        }
        var named = lexicon.match(tokens.subList(i, i + 1)).stream()
                .filter(it -> it.score() >= 0.95)
                .toList();
        steps.add(new Step(1.01, Item.unit(span(question, tokens, i, i + 1), unit, named), i + 1));
    }

    /** The table whose row a span tells of, where the words say so. */
    Optional<String> owner(List<Token> tokens, int from, int to) {
        return shared.owner(tokens, from, to);
    }

    /** All that a span may name in any table, whatever stands around it. */
    Stream<Link> named(List<Token> tokens, int from, int to) {
        var span = tokens.subList(from, to);
        var names = to - from <= LONGEST_NAME && span.stream().noneMatch(Token::quoted);
        return Stream.concat(names ? lexicon.match(span).stream() : Stream.empty(), values.of(span, from).stream());
    }

    /** What a span may name in the tables that the question is about, best first. */
    List<Link> links(List<Token> tokens, int from, int to, Focus focus) {
        var span = tokens.subList(from, to);
        var links = new LinkedHashMap<String, Link>();
        if (isParticle(tokens, from, to)
                || isArticle(tokens, from, to)
                || to - from > 1 && isVerb(tokens, to - 1, to)) {
            return List.of();
        }
        if (isPassive(span)) {
            return lexicon.match(span.subList(to - from - 1, to - from)).stream()
                    .filter(it -> it.isTable() && it.score() > 0.95 && focus.holds(it))
                    .toList();
        }
        if (to - from <= LONGEST_NAME && span.stream().noneMatch(Token::quoted)) {
            var verb = isVerb(tokens, from, to);
            lexicon.match(span).stream()
                    .filter(it ->
                            !countsThem(span, it) && !isDone(catalog, span, it) && !isWorked(tokens, from, to, it))
                    .map(it -> verb ? priced(it) : it)
                    .forEach(it -> links.put(it.target(), it));
            shared.of(tokens, from, to).forEach(it -> links.merge(it.target(), it, Link::better));
            shared.preferOwned(tokens, from, to, links);
            measures(span, from > 0 && TOTALS.contains(tokens.get(from - 1).word()), links);
            links.values().removeIf(it -> !focus.holds(it));
        }
        var numbered = to < tokens.size() && tokens.get(to).word().matches("numbers?"); // no "Phone" in "phone numbers"
        values.of(span, from).stream()
                .filter(it -> !numbered && focus.holds(it))
                .filter(it -> !States.isDated(catalog, it, span.getFirst()))
                .map(States::ofItsVerb)
                .forEach(it -> links.putIfAbsent(it.target(), it));
        if (links.values().stream().anyMatch(Link::isValue)) {
            links.values().removeIf(it -> it.isTable() && it.score() <= Lexicon.SHORTENED); // no "posters" in "prs"
        }
        if (links.isEmpty() && span.size() == 1) {
            partly(span.getFirst()).stream().filter(focus::holds).forEach(it -> links.put(it.target(), it));
        }
        if (span.size() == 1 && links.values().stream().noneMatch(it -> it.isValue() || it.score() > GUESSED)) {
            values.initial(span.getFirst()).stream().filter(focus::holds).forEach(it -> links.put(it.target(), it));
        }
        Deeds.apply(catalog, lexicon, tokens, from, to, links);
        preferred.apply(tokens, from, links);
        var sorted = links.values().stream()
                .sorted(Comparator.comparingDouble(Link::score).reversed())
                .toList();
        return sorted.stream()
                .filter(it -> it.score() >= sorted.getFirst().score() - NEAR)
                .limit(MOST_LINKS)
                .toList();
    }

    /** "inactive" of what is active or not; "lost" of deals that are "Closed Lost". */
    private List<Link> partly(Token token) {
        if (token.quoted() || Cues.isKnown(token.word())) {
            return List.of();
        }
        var denied = Flags.denied(token.word())
                .map(it -> lexicon.match(List.of(token.written(it))).stream()
                        .filter(link -> link.isColumn()
                                && catalog.column(link.expr())
                                        .flatMap(column -> Flags.value(column, true))
                                        .isPresent())
                        .map(link -> link.scored(Math.min(link.score(), 0.95)))
                        .toList())
                .orElse(List.of());
        return denied.isEmpty() ? values.partly(token) : denied;
    }

    /** "sold" alone is no selling price, and what was "charged" no cost. */
    private static boolean isDone(Catalog catalog, List<Token> span, Link link) {
        if (span.size() == 1
                && link.score() < 0.95
                && DONE.contains(span.getFirst().word())) {
            return true;
        }
        return span.size() == 1
                && link.isColumn()
                && !catalog.type(link.expr()).isMoment()
                && link.score() < 0.85
                && Lexicon.isParticiple(span.getFirst().word());
    }

    /** "number of invoices" counts them; it is not their number. */
    private static boolean countsThem(List<Token> span, Link link) {
        return span.size() > 2
                && span.get(1).is("of")
                && span.getFirst().is("number")
                && link.isColumn()
                && Names.expanded(link.column()).getLast().equals("number");
    }

    /** "items were returned": what is counted are the returns. */
    private static boolean isPassive(List<Token> span) {
        return span.size() > 1
                && span.getFirst().word().matches("items|units|pieces|things")
                && span.getLast().word().endsWith("ed")
                && span.subList(1, span.size() - 1).stream()
                        .allMatch(it -> it.word().matches("were|was|are|been|have|get|got"));
    }

    /** "hired out", "handed in": part of the verb, no column of what went out. */
    private boolean isParticle(List<Token> tokens, int from, int to) {
        return to == from + 1
                && from > 0
                && PARTICLES.contains(tokens.get(from).word())
                && tokens.get(from - 1).word().endsWith("ed")
                && lexicon.match(tokens.subList(from, to)).stream().noneMatch(it -> it.score() >= 0.95);
    }

    /** "products that cost 20", "which products cost less": what they cost the buyer is their price. */
    private boolean isVerb(List<Token> tokens, int from, int to) {
        if (to != from + 1 || from == 0 || !COSTS.contains(tokens.get(from).word())) {
            return false;
        }
        var before = tokens.get(from - 1);
        var after = to < tokens.size() ? tokens.get(to).word() : "";
        return BEFORE_VERB.contains(before.word())
                || before.word().endsWith("s")
                        && COMPARING.contains(after)
                        && lexicon.match(List.of(before)).stream().anyMatch(it -> it.isTable() && it.score() >= 0.95);
    }

    /** "operators work per shift", "who worked": no work orders, though their name begins so. */
    private boolean isWorked(List<Token> tokens, int from, int to, Link link) {
        if (to != from + 1 || from == 0 || !link.isTable() || link.score() >= PARTIAL) {
            return false;
        }
        var before = tokens.get(from - 1);
        var word = tokens.get(from).word();
        return word.endsWith("ed") || lexicon.knows(before) && before.word().endsWith("s") && !word.endsWith("s");
    }

    private static Link priced(Link link) {
        var price = link.isColumn() && Names.words(link.column()).getLast().equals("price");
        return link.scored(price ? 1 : Math.min(link.score(), 0.8));
    }

    private void measures(List<Token> span, boolean totalled, Map<String, Link> links) {
        if (links.values().stream().noneMatch(it -> it.isColumn() && it.score() >= 0.95)) {
            measures.of(span).stream()
                    .filter(it -> totalled || !Measures.isCounted(span))
                    .forEach(it -> links.put("measure " + it.target(), it));
        }
    }
}
