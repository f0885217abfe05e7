package candela.engine.ask;

import candela.engine.ask.Candidates.Candidate;
import candela.engine.sql.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Decides between an answer, a question back, and an honest no. */
final class Decision {
    private static final double SURE = 0.42;
    private static final double CLOSE = 0.93;
    private static final int MOST_OPTIONS = 4;
    private static final int MOST_ALTERNATIVES = 4;

    private final Catalog catalog;
    private final BiFunction<String, Candidate, Interpretation> interpret;

    Decision(Catalog catalog, BiFunction<String, Candidate, Interpretation> interpret) {
        this.catalog = catalog;
        this.interpret = interpret;
    }

    Answer of(String question, String language, List<Item> items, List<Candidate> ranked) {
        var unknown = unknown(items, ranked);
        var unmarked =
                items.stream().allMatch(it -> it.isUnknown() || it.links().isEmpty() && it.period() == null);
        if (ranked.isEmpty() || (unmarked && ranked.getFirst().score() < SURE)) {
            return refusal(language, "refuse.nothing", unknown);
        }
        var best = ranked.getFirst();
        if (best.score() < SURE) {
            return refusal(language, unknown.isEmpty() ? "refuse.unsure" : "refuse.unknown", unknown);
        }
        var options = options(question, ranked);
        if (options.size() > 1) {
            var span = separating(ranked);
            var messages = Messages.of(language);
            var ask = span < 0
                    ? messages.text("ask.reading")
                    : messages.text("ask.which", items.get(span).text());
            return new Answer.Clarification(ask, options);
        }
        var others = ranked.stream().skip(1).limit(MOST_ALTERNATIVES).toList();
        return new Answer.Understood(
                interpret.apply(question, best),
                others.stream().map(it -> interpret.apply(question, it)).toList());
    }

    private static List<String> unknown(List<Item> items, List<Candidate> ranked) {
        var draft = ranked.isEmpty() ? null : ranked.getFirst().draft();
        var unknown = new ArrayList<String>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).isUnknown() && (draft == null || draft.isFree(i))) {
                unknown.add(items.get(i).text());
            }
        }
        return List.copyOf(unknown);
    }

    /** The one span whose meaning separates the two best readings, or -1. */
    private static int separating(List<Candidate> ranked) {
        var first = ranked.get(0).draft();
        var second = ranked.get(1).draft();
        int found = -1;
        for (int i = 0; i < first.size(); i++) {
            if (!first.link(i).equals(second.link(i))) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    private List<Answer.Option> options(String question, List<Candidate> ranked) {
        if (ranked.size() < 2) {
            return List.of();
        }
        int span = separating(ranked);
        var best = ranked.getFirst();
        var close = best.score() * CLOSE;
        if (span < 0 || ranked.get(1).score() < close) {
            return List.of();
        }
        var labelled = new LinkedHashMap<String, Candidate>();
        for (var candidate : ranked) {
            if (candidate.score() >= close && differsOnlyAt(best, candidate, span)) {
                labelled.putIfAbsent(label(candidate, span), candidate);
            }
        }
        return labelled.entrySet().stream()
                .limit(MOST_OPTIONS)
                .map(it -> option(question, it))
                .toList();
    }

    private static boolean differsOnlyAt(Candidate best, Candidate other, int span) {
        for (int i = 0; i < best.draft().size(); i++) {
            if (i != span && !best.draft().link(i).equals(other.draft().link(i))) {
                return false;
            }
        }
        return true;
    }

    private Answer.Option option(String question, Map.Entry<String, Candidate> labelled) {
        var interpretation = interpret.apply(question, labelled.getValue());
        return new Answer.Option(labelled.getKey(), interpretation.sentence(), interpretation);
    }

    private static String label(Candidate candidate, int span) {
        var messages = Messages.of(candidate.reading().language());
        var link = candidate.draft().link(span).orElseThrow();
        var table = Names.spoken(link.table());
        return switch (link.kind()) {
            case TABLE -> messages.text("option.table", table);
            case COLUMN -> messages.text("option.column", Names.spoken(link.column()), table);
            case VALUE -> messages.text("option.value", link.value(), Names.spoken(link.column()), table);
            case MEASURE -> messages.text("option.measure", Labels.of(link.expr()));
        };
    }

    Answer.Refusal refuse(String language, String key) {
        return refusal(language, key, List.of());
    }

    private Answer.Refusal refusal(String language, String key, List<String> unknown) {
        var messages = Messages.of(language);
        var quoted =
                unknown.stream().distinct().limit(8).map(it -> "“" + it + "”").collect(Collectors.joining(", "));
        var tables = catalog.schema().tables().stream()
                .limit(8)
                .map(Schema.Table::name)
                .map(Names::spoken)
                .collect(Collectors.joining(", "));
        var example = messages.text(
                "example.count", tables.contains(",") ? tables.substring(0, tables.indexOf(',')) : tables);
        return switch (key) {
            case "refuse.unknown" -> new Answer.Refusal(messages.text(key, quoted, tables), unknown);
            case "refuse.long" -> new Answer.Refusal(messages.text(key, String.valueOf(Refusals.LONGEST)), unknown);
            case "refuse.nothing", "refuse.unsure" -> new Answer.Refusal(messages.text(key, tables), unknown);
            default -> new Answer.Refusal(messages.text(key, example), unknown);
        };
    }
}
