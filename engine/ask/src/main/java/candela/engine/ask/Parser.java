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
    private static final java.util.Optional<Learnt> LEARNT = Learnt.load();
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    private final Catalog catalog;
    private final SchemaWords words;
    private final Linker linker;
    private final Nearest nearest;
    private final Candidates candidates;
    private final Clock clock;
    private final Joins joins;
    private final Renderer renderer;
    private final @Nullable Ranking ranking;

    private Parser(Schema schema, Dialect dialect, ValueIndex values, Meanings meanings, Clock clock) {
        var seen = values.written().applied(schema);
        this.catalog = new Catalog(seen, values.written());
        this.clock = clock;
        this.joins = new Joins(seen);
        var lexicon = new Lexicon(seen);
        this.words = new SchemaWords(lexicon, values);
        var measures = new Measures(catalog, joins, lexicon, values);
        this.linker = new Linker(catalog, lexicon, values, measures, new Dates(clock));
        this.nearest = new Nearest(catalog, meanings);
        this.renderer = new Renderer(dialect, catalog, joins);
        this.candidates = new Candidates(catalog, joins, renderer);
        this.ranking = LEARNT.isPresent()
                ? new Ranking(
                        catalog,
                        joins,
                        renderer,
                        LEARNT.get().weights(),
                        LEARNT.get().forest())
                : null;
    }

    /** @param clock tells today's date, in the zone of the person who asks */
    public static Parser of(Schema schema, Dialect dialect, ValueIndex values, Clock clock) {
        return of(schema, dialect, values, Meanings.NONE, clock);
    }

    /**
     * The same for a parser that also knows words by what they mean. The names of the schema are looked up there when
     * the first question has a word that is in none of them.
     */
    public static Parser of(Schema schema, Dialect dialect, ValueIndex values, Meanings meanings, Clock clock) {
        return new Parser(schema, dialect, values, meanings, clock);
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
        var heard = heard(question);
        return new Ranking(catalog, joins, renderer, weights, null)
                .ranked(evidence(heard), candidates.of(heard.items(), heard.language()), heard.language());
    }

    Evidence evidence(String question) {
        return evidence(heard(question));
    }

    private Evidence evidence(Heard heard) {
        return new Evidence(catalog, linker, heard.tokens(), heard.items());
    }

    /** A question cut into its spans. */
    private record Heard(String text, String language, List<Token> tokens, List<Item> items) {}

    private Heard heard(String question) {
        var clean = CONTROL.matcher(question).replaceAll(" ");
        var translated = Translation.of(Normaliser.tokens(clean), words);
        var spans = linker.items(clean, translated.tokens());
        var items = translated.language().equals("en") ? nearest.linked(clean, spans) : spans;
        return new Heard(clean, translated.language(), translated.tokens(), items);
    }

    private record Read(String language, List<Item> items, List<Candidate> ranked) {}

    private Read read(String question, @Nullable Reading former) {
        var heard = heard(question);
        var ranked = former == null
                ? fresh(heard)
                : candidates.of(
                        heard.items(), heard.language(), former, Reference.of(heard.text(), heard.items()), beside(heard));
        return new Read(heard.language(), heard.items(), ranked);
    }

    /** Fresh readings on the scale of those that change a former one. */
    private List<Candidate> beside(Heard heard) {
        var rules = candidates.of(heard.items(), heard.language());
        if (ranking == null || rules.isEmpty()) {
            return rules;
        }
        var ranked = ranking.candidates(evidence(heard), rules, heard.language());
        var scale = rules.getFirst().score() / ranked.getFirst().score();
        return ranked.stream().map(it -> it.weighted(scale)).toList();
    }

    private List<Candidate> fresh(Heard heard) {
        var rules = candidates.of(heard.items(), heard.language());
        return ranking == null ? rules : ranking.candidates(evidence(heard), rules, heard.language());
    }

    private Answer answer(String question, @Nullable Reading former) {
        var refused = Refusals.of(question);
        var decision = new Decision(catalog, this::interpretation);
        if (refused.isPresent()) {
            return decision.refuse(language(question), refused.get());
        }
        var read = read(question, former);
        if (Refusals.asksForTheFuture(read.items(), LocalDate.now(clock))) {
            return decision.refuse(read.language(), "refuse.forecast");
        }
        return decision.of(question, read.language(), read.items(), read.ranked());
    }

    private String language(String question) {
        var beginning = question.substring(0, Math.min(question.length(), Refusals.LONGEST));
        return Translation.of(Normaliser.tokens(beginning), words).language();
    }

    private Interpretation interpretation(String question, Candidate candidate) {
        return Explanation.of(question, candidate, catalog);
    }
}
