package candela.server.query.template;

import candela.engine.sql.Argument;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Problem;
import candela.server.platform.Visibility;
import candela.server.query.template.Parameter.Choices;
import candela.server.query.template.Template.Content;
import candela.server.query.template.Template.Parameters;
import candela.server.query.template.Template.Sharing;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A saved question as it is sent.
 *
 * @param otherSources further sources of a statement that names its tables with their sources, like {@code shop.orders}
 * @param visibility private by default
 * @param sharing what the team may do with it; execute by default
 */
@Schema(name = "NewQueryTemplate")
record TemplateBody(
        @NotBlank @Size(max = 100) String name,
        @Size(max = 2_000) @Nullable String description,
        @Size(max = 50) @Nullable String category,
        @NotNull DataSourceId dataSource,
        @Nullable List<@NotNull DataSourceId> otherSources,
        @Size(max = 2_000) @Nullable String question,
        @NotBlank @Size(max = 100_000) String sql,
        @Size(max = 30) @Valid @Nullable List<@NotNull ParameterBody> parameters,

        @Schema(allowableValues = {"private", "team"}) @Nullable
        String visibility,

        @Schema(allowableValues = {"read", "execute", "edit"}) @Nullable
        String sharing) {

    /**
     * A parameter: {@code {{name}}} in the SQL.
     *
     * @param type with choices, that of the column
     * @param defaultValue the value that is taken when none is given
     * @param choices the column whose values are offered
     */
    @Schema(name = "QueryParameter")
    record ParameterBody(
            @NotBlank @Size(max = 40) String name,
            @Size(max = 100) @Nullable String label,

            @NotNull @Schema(allowableValues = {"text", "number", "date", "boolean"})
            String type,

            boolean required,
            @Size(max = 1_000) @Nullable String defaultValue,
            @Valid @Nullable ChoicesBody choices) {

        Parameter parameter() {
            return new Parameter(
                    name,
                    text(label),
                    word(Argument.Type.class, "type", type),
                    required,
                    defaultValue == null || defaultValue.isBlank() ? null : defaultValue,
                    choices == null ? null : new Choices(choices.table(), choices.column()));
        }

        static ParameterBody of(Parameter it) {
            var from = it.choices();
            return new ParameterBody(
                    it.name(),
                    it.label(),
                    it.type().name().toLowerCase(Locale.ROOT),
                    it.required(),
                    it.fallback(),
                    from == null ? null : new ChoicesBody(from.table(), from.column()));
        }
    }

    @Schema(name = "ParameterChoices")
    record ChoicesBody(@NotBlank String table, @NotBlank String column) {}

    Content content() {
        return new Content(
                name.strip(),
                text(description),
                text(category),
                dataSource,
                Objects.requireNonNullElse(otherSources, List.<DataSourceId>of()).stream()
                        .map(DataSourceId::value)
                        .toList(),
                text(question),
                sql.strip(),
                new Parameters(Objects.requireNonNullElse(parameters, List.<ParameterBody>of()).stream()
                        .map(ParameterBody::parameter)
                        .toList()),
                visible(),
                sharing == null ? Sharing.EXECUTE : word(Sharing.class, "sharing", sharing));
    }

    private Visibility visible() {
        var wanted = visibility == null ? Visibility.PRIVATE : word(Visibility.class, "visibility", visibility);
        if (wanted == Visibility.COMPANY) {
            throw Problem.invalid("visibility", "A saved question is private or for the team");
        }
        return wanted;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    static <E extends Enum<E>> E word(Class<E> type, String field, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(it -> it.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(field, "The " + field + " cannot be “" + text + "”"));
    }
}
