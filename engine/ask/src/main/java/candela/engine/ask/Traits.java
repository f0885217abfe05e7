package candela.engine.ask;

import candela.engine.ask.Evidence.Mention;
import candela.engine.ask.Piece.Keep;
import candela.engine.ask.Piece.Show;
import candela.engine.ask.Piece.Sort;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes a piece in its question by traits that know nothing of the database's own names: how well it is named, the
 * words around, what else is named. Each trait is a place in the weights of {@link Weights}.
 */
final class Traits {
    private static final Pattern EITHER = Pattern.compile("either|also|both");

    private final Suggested suggested;
    private final Evidence evidence;
    private final TraitList list = new TraitList();
    private final Surroundings surroundings;
    private final ColumnTraits columns;
    private final Aggregates aggregates;

    Traits(Suggested suggested) {
        this.suggested = suggested;
        this.evidence = suggested.evidence;
        this.surroundings = new Surroundings(evidence, list);
        this.aggregates = new Aggregates(evidence);
        this.columns = new ColumnTraits(evidence, list);
    }

    /** The traits of a piece as places in the weights, each once. */
    int[] of(Piece piece) {
        switch (piece) {
            case Show it -> show(it);
            case Keep it -> keep(it);
            case Sort it -> sort(it);
            case Piece.Distinct it -> distinct();
            case Piece.Joined it -> joined(it);
            case Piece.Without it -> without(it);
            case Piece.Either it -> pair("either", it.one(), it.other());
            case Piece.Both it -> pair("both", it.one(), it.other());
        }
        list.add("rules", suggested.of(piece));
        return list.places();
    }

    private void show(Show show) {
        var expr = show.expr();
        var op = Pieces.isWhole(expr) ? "WHOLE" : expr.op().name();
        list.start("show " + op);
        question();
        var column = Exprs.firstColumn(expr);
        if (column == null || Pieces.isWhole(expr)) {
            columns.table(expr.table());
            surroundings.around(show.at(), "t");
            list.add("columns named", Math.min(4, evidence.columns.size()));
            return;
        }
        columns.column(column);
        surroundings.around(show.at(), evidence.mention(column) != null ? "c" : "t");
        list.add("reach", aggregates.reach(expr.op(), evidence.mention(column)));
    }

    /** The question as a whole. */
    private void question() {
        list.once("question", this::wholeQuestion);
    }

    private void wholeQuestion() {
        list.add("first", evidence.word(0));
        list.add("first two", evidence.word(0) + " " + evidence.word(1));
        list.add("first three", evidence.word(0) + " " + evidence.word(1) + " " + evidence.word(2));
        list.add("length", Math.min(6, evidence.tokens.size() / 4));
        var cues = Arrays.asList(evidence.cues);
        for (var cue : List.of(Cue.COUNT, Cue.EACH, Cue.SORT, Cue.MOST, Cue.DISTINCT, Cue.AVG, Cue.SUM)) {
            if (cues.contains(cue)) {
                list.add("asks", cue);
            }
        }
    }

    private void keep(Keep keep) {
        var condition = keep.condition();
        var left = condition.left();
        list.start("keep " + condition.test() + (condition.query() != null ? " " + compared(condition.query()) : ""));
        list.add("left", left == null ? "" : left.op());
        said(keep);
        var number = evidence.tokens.get(keep.value().from()).number() != null;
        list.add("number", number);
        words(keep.value());
        var column = left == null ? null : Exprs.firstColumn(left);
        if (left == null || column == null) {
            list.add("rows", columns.tableFit(left == null ? "" : left.table()));
            surroundings.around(keep.value(), "rows v");
            distances(keep, evidence.tables.get(left == null ? "" : left.table()), "rows");
            return;
        }
        columns.column(column);
        surroundings.around(keep.value(), left.op() == Op.COLUMN ? "v" : "av");
        distances(keep, evidence.mention(column), left.op() == Op.COLUMN ? "" : "aggregate");
        list.add(
                "value fit",
                (int) (keep.value().score() * 10) + " "
                        + Math.min(3, keep.value().to() - keep.value().from()));
        list.add(
                "capital",
                evidence.tokens.get(keep.value().from()).capitalised() + " "
                        + evidence.tokens.get(keep.value().from()).quoted());
        list.add("values here", Math.min(4, rivalsOf(keep)));
        list.add(
                "year",
                evidence.tokens.get(keep.value().from()).isYear() + " "
                        + Names.words(column.column()).contains("year"));
    }

    /** "unpaid" denies what its column tells. */
    private void said(Keep keep) {
        var yes = keep.condition().values().stream().anyMatch(Flags::isYes);
        var denied = Flags.denied(evidence.word(keep.value().from())).isPresent();
        list.add("told", yes + " " + denied);
        if (keep.slot().startsWith("t") || keep.slot().startsWith("u")) {
            list.once(
                    "told " + keep.condition().left(),
                    () -> whole(Objects.requireNonNull(keep.condition().left())));
        }
        for (int i = Math.max(0, keep.value().from() - 3); i < keep.value().from(); i++) {
            if (evidence.denies(i)) {
                list.add("told denied", yes);
            }
        }
    }

    /** What any word of the question says of what a column tells. */
    private void whole(Expr column) {
        var names = Names.stems(column.column());
        for (int i = 0; i < evidence.tokens.size(); i++) {
            var word = evidence.word(i);
            list.add("word", word);
            names.forEach(it -> list.add("word of", word + " " + it));
        }
    }

    private static Op compared(Reading query) {
        return query.select().getFirst().op();
    }

    private long rivalsOf(Keep keep) {
        return evidence.values.stream()
                .filter(it -> it.at().overlaps(keep.value()))
                .count();
    }

    /** Words of comparison just before and after the value. */
    private void words(Mention value) {
        list.once("value " + value.from() + "-" + value.to(), () -> describe(value));
    }

    private void describe(Mention value) {
        for (int i = Math.max(0, value.from() - 5); i < value.from(); i++) {
            if (evidence.cues[i] != null) {
                list.add("compares", evidence.cues[i]);
            }
            list.add("near", evidence.word(i));
        }
        list.add("just after", evidence.word(value.to()) + " " + evidence.word(value.to() + 1));
        list.add("just before", evidence.word(value.from() - 2) + " " + evidence.word(value.from() - 1));
        list.add("one before", evidence.word(value.from() - 1));
        list.add(
                "three before",
                evidence.word(value.from() - 3) + " " + evidence.word(value.from() - 2) + " "
                        + evidence.word(value.from() - 1));
    }

    private void distances(Keep keep, @Nullable Mention named, String prefix) {
        if (named == null) {
            list.add(prefix + "apart", "unnamed");
            return;
        }
        int apart = named.to() <= keep.value().from()
                ? keep.value().from() - named.to()
                : named.from() >= keep.value().to()
                        ? -1 - (named.from() - keep.value().to())
                        : -20;
        list.add(prefix + "apart", Math.max(-8, Math.min(12, apart)));
        var between = new StringBuilder();
        for (int i = named.to(); i < keep.value().from() && i < named.to() + 3; i++) {
            between.append(evidence.word(i)).append(' ');
        }
        list.add(prefix + "between", apart >= 0 && apart <= 3 ? between : "far");
        var closer = evidence.named.stream()
                .anyMatch(
                        it -> it.from() >= named.to() && it.to() <= keep.value().from());
        list.add(prefix + "closer", closer);
    }

    private void sort(Sort sort) {
        var way = (sort.descending() ? "down " : "up ")
                + (sort.limit() == null ? "all" : sort.limit() == 1 ? "one" : "some");
        list.start("sort " + sort.by().op() + " " + way);
        question();
        surroundings.around(sort.cue(), "cue");
        list.once(
                "ranking " + sort.by().table() + "." + sort.by().column()
                        + sort.by().op(),
                () -> ranking(sort.by()));
        var column = Exprs.firstColumn(sort.by());
        if (column == null) {
            columns.table(sort.by().table());
            surroundings.around(sort.at(), "rows");
            return;
        }
        columns.column(column);
        surroundings.around(sort.at(), evidence.mention(column) != null ? "c" : "t");
        apart(sort);
    }

    private void ranking(Expr by) {
        var column = by.op() == Op.COLUMN;
        var last = column ? Stems.of(Names.expanded(by.column()).getLast()) : "";
        for (int i = 0; i < evidence.tokens.size(); i++) {
            var word = evidence.word(i);
            if (evidence.cues[i] != null || word.endsWith("est")) {
                list.add("word", word);
                if (column) {
                    list.add("word of", word + " " + last);
                    list.add("word type", word + " " + columns.type(by));
                }
            }
        }
    }

    private void apart(Sort sort) {
        var at = sort.at();
        if (at != null) {
            int apart = at.from() - sort.cue().from();
            list.add("apart", Math.max(-6, Math.min(8, apart)));
            int best = Integer.MAX_VALUE;
            for (int i = 0; i < evidence.tokens.size(); i++) {
                if (evidence.cues[i] != null && evidence.cues[i] != Cue.AND && i < at.from()) {
                    best = Math.min(best, at.from() - i);
                }
            }
            list.add("from cue", Math.min(6, best));
        }
    }

    private void distinct() {
        list.start("distinct");
        question();
        for (int i = 0; i < evidence.tokens.size(); i++) {
            list.add("word", evidence.word(i));
            list.add("pair", evidence.word(i) + " " + evidence.word(i + 1));
        }
        list.add("values", Math.min(3, evidence.values.size()));
        list.add("tables", Math.min(3, evidence.tables.size()));
    }

    private void joined(Piece.Joined joined) {
        list.start("joined");
        columns.table(joined.table());
        question();
        surroundings.around(joined.at(), "t");
        list.add("columns", columns.namedOf(joined.table()));
        list.add(
                "beaten by column",
                joined.at() != null
                        && evidence.named.stream()
                                .anyMatch(it -> it.overlaps(joined.at())
                                        && it.weight() > joined.at().weight()));
        list.add(
                "values",
                evidence.values.stream()
                        .filter(it -> it.link().table().equals(joined.table()))
                        .count());
    }

    private void without(Piece.Without without) {
        list.start("without");
        columns.table(without.table());
        question();
        surroundings.around(without.at(), "t");
        for (int i = 0; i < evidence.tokens.size(); i++) {
            list.add("word", evidence.word(i));
        }
    }

    private void pair(String name, Keep one, Keep other) {
        list.start(name);
        question();
        var left = one.condition().left();
        list.add("same", left != null && left.equals(other.condition().left()));
        list.add("tests", one.condition().test() + " " + other.condition().test());
        int from = Math.min(one.value().to(), other.value().to());
        int to = Math.max(one.value().from(), other.value().from());
        for (int i = from; i < to; i++) {
            list.add("between", evidence.word(i));
            list.add("between pair", evidence.word(i) + " " + evidence.word(i + 1));
        }
        for (int i = 0; i < evidence.tokens.size(); i++) {
            if (evidence.cues[i] == Cue.BOTH
                    || evidence.cues[i] == Cue.OR
                    || EITHER.matcher(evidence.word(i)).matches()) {
                list.add("word", evidence.word(i));
            }
        }
    }
}
