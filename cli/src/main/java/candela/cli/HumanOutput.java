package candela.cli;

import candela.engine.ask.Interpretation;
import candela.engine.ask.Phrase;
import candela.engine.chart.Charts;
import candela.engine.chart.DisplayWidth;
import java.io.PrintWriter;
import java.util.List;

/**
 * Prints an answer for a person: the answer, how the question was understood, the SQL, the table, a small chart.
 *
 * @param shown the most rows of the table
 */
record HumanOutput(Terminal terminal, int shown) implements Output {

    private static final int MOST_ALTERNATIVES = 3;
    private static final int WIDEST_CHART = 90;

    @Override
    public int print(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered -> answer(answered);
            case Outcome.AskedBack back -> askBack(back);
            case Outcome.NotUnderstood not -> {
                terminal.error(not.refusal().message());
                yield ExitCode.ERROR;
            }
        };
    }

    private int answer(Outcome.Answered answered) {
        var say = Labels.of(answered.locale());
        out().println(paint().strong(Terminal.plain(answered.sentence())));
        out().println();
        printReading(answered.best(), say);
        out().println(paint().faint(say.sql()));
        answered.best().sql().lines().forEach(it -> out().println("  " + paint().code(Terminal.plain(it))));
        out().println();
        printTable(answered, say);
        printChart(answered);
        printAlternatives(answered.alternatives(), say);
        return ExitCode.ANSWER;
    }

    private void printReading(Interpretation best, Labels say) {
        out().println(paint().faint(say.understood())
                + Terminal.plain(best.sentence())
                + paint().faint(" (" + Math.round(best.confidence() * 100) + " %)"));
        var phrases = best.understood().stream()
                .map(it -> "“" + Terminal.plain(it.text()) + "”")
                .toList();
        var width = phrases.stream().mapToInt(DisplayWidth::of).max().orElse(0);
        for (var at = 0; at < phrases.size(); at++) {
            out().println("  " + DisplayWidth.padEnd(phrases.get(at), width) + paint().faint(" → ")
                    + target(best.understood().get(at), say));
        }
        best.terms().forEach(it -> out().println("  " + Terminal.plain(it.sentence())));
        best.assumptions().forEach(it -> out().println("  " + paint().faint(say.assumed()) + Terminal.plain(it)));
        out().println();
    }

    private String target(Phrase phrase, Labels say) {
        return phrase.kind() == Phrase.Kind.UNKNOWN ? paint().warning(say.unknown()) : Terminal.plain(phrase.target());
    }

    private void printTable(Outcome.Answered answered, Labels say) {
        var result = answered.result();
        var rows = result.rows().subList(0, Math.min(shown, result.rows().size()));
        if (!rows.isEmpty()) {
            var lines = new TextTable(result.columns(), rows, terminal.width()).lines();
            out().println(paint().strong(lines.getFirst()));
            lines.stream().skip(1).forEach(out()::println);
        }
        out().println(paint().faint(say.rows(rows.size(), result.rows().size(), result.truncated()) + ", "
                + result.took().toMillis() + " ms"));
    }

    private void printChart(Outcome.Answered answered) {
        var width = Math.min(terminal.width(), WIDEST_CHART);
        var drawn = Charts.terminal(
                answered.chart(), answered.chartColumns(), answered.result().rows(), width);
        if (!drawn.isEmpty()) {
            out().println();
            drawn.lines().forEach(it -> out().println(paint().chart(Terminal.plain(it))));
        }
    }

    private void printAlternatives(List<Interpretation> alternatives, Labels say) {
        if (!alternatives.isEmpty()) {
            out().println();
            out().println(paint().faint(say.didYouMean()));
            alternatives.stream()
                    .limit(MOST_ALTERNATIVES)
                    .forEach(it -> out().println("  • " + Terminal.plain(it.sentence())));
        }
    }

    private int askBack(Outcome.AskedBack back) {
        out().println(paint().strong(Terminal.plain(back.clarification().question())));
        for (var option : back.clarification().options()) {
            out().println("  • " + Terminal.plain(option.label()));
            if (!option.detail().isBlank()) {
                out().println("    " + paint().faint(Terminal.plain(option.detail())));
            }
        }
        return ExitCode.QUESTION_BACK;
    }

    private PrintWriter out() {
        return terminal.out();
    }

    private Paint paint() {
        return new Paint(terminal.screen().coloured());
    }
}
