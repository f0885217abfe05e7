package candela.server.semantic.description;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.server.datasource.DescribedPlace;
import candela.server.datasource.schema.SchemaNotes;
import candela.server.semantic.description.Plan.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a model answered: data, of which only descriptions of what it was asked about are taken. */
final class ModelAnswer {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /** Control and format characters, halves of characters, and what nobody defined. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}]");

    private final Schema told;
    private final List<Part> parts;
    private final List<Proposed> proposed = new ArrayList<>();
    private final Set<DescribedPlace> taken = new HashSet<>();
    private int dropped;

    private ModelAnswer(Schema told, List<Part> parts) {
        this.told = told;
        this.parts = parts;
    }

    /**
     * What is left of it.
     *
     * @param dropped how many names are not those of tables and columns that it was told of
     */
    record Taken(List<Proposed> proposed, int dropped) {}

    /** @param told the schema as the model was told of it */
    static Taken read(JsonNode answer, Schema told, List<Part> parts) {
        var reading = new ModelAnswer(told, parts);
        answer.path("tables").values().forEach(reading::table);
        return new Taken(List.copyOf(reading.proposed), reading.dropped);
    }

    private void table(JsonNode said) {
        var name = said.path("table").asString("");
        var columns = said.path("columns").values();
        var part =
                parts.stream().filter(it -> it.table().equals(name)).findFirst().orElse(null);
        var table = Optional.ofNullable(part)
                .flatMap(it -> DescriptionPrompt.named(told, it))
                .orElse(null);
        if (part == null || table == null) {
            dropped += 1 + columns.size();
            return;
        }
        if (part.itself()) {
            take(table, null, said, table.description());
        }
        columns.forEach(it -> column(it, table, part));
    }

    private void column(JsonNode said, Table table, Part part) {
        var name = said.path("column").asString("");
        var column = table.columns().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElse(null);
        if (column == null) {
            dropped++;
        } else if (part.columns().contains(name)) {
            take(table, column, said, column.description());
        }
    }

    /** The first of several for the same place counts. */
    private void take(Table table, @Nullable Column column, JsonNode said, String former) {
        var text = cleaned(said.path("description").asString(""));
        var place = column == null ? DescribedPlace.of(table) : DescribedPlace.of(table, column.name());
        if (!text.isEmpty() && !text.equals(former) && taken.add(place)) {
            proposed.add(new Proposed(place, text, former));
        }
    }

    /** One line of plain text, no longer than what people may write. */
    static String cleaned(String text) {
        var line = INVISIBLE
                .matcher(SPACE.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
        if (line.length() <= SchemaNotes.LONGEST) {
            return line;
        }
        var end = SchemaNotes.LONGEST;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end)
                .strip();
    }
}
