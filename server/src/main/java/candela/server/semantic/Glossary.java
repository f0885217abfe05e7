package candela.server.semantic;

import candela.engine.ask.Term;
import candela.engine.ask.Term.Kind;
import candela.engine.ask.Vocabulary;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.reading.SourceReader;
import candela.server.datasource.register.DataSources;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import candela.server.platform.Visibility;
import candela.server.semantic.GlossaryTerm.TermId;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to what words mean: a person's own terms, and those of the team. */
@Service
@Transactional
public class Glossary {

    /** Reading the glossary goes with reading queries, a glossary of one's own with asking. */
    static final String READ = "query:read";

    static final String OWN = "query:run";
    static final String WRITE = "term:write";
    public static final String VERIFY = "term:verify";

    private static final int MOST = 2_000;
    private static final UUID NONE = new UUID(0, 0);

    private final GlossaryTerms terms;
    private final DataSources sources;
    private final SourceReader reader;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Glossary(
            GlossaryTerms terms,
            DataSources sources,
            SourceReader reader,
            ApplicationEventPublisher events,
            Clock clock) {
        this.terms = terms;
        this.sources = sources;
        this.reader = reader;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<GlossaryTerm> search(
            Actor actor,
            String text,
            @Nullable Kind kind,
            @Nullable DataSourceId source,
            @Nullable UUID cursor,
            int limit) {
        actor.require(READ);
        var found = terms.search(
                actor.user().value(),
                actor.team().value(),
                text,
                kind == null ? null : kind.name(),
                source == null ? null : source.value(),
                visible(actor),
                cursor,
                limit + 1);
        return Page.cut(found, limit, it -> it.id().value().toString());
    }

    @Transactional(readOnly = true)
    public GlossaryTerm find(Actor actor, TermId id) {
        actor.require(READ);
        return terms.find(id.value(), actor.user().value(), actor.team().value(), actor.administrator())
                .filter(it -> !it.isTeams()
                        || it.dataSource() == null
                        || visible(actor).contains(it.dataSource().value()))
                .orElseThrow(() -> Problem.notFound("term", id));
    }

    /** A team's word about a source is for those who see the source. */
    private Set<UUID> visible(Actor actor) {
        var visible = new LinkedHashSet<>(Set.of(NONE));
        sources.search(actor, "").forEach(it -> visible.add(it.id().value()));
        return visible;
    }

    /** What is wrong with a term in its data source; nothing is known of one that is for all. */
    public Optional<Vocabulary.Fault> check(Actor actor, NewTerm asked) {
        actor.require(READ);
        if (asked.dataSource() == null) {
            return Optional.empty();
        }
        var source = reader.open(actor, asked.dataSource());
        return Vocabulary.fault(source.schema(), source.dialect(), asked.engine());
    }

    public GlossaryTerm create(Actor actor, NewTerm asked) {
        requireToWrite(actor, asked.kind(), asked.visibility());
        requireFit(actor, asked);
        named(actor, asked).ifPresent(it -> {
            throw taken(it);
        });
        var term = terms.save(GlossaryTerm.of(actor, asked, clock.instant()));
        events.publishEvent(Audited.created(actor, "term", term.id(), summary(term)));
        return term;
    }

    public GlossaryTerm change(Actor actor, TermId id, NewTerm asked) {
        var before = writable(actor, id);
        requireToWrite(actor, asked.kind(), asked.visibility());
        requireFit(actor, asked);
        named(actor, asked).filter(it -> !it.id().equals(id)).ifPresent(it -> {
            throw taken(it);
        });
        return changed(actor, before, asked);
    }

    private GlossaryTerm changed(Actor actor, GlossaryTerm before, NewTerm asked) {
        var after = terms.save(before.with(asked, clock.instant()));
        if (!after.says(before)) {
            events.publishEvent(new VerifiedWithdrawn(before.id()));
        }
        events.publishEvent(Audited.updated(actor, "term", before.id(), summary(before), summary(after)));
        return after;
    }

    public void delete(Actor actor, TermId id) {
        delete(actor, writable(actor, id));
    }

    private void delete(Actor actor, GlossaryTerm term) {
        terms.deleteById(term.id());
        events.publishEvent(new VerifiedWithdrawn(term.id()));
        events.publishEvent(Audited.deleted(actor, "term", term.id(), summary(term)));
    }

    /** Takes back what was verified, because what it stood for has changed. */
    public void withdraw(Actor system, TermId id) {
        system.require(Actor.ADMIN);
        terms.findById(id).ifPresent(it -> delete(system, it));
    }

    /**
     * Keeps what somebody chose when asked back, for the first source that it fits: the same doubt does not come again.
     */
    public Term remember(Actor actor, List<DataSourceId> sources, String phrase, String meaning) {
        return sources.stream()
                .map(it -> new NewTerm(Kind.CHOICE, List.of(phrase), meaning, "", Visibility.PRIVATE, it))
                .filter(it -> check(actor, it).isEmpty())
                .findFirst()
                .map(it -> put(actor, it).engine())
                .orElseThrow(() -> Problem.invalid("remember", "This choice cannot be remembered"));
    }

    /** Keeps a question with the statement that somebody found right, for all who see the source. */
    public GlossaryTerm verify(Actor actor, DataSourceId source, String question, String sql) {
        var scope = isPrivate(actor, source) ? Visibility.PRIVATE : Visibility.TEAM;
        return put(actor, new NewTerm(Kind.VERIFIED, List.of(question), sql, "", scope, source));
    }

    private GlossaryTerm put(Actor actor, NewTerm asked) {
        var former = named(actor, asked);
        if (former.isEmpty()) {
            return create(actor, asked);
        }
        requireToWrite(actor, asked.kind(), asked.visibility());
        requireFit(actor, asked);
        return changed(actor, former.get(), asked);
    }

    /** The words that the actor's questions of a source are read with; nobody else's own are among them. */
    @Transactional(readOnly = true)
    public Vocabulary vocabulary(Actor actor, DataSourceId source) {
        actor.require(OWN);
        return new Vocabulary(terms.of(actor.user().value(), actor.team().value(), source.value(), MOST).stream()
                .map(GlossaryTerm::engine)
                .toList());
    }

    /** Counts that answers rest on these terms. */
    public void used(Actor system, Collection<String> ids) {
        if (!ids.isEmpty()) {
            terms.use(ids.stream().map(UUID::fromString).toList(), clock.instant());
        }
    }

    void forget(Actor system, DataSourceId source) {
        terms.deleteOf(source.value());
    }

    private GlossaryTerm writable(Actor actor, TermId id) {
        var term = find(actor, id);
        requireToWrite(actor, term.kind(), term.visibility());
        return term;
    }

    private static void requireToWrite(Actor actor, Kind kind, Visibility visibility) {
        if (kind == Kind.VERIFIED) {
            actor.require(VERIFY);
        } else {
            actor.require(visibility == Visibility.TEAM ? WRITE : OWN);
        }
    }

    private boolean isPrivate(Actor actor, DataSourceId source) {
        return sources.get(actor, source).visibility() == Visibility.PRIVATE;
    }

    private void requireFit(Actor actor, NewTerm asked) {
        if (asked.visibility() == Visibility.TEAM
                && asked.dataSource() != null
                && isPrivate(actor, asked.dataSource())) {
            throw Problem.invalid("scope", "The team does not see this data source: keep the term for yourself");
        }
        check(actor, asked).ifPresent(it -> {
            throw Problem.invalid(it.field(), it.message());
        });
    }

    private Optional<GlossaryTerm> named(Actor actor, NewTerm asked) {
        return terms.named(
                actor.user().value(),
                actor.team().value(),
                asked.visibility().name(),
                asked.phrases().getFirst(),
                asked.dataSource() == null ? null : asked.dataSource().value(),
                asked.kind().name());
    }

    private static Problem taken(GlossaryTerm other) {
        return Problem.conflict("“" + other.term() + "” has a meaning already: change that one, or use other words");
    }

    private static Map<String, String> summary(GlossaryTerm term) {
        return Map.of(
                "term", term.term(),
                "kind", term.kind().name(),
                "meaning", term.meaning(),
                "visibility", term.visibility().name());
    }
}
