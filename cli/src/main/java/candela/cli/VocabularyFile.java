package candela.cli;

import candela.engine.ask.Term;
import candela.engine.ask.Term.Kind;
import candela.engine.ask.Vocabulary;
import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A list of terms in YAML, or in JSON, which is YAML too: words under {@code say} or a {@code question}, and what they
 * mean.
 */
record VocabularyFile(Path path) {

    private static final Map<String, Kind> MEANINGS = Map.of(
            "means", Kind.SYNONYM,
            "metric", Kind.METRIC,
            "filter", Kind.FILTER,
            "join", Kind.JOIN,
            "sql", Kind.VERIFIED);
    private static final Set<String> WORDS = Set.of("say", "question");

    /** The terms, each checked against the data. */
    Vocabulary read(Schema schema, Dialect dialect) {
        var terms = new ArrayList<Term>();
        for (var entry : entries()) {
            var term = term(entry, terms.size() + 1);
            Vocabulary.fault(schema, dialect, term).ifPresent(it -> {
                throw wrong(terms.size() + 1, it.message());
            });
            terms.add(term);
        }
        return new Vocabulary(terms);
    }

    private List<?> entries() {
        try (var reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(reader) instanceof List<?> list
                    ? list
                    : List.of(Map.of());
        } catch (YAMLException e) {
            throw new DataException(Reason.MALFORMED, path + " is no YAML: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DataException(Reason.DENIED, path + " cannot be read", e);
        }
    }

    private Term term(Object entry, int number) {
        if (!(entry instanceof Map<?, ?> fields)) {
            throw wrong(number, "a term has say and one of means, metric, filter, join");
        }
        for (var name : fields.keySet()) {
            if (!WORDS.contains(String.valueOf(name)) && !MEANINGS.containsKey(String.valueOf(name))) {
                throw wrong(number, "“" + name + "” is not known: say, means, metric, filter, join, question, sql");
            }
        }
        var words = fields.get("say") == null ? fields.get("question") : fields.get("say");
        var meanings = MEANINGS.keySet().stream().filter(fields::containsKey).toList();
        if (words == null || meanings.size() != 1) {
            throw wrong(number, "a term has say and one of means, metric, filter, join; or question and sql");
        }
        var phrases = words instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(words));
        var meaning = String.valueOf(fields.get(meanings.getFirst()));
        return new Term(
                String.valueOf(number),
                MEANINGS.getOrDefault(meanings.getFirst(), Kind.SYNONYM),
                phrases,
                meaning,
                null);
    }

    private DataException wrong(int number, String message) {
        return new DataException(Reason.MALFORMED, path + ", term " + number + ": " + message);
    }
}
