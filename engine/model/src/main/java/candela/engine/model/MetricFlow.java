package candela.engine.model;

import candela.engine.model.Reading.Remark;
import candela.engine.model.SemanticModel.TermNotes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** MetricFlow's measures and metrics as formulas; what a formula cannot say is left out with a remark. */
final class MetricFlow {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Map<String, String> FUNCTIONS =
            Map.of("sum", "sum", "average", "avg", "avg", "avg", "min", "min", "max", "max", "count", "count");

    private final List<Remark> remarks;
    private final Map<String, String> measures = new HashMap<>();
    private final Map<String, Part> metrics = new LinkedHashMap<>();
    private final List<TermNotes> terms = new ArrayList<>();

    MetricFlow(List<Remark> remarks) {
        this.remarks = remarks;
    }

    List<TermNotes> terms() {
        return terms;
    }

    void read(List<Part> models, List<Part> metricParts) {
        for (var model : models) {
            model.list("measures").forEach(it -> measure(model, it));
        }
        metricParts.forEach(it -> metrics.put(it.required("name"), it));
        metrics.values().forEach(this::term);
    }

    private void measure(Part model, Part it) {
        var table = model.find("node_relation")
                .map(node -> node.text("alias"))
                .orElseGet(() -> DbtForm.referenced(model.text("model")));
        var formula = formula(table, it);
        if (formula == null) {
            remarks.add(new Remark(
                    it.line(),
                    "The measure " + it.text("name") + " (" + it.text("agg") + ") cannot be said as a formula"));
        } else {
            measures.put(it.required("name"), formula);
        }
    }

    private static @Nullable String formula(String table, Part it) {
        var expression = it.text("expr").isEmpty() ? it.required("name") : it.text("expr");
        var value = NAME.matcher(expression).matches() ? table + "." + expression : expression;
        var aggregate = it.text("agg");
        if (expression.equals("1") && (aggregate.equals("sum") || aggregate.equals("count"))) {
            return "count(" + table + ".*)";
        }
        if (aggregate.equals("count_distinct")) {
            return "count(distinct " + value + ")";
        }
        var function = FUNCTIONS.get(aggregate);
        return function == null ? null : function + "(" + value + ")";
    }

    private void term(Part metric) {
        var formula = formula(metric, 0);
        if (formula.isEmpty()) {
            remarks.add(new Remark(
                    metric.line(),
                    "The metric " + metric.text("name") + " (" + metric.text("type")
                            + ") cannot be said as a formula"));
            return;
        }
        var phrases = new ArrayList<>(List.of(metric.required("name").replace('_', ' ')));
        if (!metric.text("label").isEmpty() && !metric.text("label").equalsIgnoreCase(phrases.getFirst())) {
            phrases.add(metric.text("label"));
        }
        terms.add(new TermNotes("metric", phrases, formula.get(), metric.text("description"), metric.line()));
    }

    private Optional<String> formula(Part metric, int depth) {
        var parameters = metric.find("type_params");
        if (parameters.isEmpty() || depth > 10 || isFiltered(metric)) {
            return Optional.empty();
        }
        return switch (metric.text("type")) {
            case "simple" -> input(parameters.get(), "measure").flatMap(it -> Optional.ofNullable(measures.get(it)));
            case "ratio" -> ratio(parameters.get(), depth);
            case "derived" -> derived(parameters.get(), depth);
            default -> Optional.empty();
        };
    }

    private static boolean isFiltered(Part part) {
        return part.find("filter")
                .filter(it -> !it.text().isEmpty() || it.entries().findAny().isPresent())
                .isPresent();
    }

    /** The name of a measure or metric, which stands there alone or with more. */
    private static Optional<String> input(Part parameters, String key) {
        return parameters
                .find(key)
                .filter(it -> !isFiltered(it))
                .map(it -> it.text().isEmpty() ? it.text("name") : it.text());
    }

    private Optional<String> ratio(Part parameters, int depth) {
        var above = input(parameters, "numerator").flatMap(it -> metric(it, depth));
        var below = input(parameters, "denominator").flatMap(it -> metric(it, depth));
        return above.flatMap(it -> below.map(other -> "(" + it + ") / (" + other + ")"));
    }

    private Optional<String> metric(String name, int depth) {
        var metric = metrics.get(name);
        return metric == null ? Optional.ofNullable(measures.get(name)) : formula(metric, depth + 1);
    }

    private Optional<String> derived(Part parameters, int depth) {
        var expression = parameters.text("expr");
        for (var it : parameters.list("metrics")) {
            var name = it.text().isEmpty() ? it.text("name") : it.text();
            var formula = isFiltered(it) || it.has("offset_window") ? Optional.<String>empty() : metric(name, depth);
            if (formula.isEmpty()) {
                return Optional.empty();
            }
            var alias = it.text("alias").isEmpty() ? name : it.text("alias");
            expression = expression.replaceAll(
                    "\\b" + Pattern.quote(alias) + "\\b",
                    java.util.regex.Matcher.quoteReplacement("(" + formula.get() + ")"));
        }
        return expression.isEmpty() ? Optional.empty() : Optional.of(expression);
    }
}
