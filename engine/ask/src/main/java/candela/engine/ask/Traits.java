package candela.engine.ask;

import candela.engine.ask.Evidence.Mention;
import candela.engine.ask.Piece.Keep;
import candela.engine.ask.Piece.Show;
import candela.engine.ask.Piece.Sort;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.sql.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Describes a piece in its question by traits that know nothing of the database's own names: how well it is named, the
 * words around, what else is named. Each trait is a place in the weights of {@link Weights}.
 */
final class Traits {
    private static final Pattern EITHER = Pattern.compile("either|also|both");

    private final Evidence evidence;
    private final Catalog catalog;
    private final TraitList list = new TraitList();
    private final Surroundings surroundings;

    Traits(Evidence evidence) {
        this.evidence = evidence;
        this.catalog = evidence.catalog;
        this.surroundings = new Surroundings(evidence, list);
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
        return list.places();
    }

    private void show(Show show) {
        var expr = show.expr();
        var op = Pieces.isWhole(expr) ? "WHOLE" : expr.op().name();
        list.start("show " + op);
        question();
        var column = expr.op() == Op.COLUMN
                ? expr
                : expr.args().isEmpty() ? null : expr.args().getFirst();
        if (column == null || Pieces.isWhole(expr)) {
            table(expr.table());
            surroundings.around(show.at(), "t");
            list.add("columns named", Math.min(4, evidence.columns.size()));
            return;
        }
        column(column);
        surroundings.around(show.at(), evidence.mention(column) != null ? "c" : "t");
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

    private void column(Expr column) {
        list.once(column.table() + "." + column.column(), () -> describe(column));
    }

    private void describe(Expr column) {
        var at = evidence.mention(column);
        var type = type(column);
        list.add("type", type);
        list.add("role", role(column));
        list.add("has value", evidence.hasValue(column) + role(column));
        table(column.table());
        if (at == null) {
            list.add("unnamed", role(column));
            list.add("unnamed table", evidence.isNamed(column.table()) + role(column));
            list.add("other names", namedOf(column.table()) + role(column));
            return;
        }
        var fit = (int) (at.score() * 10) + (at.score() >= 0.995 ? "!" : "");
        list.add("fit", fit);
        list.add("fit length", fit + " " + Math.min(3, at.to() - at.from()));
        list.add("rivals", Math.min(3, evidence.rivals(column)) + " " + evidence.isBeaten(column));
        list.add(
                "rivals table",
                Math.min(3, evidence.rivals(column)) + " " + evidence.isBeaten(column) + tableFit(column.table()));
        list.add("rival near", nearer(column));
        list.add("fit rivals role", fit + evidence.isBeaten(column) + role(column));
        var own = Names.words(column.column());
        list.add("said", own.size() + " of " + (at.to() - at.from()));
    }

    private String type(Expr column) {
        var type = catalog.type(column);
        return type == Schema.Type.DECIMAL ? "INTEGER" : type.name();
    }

    private String role(Expr column) {
        if (Pieces.isWhole(column)) {
            return "whole";
        }
        return catalog.isKey(column)
                ? "key"
                : catalog.isForeign(column.table(), column.column())
                        ? "foreign"
                        : catalog.label(column.table()).contains(column) ? "label" : "plain";
    }

    private void table(String table) {
        list.add("table fit", tableFit(table));
        var at = evidence.tables.get(table);
        list.add("first table", at != null && evidence.tables.values().stream().noneMatch(it -> it.from() < at.from()));
        list.add("tables", Math.min(3, evidence.tables.size()) + tableFit(table));
    }

    private String tableFit(String table) {
        var at = evidence.tables.get(table);
        if (at == null) {
            return "none";
        }
        var beaten = evidence.tables.entrySet().stream()
                .anyMatch(it -> !it.getKey().equals(table)
                        && it.getValue().overlaps(at)
                        && it.getValue().weight() > at.weight());
        return (at.score() >= 0.95 ? "full" : at.score() > 0.75 ? "most" : "part") + (beaten ? " beaten" : "");
    }

    private int namedOf(String table) {
        return (int) Math.min(
                3,
                evidence.columns.keySet().stream()
                        .filter(it -> it.table().equals(table))
                        .count());
    }

    /** Whether a rival of the same words stands in a table that is named nearer. */
    private String nearer(Expr column) {
        var at = evidence.mention(column);
        if (at == null || evidence.rivals(column) == 0) {
            return "alone";
        }
        int own = distance(column.table(), at);
        int best = evidence.columns.entrySet().stream()
                .filter(it -> !it.getKey().equals(column)
                        && it.getValue().overlaps(at)
                        && it.getValue().weight() >= at.weight() - 1e-9)
                .mapToInt(it -> distance(it.getKey().table(), at))
                .min()
                .orElse(99);
        return own < best ? "nearest" : own == best ? "equal" : "farther";
    }

    private int distance(String table, Mention at) {
        var named = evidence.tables.get(table);
        if (named == null) {
            return 50;
        }
        return named.from() >= at.to() ? named.from() - at.to() : named.overlaps(at) ? 20 : 5 + at.from() - named.to();
    }

    private void keep(Keep keep) {
        var condition = keep.condition();
        var left = condition.left();
        var counts = left != null && left.op() == Op.COUNT;
        list.start("keep " + condition.test() + (condition.query() != null ? " " + compared(condition.query()) : ""));
        list.add("left", left == null ? "" : left.op());
        var number = evidence.tokens.get(keep.value().from()).number() != null;
        list.add("number", number);
        words(keep.value());
        if (left == null || counts) {
            list.add("rows", tableFit(left == null ? "" : left.table()));
            surroundings.around(keep.value(), "rows v");
            distances(keep, evidence.tables.get(left == null ? "" : left.table()), "rows");
            return;
        }
        var column = left.op() == Op.COLUMN ? left : left.args().getFirst();
        column(column);
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
        var closer = evidence.columns.values().stream()
                .anyMatch(
                        it -> it.from() >= named.to() && it.to() <= keep.value().from());
        list.add(prefix + "closer", closer);
    }

    private void sort(Sort sort) {
        var counts = sort.by().op() == Op.COUNT;
        var way = (sort.descending() ? "down " : "up ")
                + (sort.limit() == null ? "all" : sort.limit() == 1 ? "one" : "some");
        list.start("sort " + sort.by().op() + " " + way);
        question();
        surroundings.around(sort.cue(), "cue");
        list.once(
                "ranking " + sort.by().table() + "." + sort.by().column()
                        + sort.by().op(),
                () -> ranking(sort.by()));
        if (counts) {
            table(sort.by().table());
            surroundings.around(sort.at(), "rows");
            return;
        }
        var column = sort.by().op() == Op.COLUMN ? sort.by() : sort.by().args().getFirst();
        column(column);
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
                    list.add("word type", word + " " + type(by));
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
        table(joined.table());
        question();
        surroundings.around(joined.at(), "t");
        list.add("columns", namedOf(joined.table()));
        list.add(
                "beaten by column",
                joined.at() != null
                        && evidence.columns.values().stream()
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
        table(without.table());
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
