package candela.server.semantic.description;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DescribedPlace;
import candela.server.datasource.schema.SchemaNotes;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import candela.server.semantic.description.DescriptionProposal.ProposalId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where proposals lie until somebody decides. */
@Service
@Transactional
class DescriptionDesk {

    /** All of one source. */
    private static final int ALL = Integer.MAX_VALUE;

    private final DescriptionRuns runs;
    private final DescriptionProposals proposals;
    private final SchemaNotes notes;
    private final ApplicationEventPublisher events;

    DescriptionDesk(
            DescriptionRuns runs, DescriptionProposals proposals, SchemaNotes notes, ApplicationEventPublisher events) {
        this.runs = runs;
        this.proposals = proposals;
        this.notes = notes;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<DescriptionRun> last(Actor actor, DataSourceId source) {
        return runs.last(source, actor.user());
    }

    /** How many proposals there are, by table. */
    @Transactional(readOnly = true)
    public Map<DescribedPlace, Integer> counts(Actor actor, DataSourceId source) {
        var counts = new TreeMap<DescribedPlace, Integer>(Comparator.comparing(DescribedPlace::toString));
        proposals.tables(source, actor.user()).forEach(it -> counts.merge(it.place(), 1, Integer::sum));
        return counts;
    }

    @Transactional(readOnly = true)
    public Page<DescriptionProposal> page(
            Actor actor, DataSourceId source, ProposedTables asked, @Nullable UUID after, int limit) {
        var found = proposals.of(source, actor.user(), asked.namespace(), asked.table(), after, limit + 1);
        return Page.cut(found, limit, it -> it.id().value().toString());
    }

    @Transactional(readOnly = true)
    public List<DescriptionProposal> all(Actor actor, DataSourceId source, ProposedTables asked) {
        return proposals.of(source, actor.user(), asked.namespace(), asked.table(), null, ALL);
    }

    @Transactional(readOnly = true)
    public DescriptionProposal find(Actor actor, DataSourceId source, ProposalId id) {
        return proposals.find(id, source, actor.user()).orElseThrow(() -> Problem.notFound("proposal", id));
    }

    /** Writes these descriptions, by what they are proposed as, into the source's schema. */
    public void accept(Actor actor, DataSourceId source, Map<DescriptionProposal, String> texts) {
        var descriptions = new LinkedHashMap<DescribedPlace, String>();
        texts.forEach((proposal, text) -> descriptions.put(proposal.place(), text));
        notes.take(actor, source, descriptions, List.of());
        proposals.deleteAll(texts.keySet());
    }

    public void reject(Actor actor, DataSourceId source, List<DescriptionProposal> rejected) {
        var told = new TreeMap<String, String>();
        rejected.forEach(it -> told.put(it.place().toString(), it.description()));
        proposals.deleteAll(rejected);
        events.publishEvent(new Audited(actor, "rejected", "data_source", source.value(), told, Map.of(), null));
    }

    /** A source is gone; a run that goes on notices that its row is. */
    public void forget(Actor system, DataSourceId source) {
        runs.deleteOf(source);
        proposals.deleteOf(source);
    }
}
