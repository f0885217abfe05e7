package candela.engine.ask;

import candela.engine.ask.Candidates.Candidate;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns questions about one schema into SQL, with no language model: the same question, schema, vocabulary and day give
 * the same answer. Safe for use by many threads.
 */
public final class Parser {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    /** What is known of a database whoever asks. */
    private record Base(
            Catalog catalog, Dialect dialect, Joins joins, Lexicon lexicon, ValueIndex values, Measures measures) {
        static Base of(Schema schema, Dialect dialect, ValueIndex values) {
            var catalog = new Catalog(schema);
            var joins = new Joins(schema);
            var lexicon = new Lexicon(schema);
            var measures = new Measures(catalog, joins, lexicon, values);
            return new Base(catalog, dialect, joins, lexicon, values, measures);
        }

        Linker linker(LocalDate today) {
            return new Linker(catalog, lexicon, values, measures, new Dates(today));
        }

        Renderer renderer() {
            return new Renderer(dialect, catalog, joins);
        }
    }

    private final Base base;
    private final Linker linker;
    private final Renderer renderer;
    private final Candidates candidates;
    private final Glossary glossary;
    private final VerifiedPairs verified;
    private final Clock clock;

    private Parser(Base base, Vocabulary vocabulary, Clock clock) {
        var today = LocalDate.now(clock);
        this.base = base;
        this.clock = clock;
        this.linker = base.linker(today);
        this.renderer = base.renderer();
        this.candidates = new Candidates(base.catalog(), base.joins(), renderer);
        var meanings = new Meanings(base.catalog(), base.joins(), today);
        this.glossary = new Glossary(vocabulary, meanings, base.lexicon(), base.values());
        var literals = new SqlLiterals(base.dialect(), base.catalog());
        this.verified = new VerifiedPairs(vocabulary, this::items, literals::text, today);
    }

    /**
     * @param vocabulary the words of those who ask; {@link Vocabulary#EMPTY} where there are none
     * @param clock tells today's date, in the zone of the person who asks
     */
    public static Parser of(Schema schema, Dialect dialect, ValueIndex values, Vocabulary vocabulary, Clock clock) {
        return new Parser(Base.of(schema, dialect, values), vocabulary, clock);
    }

    /** The same for other people: a vocabulary of their own and the date of today; the rest is shared. */
    public Parser with(Vocabulary vocabulary) {
        return new Parser(base, vocabulary, clock);
    }

    /** Answers a question; never throws for any text. */
    public Answer ask(String question) {
        return answer(question, null);
    }

    /** Answers a question that may refine a former one ("only Germany") or stand on its own. */
    public Answer ask(String question, Reading former) {
        return answer(question, former.isEmpty() ? null : former);
    }

    /** All readings of a question, best first, however unsure; empty when nothing of it is understood. */
    public List<Interpretation> readings(String question) {
        return all(question, null);
    }

    /** The same for a question that may refine a former one. */
    public List<Interpretation> readings(String question, Reading former) {
        return all(question, former.isEmpty() ? null : former);
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
        return new SqlReader(base.catalog().schema(), base.joins());
    }

    Joins joins() {
        return base.joins();
    }

    List<Ranking.Choice> choices(String question, Weights weights) {
        var evidence = evidence(question);
        return new Ranking(base.catalog(), base.joins(), renderer, weights, null)
                .ranked(evidence, candidates.of(evidence.items, "en"), "en");
    }

    Evidence evidence(String question) {
        var clean = clean(question);
        var tokens = translated(clean).tokens();
        return new Evidence(base.catalog(), linker, tokens, linker.items(clean, tokens));
    }

    private record Read(String language, List<Item> items, List<Candidate> ranked) {}

    private Read read(String question, @Nullable Reading former) {
        var clean = clean(question);
        var translated = translated(clean);
        var items = linker.items(clean, translated.tokens());
        var ranked = former == null
                ? candidates.of(items, translated.language())
                : candidates.of(items, translated.language(), former, FollowUps.refers(clean));
        return new Read(translated.language(), items, ranked);
    }

    private static String clean(String question) {
        return CONTROL.matcher(question).replaceAll(" ");
    }

    /** The words of the vocabulary are never translated, but tell the language all the same. */
    private Phrasebook.Translated translated(String clean) {
        var tokens = Normaliser.tokens(clean);
        var marked = glossary.marked(tokens);
        var translated = translated(marked);
        return marked.size() == tokens.size() && marked.equals(tokens)
                ? translated
                : new Phrasebook.Translated(translated(tokens).language(), translated.tokens());
    }

    private Phrasebook.Translated translated(List<Token> tokens) {
        return Phrasebook.translate(tokens, it -> !base.values().exact(it).isEmpty());
    }

    private List<Item> items(String question, LocalDate day) {
        var clean = clean(question);
        var own = day.equals(LocalDate.now(clock)) ? linker : base.linker(day);
        return own.items(clean, translated(clean).tokens());
    }

    private Answer answer(String question, @Nullable Reading former) {
        var known =
                question.length() > Refusals.LONGEST ? Optional.<VerifiedPairs.Found>empty() : verified.find(question);
        if (known.isPresent()) {
            return verified(question, known.get());
        }
        var refused = Refusals.of(question);
        var decision = new Decision(base.catalog(), base.values(), glossary, this::interpretation);
        if (refused.isPresent()) {
            return decision.refuse(question, refused.get());
        }
        var read = read(question, former);
        if (Refusals.asksForTheFuture(read.items(), LocalDate.now(clock))) {
            return decision.refuse(question, "refuse.forecast");
        }
        return decision.of(question, read.language(), read.items(), read.ranked());
    }

    /** The verified SQL, explained by the reading that comes to the same where there is one. */
    private Answer verified(String question, VerifiedPairs.Found found) {
        var read = read(question, null);
        var same = read.ranked().stream()
                .filter(it -> it.sql().equals(found.sql()))
                .findFirst()
                .map(it -> interpretation(question, it));
        return new Answer.Understood(Explanation.verified(found, read.language(), same), List.of());
    }

    private Interpretation interpretation(String question, Candidate candidate) {
        return Explanation.of(question, candidate, base.catalog());
    }
}
