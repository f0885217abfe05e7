package candela.server.query.template;

import candela.engine.sql.Argument;
import candela.server.federation.Federations;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.Problem.FieldError;
import candela.server.query.Asking;
import candela.server.query.Query;
import candela.server.query.SavedRun;
import candela.server.query.template.Template.Sharing;
import candela.server.query.template.Template.TemplateId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door by which saved questions are run: each run is a query like any other. */
@Service
@Transactional
public class TemplateRuns {

    private static final int MOST_CHOICES = 200;

    private final Templates templates;
    private final TemplateShelf shelf;
    private final Asking asking;
    private final Federations federations;
    private final Clock clock;

    TemplateRuns(Templates templates, TemplateShelf shelf, Asking asking, Federations federations, Clock clock) {
        this.templates = templates;
        this.shelf = shelf;
        this.asking = asking;
        this.federations = federations;
        this.clock = clock;
    }

    /** @param values as text by the names of the parameters; what is left out has its usual value */
    public Query run(Actor actor, TemplateId id, Map<String, String> values, boolean execute) {
        var template = runnable(actor, id);
        var arguments = arguments(template, values);
        var run = new SavedRun(
                id.value(),
                title(template, arguments),
                template.content().sql(),
                template.content().others(),
                arguments,
                execute);
        var query = asking.run(actor, template.content().dataSource(), run);
        shelf.use(actor, id, clock.instant());
        return query;
    }

    /**
     * The values that are offered for a parameter, those that the actor may see; read without holding a transaction.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public List<String> choices(Actor actor, TemplateId id, String name) {
        var template = runnable(actor, id);
        var choices = template.content().parameters().list().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .map(Parameter::choices)
                .orElseThrow(() -> new Problem(Problem.Kind.NOT_FOUND, "No choices for " + name));
        return federations
                .ground(actor, template.content().sources())
                .distinctValues(choices.table(), choices.column(), MOST_CHOICES);
    }

    private Template runnable(Actor actor, TemplateId id) {
        var template = templates.find(actor, id);
        actor.require(Asking.RUN);
        if (!template.allows(actor, Sharing.EXECUTE)) {
            throw Problem.forbidden("not_shared", "Its owner lets others read this saved question, but not run it");
        }
        return template;
    }

    private static Map<String, Argument> arguments(Template template, Map<String, String> values) {
        var parameters = template.content().parameters().list();
        var errors = new ArrayList<FieldError>();
        var known = parameters.stream().map(Parameter::name).collect(Collectors.toSet());
        values.keySet().stream()
                .filter(it -> !known.contains(it))
                .forEach(it -> errors.add(new FieldError("values." + it, "There is no parameter " + it)));
        var arguments = new LinkedHashMap<String, Argument>();
        for (var parameter : parameters) {
            try {
                arguments.put(parameter.name(), argument(parameter, values));
            } catch (IllegalArgumentException e) {
                errors.add(new FieldError(
                        "values." + parameter.name(), "The value of " + parameter.name() + " " + e.getMessage()));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return arguments;
    }

    private static Argument argument(Parameter parameter, Map<String, String> values) {
        var given = parameter.argument(values.get(parameter.name()));
        var argument = given.text() == null && !isLeftEmpty(parameter, values) ? parameter.example() : given;
        if (argument.text() == null && parameter.required()) {
            throw new IllegalArgumentException("is missing");
        }
        return argument;
    }

    /** Whoever clears the field of an optional parameter wants no value, not the usual one. */
    private static boolean isLeftEmpty(Parameter parameter, Map<String, String> values) {
        return values.containsKey(parameter.name()) && !parameter.required();
    }

    private static String title(Template template, Map<String, Argument> arguments) {
        var values = arguments.values().stream()
                .map(Argument::text)
                .filter(it -> it != null)
                .collect(Collectors.joining(", "));
        return template.content().name() + (values.isEmpty() ? "" : ": " + values);
    }
}
