package candela.server.query.template;

import candela.engine.sql.Argument;
import candela.engine.sql.Parameters;
import candela.engine.sql.Schema;
import candela.engine.sql.Verdict;
import candela.server.datasource.Ground;
import candela.server.datasource.register.DataSources;
import candela.server.federation.Federations;
import candela.server.federation.OpenFederation;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.Visibility;
import candela.server.query.template.Template.Content;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Looks at what somebody wants to save: whether it fits its source, and whether the guard would let it run. */
@Component
class TemplateRules {

    private final DataSources sources;
    private final Federations federations;

    TemplateRules(DataSources sources, Federations federations) {
        this.sources = sources;
        this.federations = federations;
    }

    /** The same content, its choices typed as their columns are. */
    Content checked(Actor actor, Content content) {
        OpenFederation.requireFew(content.sources());
        if (content.visibility() == Visibility.TEAM && isPartlyPrivate(actor, content)) {
            throw Problem.invalid(
                    "visibility", "The team does not see this data source: keep the question for yourself");
        }
        var source = federations.ground(actor, content.sources());
        var typed = typed(source, content.parameters().list());
        requireSameNames(source, content);
        requireAllowed(source, content.sql(), typed);
        return content.with(typed);
    }

    private boolean isPartlyPrivate(Actor actor, Content content) {
        return content.sources().stream().anyMatch(it -> sources.get(actor, it).visibility() == Visibility.PRIVATE);
    }

    /** The dialect and the values in which a saved question can be shown to the parser. */
    Ground source(Actor actor, Content content) {
        return federations.ground(actor, content.sources());
    }

    private static List<Parameter> typed(Ground source, List<Parameter> parameters) {
        var names = new HashSet<String>();
        return IntStream.range(0, parameters.size())
                .mapToObj(at -> {
                    var field = "parameters[" + at + "].";
                    var parameter = parameters.get(at);
                    requireName(field, parameter, names.add(parameter.name()));
                    return fitting(source, field, parameter);
                })
                .toList();
    }

    private static void requireName(String field, Parameter parameter, boolean first) {
        if (!Parameters.NAME.matcher(parameter.name()).matches()) {
            throw Problem.invalid(
                    field + "name", "A parameter's name has small letters, digits and _, and begins with a letter");
        }
        if (!first) {
            throw Problem.invalid(field + "name", "There are two parameters " + parameter.name());
        }
    }

    private static Parameter fitting(Ground source, String field, Parameter parameter) {
        var choices = parameter.choices();
        var typed = choices == null
                ? parameter
                : parameter.of(source.column(choices.table(), choices.column())
                        .map(TemplateRules::type)
                        .orElseThrow(() -> Problem.invalid(
                                field + "choices",
                                "There is no column " + choices.table() + "." + choices.column() + " in this source")));
        try {
            typed.example();
            return typed;
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(field + "defaultValue", "The usual value " + e.getMessage());
        }
    }

    private static Argument.Type type(Schema.Column column) {
        return switch (column.type()) {
            case INTEGER, DECIMAL -> Argument.Type.NUMBER;
            case DATE -> Argument.Type.DATE;
            case BOOLEAN -> Argument.Type.BOOLEAN;
            case TEXT, TIME, TIMESTAMP, BINARY, JSON, OTHER -> Argument.Type.TEXT;
        };
    }

    /** What is declared is asked for, and what is asked for is declared. */
    private static void requireSameNames(Ground source, Content content) {
        var used = Parameters.names(source.dialect(), content.sql());
        var declared = content.parameters().list().stream().map(Parameter::name).toList();
        for (var at = 0; at < declared.size(); at++) {
            if (!used.contains(declared.get(at))) {
                throw Problem.invalid(
                        "parameters[" + at + "].name",
                        "The SQL does not use {{" + declared.get(at)
                                + "}}: write it there, or leave the parameter out");
            }
        }
        var missing = new ArrayList<>(used);
        missing.removeAll(declared);
        if (!missing.isEmpty()) {
            throw Problem.invalid("parameters", "Say what " + String.join(", ", missing) + " of the SQL stands for");
        }
    }

    private static void requireAllowed(Ground source, String sql, List<Parameter> parameters) {
        if (source.check(sql, examples(parameters)) instanceof Verdict.Refused refused) {
            throw Problem.invalid(
                    "sql",
                    "Line %d, column %d: %s (%s)"
                            .formatted(refused.line(), refused.column(), refused.message(), refused.rule()));
        }
    }

    static Map<String, Argument> examples(List<Parameter> parameters) {
        var examples = new TreeMap<String, Argument>();
        parameters.forEach(it -> examples.put(it.name(), it.example()));
        return examples;
    }
}
