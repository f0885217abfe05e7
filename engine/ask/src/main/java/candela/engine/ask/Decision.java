package candela.engine.ask;

import candela.engine.ask.Candidates.Candidate;
import candela.engine.sql.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Decides between an answer, a question back, and an honest no. */
final class Decision {
    /** From here on a reading is answered. */
    static final double SURE = 0.42;

    private static final double CERTAIN = 0.45;
    private static final double CLOSE = 0.93;
    private static final int MOST_OPTIONS = 4;
    private static final int MOST_ALTERNATIVES = 4;

    private final Catalog catalog;
    private final BiFunction<String, Candidate, Interpretation> interpret;

    private final ValueIndex values;
    private final Glossary glossary;

    Decision(
            Catalog catalog,
            ValueIndex values,
            Glossary glossary,
            BiFunction<String, Candidate, Interpretation> interpret) {
        this.catalog = catalog;
        this.values = values;
        this.glossary = glossary;
        this.interpret = interpret;
    }

    /**
     * Whether only the person can tell: the rules find close meanings of one span, and what was learnt is not certain
     * either, or the span is a value that several columns hold.
     */
    boolean isOpen(List<Candidate> rules, List<Candidate> ranked) {
        if (rules.isEmpty() || rules.getFirst().score() < SURE) {
            return false;
        }
        var doubt = Doubt.of(rules, rules.getFirst().score() * CLOSE);
        return doubt.isPresent()
                && (ranked.getFirst().score() < CERTAIN
                        || doubt.get().meanings().stream()
                                .allMatch(it -> doubt.get().link(it).isValue()));
    }

    Answer of(String question, String language, List<Item> items, List<Candidate> ranked) {
        var unknown = unknown(question, language, items, ranked);
        var unmarked =
                items.stream().allMatch(it -> it.isUnknown() || it.links().isEmpty() && it.period() == null);
        if (ranked.isEmpty() || (unmarked && ranked.getFirst().score() < SURE)) {
            return refusal(language, "refuse.nothing", unknown);
        }
        var best = ranked.getFirst();
        if (best.score() < SURE) {
            return refusal(language, unknown.isEmpty() ? "refuse.unsure" : "refuse.unknown", unknown);
        }
        var doubt = Doubt.of(ranked, best.score() * CLOSE);
        if (doubt.isPresent()) {
            return settled(question, doubt.get(), ranked).orElseGet(() -> asked(question, language, doubt.get()));
        }
        return understood(interpret.apply(question, best), question, best, ranked);
    }

    private Answer understood(Interpretation best, String question, Candidate chosen, List<Candidate> ranked) {
        return new Answer.Understood(
                best,
                ranked.stream()
                        .filter(it -> !it.equals(chosen))
                        .limit(MOST_ALTERNATIVES)
                        .map(it -> interpret.apply(question, it))
                        .toList());
    }

    /** What somebody answered before to the same doubt. */
    private Optional<Answer> settled(String question, Doubt doubt, List<Candidate> ranked) {
        return doubt.meanings().stream()
                .flatMap(it -> glossary.choice(doubt.phrase(), doubt.link(it)).stream()
                        .map(term -> understood(
                                Explanation.because(
                                        interpret.apply(question, it),
                                        term,
                                        doubt.phrase(),
                                        doubt.link(it).target()),
                                question,
                                it,
                                ranked)))
                .findFirst();
    }

    private Answer asked(String question, String language, Doubt doubt) {
        var options = new LinkedHashMap<String, Answer.Option>();
        for (var meaning : doubt.meanings()) {
            options.computeIfAbsent(label(meaning, doubt.link(meaning)), it -> option(question, it, meaning, doubt));
        }
        return new Answer.Clarification(
                Messages.of(language).text("ask.which", doubt.phrase()),
                options.values().stream().limit(MOST_OPTIONS).toList());
    }

    /** What was not understood; in Vietnamese, which writes the parts of a word apart, neighbours as one. */
    private static List<String> unknown(String question, String language, List<Item> items, List<Candidate> ranked) {
        var draft = ranked.isEmpty() ? null : ranked.getFirst().draft();
        var unknown = new ArrayList<String>();
        int start = -1;
        int end = -1;
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (item.isUnknown() && (draft == null || draft.isFree(i))) {
                var beside = language.equals("vi")
                        && start >= 0
                        && question.substring(end, item.start()).isBlank();
                start = beside ? start : item.start();
                end = item.end();
                if (beside) {
                    unknown.removeLast();
                }
                unknown.add(question.substring(start, end));
            }
        }
        return List.copyOf(unknown);
    }

    private Answer.Option option(String question, String label, Candidate candidate, Doubt doubt) {
        var interpretation = interpret.apply(question, candidate);
        return new Answer.Option(
                label,
                interpretation.sentence(),
                interpretation,
                doubt.phrase(),
                Definitions.text(doubt.link(candidate), catalog.places()));
    }

    private String label(Candidate candidate, Link link) {
        var messages = Messages.of(candidate.reading().language());
        var table = Names.spoken(link.table());
        return switch (link.kind()) {
            case TABLE -> messages.text("option.table", table);
            case COLUMN -> messages.text("option.column", Names.spoken(link.column()), table);
            case VALUE -> {
                var rows = values.rows(link.table(), link.column(), link.value());
                var key = rows == 0 ? "option.value" : rows == 1 ? "option.value.rows.one" : "option.value.rows";
                yield messages.text(key, link.value(), Names.spoken(link.column()), table, messages.number(rows));
            }
            case MEASURE ->
                messages.text(
                        "option.measure",
                        new Describer(catalog, candidate.reading().language()).of(link.expr()));
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
