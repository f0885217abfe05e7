package candela.engine.ask;

import candela.engine.ask.Candidates.Candidate;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns questions about one schema into SQL, with no language model: the same question, schema and day give the same
 * answer. Safe for use by many threads.
 */
public final class Parser {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    private final Catalog catalog;
    private final ValueIndex values;
    private final Linker linker;
    private final Candidates candidates;
    private final Clock clock;
    private final Joins joins;
    private final Renderer renderer;

    private Parser(Schema schema, Dialect dialect, ValueIndex values, Clock clock) {
        var written = values.written().in(dialect);
        var seen = written.applied(schema);
        this.catalog = new Catalog(seen, written);
        this.values = values;
        this.clock = clock;
        this.joins = new Joins(seen);
        var lexicon = new Lexicon(seen);
        var measures = new Measures(catalog, joins, lexicon, values);
        this.linker = new Linker(catalog, lexicon, values, measures, new Dates(clock));
        this.renderer = new Renderer(dialect, catalog, joins);
        this.candidates = new Candidates(catalog, joins, renderer);
    }

    /** @param clock tells today's date, in the zone of the person who asks */
    public static Parser of(Schema schema, Dialect dialect, ValueIndex values, Clock clock) {
        return new Parser(schema, dialect, values, clock);
    }

    /** Answers a question; never throws for any text. */
    public Answer ask(String question) {
        return answer(question, null);
    }

    /** Answers a question that may refine a former one ("only Germany") or stand on its own. */
    public Answer ask(String question, Reading former) {
        return answer(question, former);
    }

    /** All readings of a question, best first, however unsure; empty when nothing of it is understood. */
    public List<Interpretation> readings(String question) {
        return all(question, null);
    }

    /** The same for a question that may refine a former one. */
    public List<Interpretation> readings(String question, Reading former) {
        return all(question, former);
    }

    private List<Interpretation> all(String question, @Nullable Reading former) {
        if (Refusals.of(question).filter(it -> !it.equals("refuse.opinion")).isPresent()) {
            return List.of();
        }
        return read(question, former).ranked().stream()
                .map(it -> interpretation(question, it))
                .toList();
    }

    SqlReader sqlReader() {
        return new SqlReader(catalog.schema(), joins);
    }

    Joins joins() {
        return joins;
    }

    List<Ranking.Choice> choices(String question, Weights weights) {
        var evidence = evidence(question);
        return new Ranking(catalog, joins, renderer, weights, null)
                .ranked(evidence, candidates.of(evidence.items, "en"), "en");
    }

    Evidence evidence(String question) {
        var clean = CONTROL.matcher(question).replaceAll(" ");
        var translated = Phrasebook.translate(
                Normaliser.tokens(clean), it -> !values.exact(it).isEmpty());
        return new Evidence(catalog, linker, translated.tokens(), linker.items(clean, translated.tokens()));
    }

    private record Read(String language, List<Token> tokens, List<Item> items, List<Candidate> ranked) {}

    private Read read(String question, @Nullable Reading former) {
        var clean = CONTROL.matcher(question).replaceAll(" ");
        var translated = Phrasebook.translate(
                Normaliser.tokens(clean), it -> !values.exact(it).isEmpty());
        var items = linker.items(clean, translated.tokens());
        var ranked = former == null
                ? candidates.of(items, translated.language())
                : candidates.of(items, translated.language(), former, FollowUps.refers(clean));
        return new Read(translated.language(), translated.tokens(), items, ranked);
    }

    private Answer answer(String question, @Nullable Reading former) {
        var refused = Refusals.of(question);
        var decision = new Decision(catalog, this::interpretation);
        if (refused.isPresent()) {
            return decision.refuse(question, refused.get());
        }
        var read = read(question, former);
        if (Refusals.asksForTheFuture(read.items(), LocalDate.now(clock))) {
            return decision.refuse(question, "refuse.forecast");
        }
        return decision.of(question, read.language(), read.items(), read.ranked());
    }

    private Interpretation interpretation(String question, Candidate candidate) {
        return Explanation.of(question, candidate, catalog);
    }
}
