package candela.cli;

import candela.engine.ask.Answer;
import candela.engine.ask.Interpretation;
import candela.engine.ask.Phrase;
import candela.engine.ask.TermUse;
import candela.engine.chart.ChartSpec;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Prints one JSON object: {@code sql, understood, confidence, columns, rows, rowCount, chart, alternatives} and what
 * else is known. Written token by token, because starting an object mapper would take longer than most answers.
 */
record JsonOutput(Terminal terminal) implements Output {

    @Override
    public int print(Outcome outcome) {
        var text = new StringWriter();
        var factory = JsonFactory.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        try (var json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            write(json, outcome);
            json.writeEndObject();
        }
        terminal.out().println(text);
        return switch (outcome) {
            case Outcome.Answered answered -> ExitCode.ANSWER;
            case Outcome.AskedBack back -> ExitCode.QUESTION_BACK;
            case Outcome.NotUnderstood not -> {
                terminal.error(not.refusal().message());
                yield ExitCode.ERROR;
            }
        };
    }

    private static void write(JsonGenerator json, Outcome outcome) {
        switch (outcome) {
            case Outcome.Answered answered -> {
                writeInterpretation(json, answered.best());
                writeResult(json, answered);
                json.writeArrayPropertyStart("alternatives");
                answered.alternatives().forEach(it -> writeAlternative(json, it));
                json.writeEndArray();
            }
            case Outcome.AskedBack back -> {
                writeNothing(json);
                writeClarification(json, back.clarification());
            }
            case Outcome.NotUnderstood not -> {
                writeNothing(json);
                json.writeStringProperty("error", not.refusal().message());
                writeStrings(json, "unknownWords", not.refusal().unknownWords());
            }
        }
    }

    /** The same properties as with an answer, so that a program need not ask which are there. */
    private static void writeNothing(JsonGenerator json) {
        json.writeNullProperty("sql");
        writeStrings(json, "understood", List.of());
        json.writeNumberProperty("confidence", 0);
        writeStrings(json, "columns", List.of());
        writeStrings(json, "rows", List.of());
        json.writeNumberProperty("rowCount", 0);
        json.writeNullProperty("chart");
        writeStrings(json, "alternatives", List.of());
    }

    private static void writeInterpretation(JsonGenerator json, Interpretation best) {
        json.writeStringProperty("sql", best.sql());
        json.writeStringProperty("reading", best.sentence());
        json.writeArrayPropertyStart("understood");
        best.understood().forEach(it -> writePhrase(json, it));
        json.writeEndArray();
        writeStrings(json, "assumptions", best.assumptions());
        writeStrings(json, "terms", best.terms().stream().map(TermUse::sentence).toList());
        json.writeNumberProperty("confidence", best.confidence());
    }

    private static void writePhrase(JsonGenerator json, Phrase phrase) {
        json.writeStartObject();
        json.writeStringProperty("text", phrase.text());
        json.writeNumberProperty("start", phrase.start());
        json.writeNumberProperty("end", phrase.end());
        json.writeStringProperty("kind", phrase.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("target", phrase.target());
        json.writeNumberProperty("score", phrase.score());
        json.writeEndObject();
    }

    private static void writeResult(JsonGenerator json, Outcome.Answered answered) {
        var result = answered.result();
        json.writeStringProperty("answer", answered.sentence());
        json.writeArrayPropertyStart("columns");
        for (var column : result.columns()) {
            json.writeStartObject();
            json.writeStringProperty("name", column.name());
            json.writeStringProperty("type", column.type().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("rows");
        for (var row : result.rows()) {
            json.writeStartArray();
            row.forEach(it -> writeCell(json, it));
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeNumberProperty("rowCount", result.rows().size());
        json.writeBooleanProperty("truncated", result.truncated());
        json.writeNumberProperty("durationMs", result.took().toMillis());
        json.writeName("chart");
        writeChart(json, answered.chart());
    }

    private static void writeCell(JsonGenerator json, @Nullable Object cell) {
        switch (cell) {
            case null -> json.writeNull();
            case Long number -> json.writeNumber(number);
            case BigInteger number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(cell.toString());
        }
    }

    private static void writeChart(JsonGenerator json, ChartSpec chart) {
        json.writeStartObject();
        json.writeStringProperty("type", chart.type().code());
        json.writeStringProperty("x", chart.x());
        writeStrings(json, "y", chart.y());
        json.writeStringProperty("series", chart.series());
        json.writeStringProperty("title", chart.title());
        json.writeBooleanProperty("horizontal", chart.horizontal());
        json.writeBooleanProperty("stacked", chart.stacked());
        json.writeEndObject();
    }

    private static void writeAlternative(JsonGenerator json, Interpretation alternative) {
        json.writeStartObject();
        json.writeStringProperty("sql", alternative.sql());
        json.writeStringProperty("reading", alternative.sentence());
        json.writeNumberProperty("confidence", alternative.confidence());
        json.writeEndObject();
    }

    private static void writeClarification(JsonGenerator json, Answer.Clarification clarification) {
        json.writeObjectPropertyStart("clarification");
        json.writeStringProperty("question", clarification.question());
        json.writeArrayPropertyStart("options");
        for (var option : clarification.options()) {
            json.writeStartObject();
            json.writeStringProperty("label", option.label());
            json.writeStringProperty("detail", option.detail());
            json.writeStringProperty("sql", option.interpretation().sql());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeStrings(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
