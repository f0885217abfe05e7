package candela.engine.ask;

import candela.engine.ask.Candidates.Candidate;
import candela.engine.sql.Apart;
import candela.engine.sql.Dialect;
import candela.engine.sql.JointSchema;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.ForeignKey;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns questions about one schema into SQL, with no language model: the same question, schema, vocabulary and day give
 * the same answer. Safe for use by many threads.
 */
public final class Parser {
    private static final Optional<Learnt> LEARNT = Learnt.load();
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    /** What is known of a database whoever asks. */
    private record Base(
            Catalog catalog,
            Dialect dialect,
            Joins joins,
            Lexicon lexicon,
            ValueIndex values,
            Nearest nearest,
            Renderer renderer) {
        /** @param renamed what some tables are called where they stand, by the names that the schema gives them */
        static Base of(
                Schema schema, Dialect dialect, ValueIndex values, Meanings meanings, Map<String, String> renamed) {
            var seen = values.written().applied(schema);
            var catalog = new Catalog(seen, values.written(), renamed);
            var joins = new Joins(seen);
            var nearest = new Nearest(catalog, meanings);
            var renderer = new Renderer(dialect, catalog, joins);
            return new Base(catalog, dialect, joins, new Lexicon(seen), values, nearest, renderer);
        }

        Linker linker(LocalDate today) {
            var measures = new Measures(catalog, joins, lexicon, values, today);
            return new Linker(catalog, lexicon, values, measures, new Dates(today));
        }

        @Nullable
        Ranking ranking() {
            return LEARNT.map(it -> new Ranking(catalog, joins, renderer, it)).orElse(null);
        }
    }

    private final Base base;
    private final SchemaWords words;
    private final Linker linker;
    private final Candidates candidates;
    private final @Nullable Ranking ranking;
    private final Vocabulary vocabulary;
    private final Glossary glossary;
    private final VerifiedPairs verified;
    private final Clock clock;

    private Parser(Base base, Vocabulary vocabulary, Clock clock) {
        var today = LocalDate.now(clock);
        this.base = base;
        this.clock = clock;
        this.vocabulary = vocabulary;
        this.words = new SchemaWords(base.lexicon(), base.values());
        this.linker = base.linker(today);
        this.candidates = new Candidates(base.catalog(), base.joins(), base.renderer(), today);
        this.ranking = base.ranking();
        var definitions = new Definitions(base.catalog(), base.joins(), today);
        this.glossary = new Glossary(vocabulary, definitions, base.lexicon(), base.values());
        var literals = new SqlLiterals(base.dialect(), base.catalog());
        this.verified = new VerifiedPairs(vocabulary, this::items, literals::text, today);
    }

    /**
     * @param vocabulary the words of those who ask; {@link Vocabulary#EMPTY} where there are none
     * @param clock tells today's date, in the zone of the person who asks
     */
    public static Parser of(Schema schema, Dialect dialect, ValueIndex values, Vocabulary vocabulary, Clock clock) {
        var apart = Apart.of(schema);
        var base = Base.of(apart.schema(), dialect, values, Meanings.NONE, apart.renamed());
        return new Parser(base, vocabulary, clock);
    }

    /**
     * The same for a parser that also knows words by what they mean, as yet without a vocabulary. The names of the
     * schema are looked up there when the first question has a word that is in none of them.
     */
    public static Parser of(Schema schema, Dialect dialect, ValueIndex values, Meanings meanings, Clock clock) {
        var apart = Apart.of(schema);
        var base = Base.of(apart.schema(), dialect, values, meanings, apart.renamed());
        return new Parser(base, Vocabulary.EMPTY, clock);
    }

    /**
     * The same for several sources together, in the dialect of statements over all of them.
     *
     * @param keys between tables of different sources
     */
    public static Parser of(
            JointSchema joint, List<ForeignKey> keys, ValueIndex values, Meanings meanings, Clock clock) {
        var apart = joint.apart();
        var all = Stream.concat(apart.keys().stream(), keys.stream()).toList();
        var schema = new Schema(apart.tables(), all);
        var base = Base.of(schema, Dialect.DUCKDB, values, meanings, joint.renamed());
        return new Parser(base, Vocabulary.EMPTY, clock);
    }

    /** The same for other people: a vocabulary of their own and the date of today; the rest is shared. */
    public Parser with(Vocabulary vocabulary) {
        return new Parser(base, vocabulary, clock);
    }

    /** Answers a question; never throws for any text. */
    public Answer ask(String question) {
        return answer(question, null, Trial.NONE);
    }

    /**
     * Answers a question that may refine a former one ("only Germany") or stand on its own, with readings tried on the
     * data.
     *
     * @param former what was asked before; {@link Reading#NONE} at the beginning
     */
    public Answer ask(String question, Reading former, Trial trial) {
        return answer(question, former.isEmpty() ? null : former, trial);
    }

    /** All readings of a question, best first, however unsure; empty when nothing of it is understood. */
    public List<Interpretation> readings(String question) {
        return all(question, null);
    }

    /** The same for a question that may refine a former one, with readings tried on the data. */
    public List<Interpretation> readings(String question, Reading former, Trial trial) {
        return Trials.tried(all(question, former.isEmpty() ? null : former), trial);
    }

    /**
     * What a language model may be told about a question; empty for what is no question about data, which is nobody's
     * to answer.
     */
    public Optional<Briefing> briefing(String question, Reading former, Briefing.Scope scope) {
        if (Refusals.of(question).isPresent()) {
            return Optional.empty();
        }
        var read = read(question, former.isEmpty() ? null : former);
        var today = LocalDate.now(clock);
        if (Refusals.asksForTheFuture(read.items(), today)) {
            return Optional.empty();
        }
        var readings =
                read.ranked().stream().map(it -> interpretation(question, it)).toList();
        var briefer = new Briefer(base.catalog(), base.joins(), base.renderer(), base.dialect(), scope);
        var before = former.isEmpty() ? "" : sql(former);
        return Optional.of(briefer.of(question, read.items(), readings, vocabulary, before, today));
    }

    /** A statement that somebody else wrote for a question, explained as far as that can be. */
    public Interpretation explained(String question, String sql) {
        var heard = heard(question.substring(0, Math.min(question.length(), Refusals.LONGEST)));
        return new ReadBack(base.catalog(), sqlReader()).of(heard.text(), heard.language(), heard.items(), sql);
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
        return new SqlReader(base.catalog(), base.joins());
    }

    String sql(Reading reading) {
        return base.renderer().sql(reading);
    }

    Joins joins() {
        return base.joins();
    }

    Outline outline(String question) {
        return new Outline(evidence(question));
    }

    List<Ranking.Choice> choices(String question, Weights weights) {
        var heard = heard(question);
        return new Ranking(base.catalog(), base.joins(), base.renderer(), new Learnt(weights, Weights.NONE, null))
                .ranked(evidence(heard), candidates.of(heard.items(), heard.language()), heard.language());
    }

    Evidence evidence(String question) {
        return evidence(heard(question));
    }

    Suggested suggested(String question) {
        var heard = heard(question);
        var rules = candidates.of(heard.items(), heard.language());
        return new Suggested(evidence(heard), new Canon(base.catalog()), rules);
    }

    private Evidence evidence(Heard heard) {
        return new Evidence(base.catalog(), heard.linked(), base.nearest(), heard.items());
    }

    /** A question cut into its spans. */
    private record Heard(String text, String language, Linked linked, List<Item> items) {}

    private Heard heard(String question) {
        return heard(question, linker);
    }

    private Heard heard(String question, Linker spans) {
        var clean = CONTROL.matcher(question).replaceAll(" ");
        var translated = translated(Normaliser.tokens(clean));
        var focus = Focus.of(translated.tokens(), spans, base.joins(), base.catalog());
        var linked = new Linked(spans, translated.tokens(), focus);
        var items = spans.items(clean, linked);
        var all = translated.language().equals("en") ? base.nearest().linked(clean, items, focus) : items;
        return new Heard(clean, translated.language(), linked, all);
    }

    /** The words of the vocabulary are never translated, but tell the language all the same. */
    private Translation translated(List<Token> tokens) {
        var marked = glossary.marked(tokens);
        var translated = Translation.of(marked, words);
        return marked.equals(tokens)
                ? translated
                : new Translation(Translation.of(tokens, words).language(), translated.tokens());
    }

    private List<Item> items(String question, LocalDate day) {
        return heard(question, day.equals(LocalDate.now(clock)) ? linker : base.linker(day))
                .items();
    }

    /**
     * A question with its readings.
     *
     * @param rules what the rules make of it, best first
     * @param ranked all readings by what was learnt, best first
     */
    private record Read(String language, List<Item> items, List<Candidate> rules, List<Candidate> ranked) {}

    private Read read(String question, @Nullable Reading former) {
        var heard = heard(question);
        var fresh = candidates.of(heard.items(), heard.language());
        var ranked = ranked(heard, fresh);
        if (former == null) {
            return new Read(heard.language(), heard.items(), fresh, ranked);
        }
        var reference = Reference.of(heard.text(), heard.items());
        var all = candidates.of(heard.items(), heard.language(), former, reference, beside(fresh, ranked));
        return new Read(heard.language(), heard.items(), all, all);
    }

    /** Fresh readings as what was learnt ranks them, on the scale of those that change a former one. */
    private static List<Candidate> beside(List<Candidate> rules, List<Candidate> ranked) {
        if (rules.isEmpty() || ranked.isEmpty()) {
            return ranked;
        }
        var best = ranked.getFirst().score();
        var scale = rules.getFirst().score();
        return ranked.stream()
                .map(it -> it.weighted(scale / Math.max(best, it.score())))
                .toList();
    }

    private List<Candidate> ranked(Heard heard, List<Candidate> rules) {
        return ranking == null || !heard.language().equals("en") || isTaught(heard)
                ? rules
                : ranking.candidates(evidence(heard), rules, heard.language());
    }

    /** What people laid down is not weighed against what was learnt from others. */
    private static boolean isTaught(Heard heard) {
        return heard.items().stream().flatMap(it -> it.links().stream()).anyMatch(it -> it.meant() != null);
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

    /**
     * An answer whose best reading finds something, where one that is about as likely does; no question back whose
     * answers all find the same.
     */
    private static Answer tried(Answer answer, Trial trial) {
        if (answer instanceof Answer.Clarification asked) {
            return Trials.settled(asked, trial);
        }
        if (!(answer instanceof Answer.Understood understood)) {
            return answer;
        }
        var all = new ArrayList<>(List.of(understood.best()));
        all.addAll(understood.alternatives());
        var tried = Trials.tried(all, trial);
        return new Answer.Understood(tried.getFirst(), tried.subList(1, tried.size()));
    }

    private Answer answer(String question, @Nullable Reading former, Trial trial) {
        var known =
                question.length() > Refusals.LONGEST ? Optional.<VerifiedPairs.Found>empty() : verified.find(question);
        if (known.isPresent()) {
            return verified(question, known.get());
        }
        var refused = Refusals.of(question);
        var decision = new Decision(base.catalog(), base.values(), glossary, this::interpretation);
        if (refused.isPresent()) {
            return decision.refuse(language(question), refused.get());
        }
        var read = read(question, former);
        if (Refusals.asksForTheFuture(read.items(), LocalDate.now(clock))) {
            return decision.refuse(read.language(), "refuse.forecast");
        }
        var open = decision.isOpen(read.rules(), read.ranked());
        return tried(decision.of(question, read.language(), read.items(), open ? read.rules() : read.ranked()), trial);
    }

    private String language(String question) {
        var beginning = question.substring(0, Math.min(question.length(), Refusals.LONGEST));
        return Translation.of(Normaliser.tokens(beginning), words).language();
    }

    private Interpretation interpretation(String question, Candidate candidate) {
        return Explanation.of(question, candidate, base.catalog());
    }
}
