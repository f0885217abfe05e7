package candela.engine.ask;

import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a briefing down. Each name, comment, value, phrase and statement is quoted as in JSON: it cannot end its
 * quotes nor begin a line, so that nothing in it can pass for the text around it.
 */
final class BriefingText {
    private static final int LONGEST = 2_000;
    private static final int LONGEST_VALUE = 80;
    private static final int MOST_VALUES = 5;

    private BriefingText() {}

    static String of(Briefing it, List<Briefing.Attempt> attempts) {
        var lines = new ArrayList<String>();
        lines.add("question: " + quoted(it.question()));
        lines.add("SQL dialect: " + it.dialect());
        lines.add("today: " + it.today());
        lines.add("tables, each with its columns:");
        it.tables().forEach(table -> table(table, lines));
        section("keys between them:", it.keys().stream().map(BriefingText::key).toList(), lines);
        section(
                "what the people who ask mean by words:",
                it.terms().stream().map(BriefingText::term).toList(),
                lines);
        section(
                "verified questions and their SQL:",
                it.verified().stream().map(BriefingText::example).toList(),
                lines);
        section(
                "statement that answered the question before, from which this one may go on:",
                it.before().isEmpty() ? List.of() : List.of(quoted(it.before())),
                lines);
        section(
                "guesses of a parser without a model, best first, which may be wrong:",
                it.readings().stream().map(BriefingText::example).toList(),
                lines);
        section(
                "your statements before, which will not do:",
                attempts.stream().map(BriefingText::attempt).toList(),
                lines);
        return String.join("\n", lines);
    }

    private static void section(String head, List<String> parts, List<String> lines) {
        if (!parts.isEmpty()) {
            lines.add(head);
            parts.forEach(it -> lines.add("- " + it));
        }
    }

    private static void table(Briefing.Named named, List<String> lines) {
        var table = named.table();
        var rows = table.rowCount() == null ? "" : ", " + table.rowCount() + " rows";
        lines.add("- " + quoted(named.name()) + rows + said(table.description()));
        for (var column : table.columns()) {
            var key = table.primaryKey().contains(column.name()) ? ", primary key" : "";
            lines.add("  - " + quoted(column.name()) + " " + column.type() + key + said(column.description())
                    + values(column));
        }
    }

    private static String values(Column column) {
        var samples = column.samples().stream()
                .limit(MOST_VALUES)
                .map(it -> quoted(it, LONGEST_VALUE))
                .collect(Collectors.joining(", "));
        var range = column.least() == null || column.greatest() == null || column.type() == Type.TEXT
                ? ""
                : ", from " + quoted(column.least(), LONGEST_VALUE) + " to " + quoted(column.greatest(), LONGEST_VALUE);
        return (samples.isEmpty() ? "" : ", values like " + samples) + range;
    }

    private static String key(Briefing.Link link) {
        return quoted(link.table()) + " " + quoted(String.join(", ", link.key().columns())) + " points to "
                + quoted(link.target()) + " "
                + quoted(String.join(", ", link.key().targetColumns()));
    }

    private static String term(Term term) {
        var kind = switch (term.kind()) {
            case METRIC -> " is the number ";
            case FILTER -> " is the condition ";
            case JOIN -> " is joined by ";
            case SYNONYM, CHOICE, VERIFIED -> " is ";
        };
        return term.phrases().stream().map(BriefingText::quoted).collect(Collectors.joining(" or "))
                + kind
                + quoted(term.meaning());
    }

    private static String example(Briefing.Example it) {
        return (it.words().isEmpty() ? "" : quoted(it.words()) + ": ") + quoted(it.sql());
    }

    private static String attempt(Briefing.Attempt it) {
        return quoted(it.sql()) + ", because: " + quoted(it.trouble());
    }

    private static String said(String description) {
        return description.isBlank() ? "" : ", described as " + quoted(description, 300);
    }

    private static String quoted(String text) {
        return quoted(text, LONGEST);
    }

    private static String quoted(String text, int longest) {
        var cut = text.length() <= longest ? text : text.substring(0, longest) + "…";
        var quoted = new StringBuilder("\"");
        cut.codePoints().forEach(it -> {
            switch (it) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> quoted.appendCodePoint(isLineBreak(it) ? ' ' : it);
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isLineBreak(int character) {
        return Character.isISOControl(character) || character == 0x2028 || character == 0x2029;
    }
}
