package candela.server.semantic.description;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DescribedPlace;
import candela.server.datasource.schema.SchemaNotes;
import candela.server.datasource.schema.Schemas;
import candela.server.iam.Directory;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import candela.server.semantic.description.DescriptionProposal.ProposalId;
import candela.server.semantic.description.DescriptionProposal.State;
import candela.server.semantic.description.DescriptionRun.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The door to descriptions that a model proposes for a source: asking for them, following that, and deciding. For those
 * who may describe the source by hand.
 */
@Service
public class Descriptions {

    static final String RUN = "description_run";
    private static final String WRITE = "datasource:write";

    private final Telling telling;
    private final DescriptionStarts starts;
    private final DescriptionDesk desk;
    private final Schemas schemas;
    private final Directory directory;

    Descriptions(
            Telling telling, DescriptionStarts starts, DescriptionDesk desk, Schemas schemas, Directory directory) {
        this.telling = telling;
        this.starts = starts;
        this.desk = desk;
        this.schemas = schemas;
        this.directory = directory;
    }

    /**
     * How it stands with a source.
     *
     * @param obstacle why no model can be asked now; null where one can
     * @param last what the actor asked for last
     * @param proposals how many there are to decide, by table
     */
    public record Overview(
            @Nullable Obstacle obstacle, Optional<DescriptionRun> last, Map<DescribedPlace, Integer> proposals) {}

    /** A proposal, and whether it can be accepted now. */
    public record Listed(DescriptionProposal proposal, State state) {}

    /** What came of accepting many: those that were overtaken or whose column is gone are left. */
    public record Accepted(int accepted, int left) {}

    public Overview overview(Actor actor, DataSourceId source) {
        actor.require(WRITE);
        return new Overview(telling.obstacle(actor, source), desk.last(actor, source), desk.counts(actor, source));
    }

    /**
     * Starts asking.
     *
     * @param all whether also what has a description is asked about
     */
    public DescriptionRun start(Actor actor, DataSourceId source, boolean all) {
        actor.require(WRITE);
        var plan = Plan.of(telling.told(actor, source), all);
        if (plan.asksNothing()) {
            throw Problem.conflict(
                    all
                            ? "There is no table here that a language model may be told of"
                            : "Every table and column that a language model may be told of has a description; ask for new ones of all, if you like");
        }
        return starts.start(actor, source, directory.locale(actor), plan);
    }

    /** Stops asking; what was proposed until then stays. */
    public DescriptionRun cancel(Actor actor, DataSourceId source, RunId run) {
        kept(actor, source);
        return starts.cancel(actor, source, run);
    }

    /** What there is to decide, in the order in which it came. */
    public Page<Listed> proposals(
            Actor actor, DataSourceId source, ProposedTables asked, @Nullable UUID cursor, int limit) {
        kept(actor, source);
        var present = present(actor, source);
        return desk.page(actor, source, asked, cursor, limit).map(it -> new Listed(it, present.of(it)));
    }

    /**
     * Takes one over.
     *
     * @param edited what is written in its place; null to take it as it is
     */
    public void accept(Actor actor, DataSourceId source, ProposalId id, @Nullable String edited) {
        kept(actor, source);
        var proposal = desk.find(actor, source, id);
        var text = edited == null ? proposal.description() : checked(edited);
        if (present(actor, source).of(proposal) == State.GONE) {
            throw Problem.conflict(proposal.place() + " is no longer in this source; reject the proposal");
        }
        desk.accept(actor, source, Map.of(proposal, text));
    }

    /** Takes over all, or those of one table, that nobody overtook. */
    public Accepted acceptAll(Actor actor, DataSourceId source, ProposedTables asked) {
        kept(actor, source);
        var present = present(actor, source);
        var all = desk.all(actor, source, asked);
        var open = all.stream()
                .filter(it -> present.of(it) == State.OPEN)
                .collect(Collectors.toMap(Function.identity(), DescriptionProposal::description));
        if (!open.isEmpty()) {
            desk.accept(actor, source, open);
        }
        return new Accepted(open.size(), all.size() - open.size());
    }

    public void reject(Actor actor, DataSourceId source, ProposalId id) {
        kept(actor, source);
        desk.reject(actor, source, List.of(desk.find(actor, source, id)));
    }

    /** Rejects all, or those of one table. */
    public void rejectAll(Actor actor, DataSourceId source, ProposedTables asked) {
        kept(actor, source);
        var all = desk.all(actor, source, asked);
        if (!all.isEmpty()) {
            desk.reject(actor, source, all);
        }
    }

    private void kept(Actor actor, DataSourceId source) {
        actor.require(WRITE);
        telling.requireKept(actor, source);
    }

    private Present present(Actor actor, DataSourceId source) {
        return Present.of(schemas.get(actor, source));
    }

    private static String checked(String edited) {
        var text = edited.strip();
        if (text.isEmpty()) {
            throw Problem.invalid("description", "Write a description, or reject the proposal");
        }
        if (text.length() > SchemaNotes.LONGEST) {
            throw Problem.invalid("description", "A description has at most " + SchemaNotes.LONGEST + " characters");
        }
        return text;
    }
}
