package candela.server.knowledge;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.PassageIndex.PassageIndexId;
import candela.server.knowledge.PassageIndex.Status;
import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import candela.server.platform.TypedId;
import candela.server.platform.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to datasets: who sees which, and what they are searched by. */
@Service
@Transactional
public class Datasets {

    /** To read documents, and to search them. */
    public static final String READ = "dataset:read";

    /** To make datasets, and to add, change and delete documents. */
    public static final String WRITE = "dataset:write";

    static final String TYPE = "dataset";

    private final DatasetRows rows;
    private final PassageIndexes indexes;
    private final Ties ties;
    private final Contents contents;
    private final ApplicationEventPublisher events;

    Datasets(DatasetRows rows, PassageIndexes indexes, Ties ties, Contents contents, ApplicationEventPublisher events) {
        this.rows = rows;
        this.indexes = indexes;
        this.ties = ties;
        this.contents = contents;
        this.events = events;
    }

    /**
     * What somebody says of a dataset.
     *
     * @param dataSource null where its documents are about none
     */
    record Wanted(
            String name,
            String description,
            Visibility visibility,
            @Nullable DataSourceId dataSource) {}

    /** One that the actor may search, by the index that is live. */
    public record Readable(DatasetId id, String name, PassageIndexId index, ModelId model) {}

    @Transactional(readOnly = true)
    public List<Dataset> search(Actor actor, String text) {
        actor.require(READ);
        return rows.search(text, actor.user().value(), actor.team().value(), actor.administrator());
    }

    @Transactional(readOnly = true)
    public Dataset find(Actor actor, DatasetId id) {
        actor.require(READ);
        return visible(actor, id);
    }

    /** One that the actor may add documents to and take them from. */
    @Transactional(readOnly = true)
    public Dataset writable(Actor actor, DatasetId id) {
        var dataset = find(actor, id);
        actor.require(WRITE);
        if (!dataset.isWritableBy(actor)) {
            throw Problem.forbidden(
                    "not_editor", "You may read “" + dataset.name() + "”, not change it. Ask its owner for that");
        }
        return dataset;
    }

    /** One whose settings and shares are the actor's. */
    @Transactional(readOnly = true)
    public Dataset owned(Actor actor, DatasetId id) {
        var dataset = find(actor, id);
        actor.require(WRITE);
        if (!dataset.isOwnedBy(actor)) {
            throw Problem.forbidden("not_owner", "Only the owner of “" + dataset.name() + "” does that");
        }
        return dataset;
    }

    /**
     * What a search of these goes through.
     *
     * @param ids of datasets that must all be visible; empty for all that are
     */
    @Transactional(readOnly = true)
    public List<Readable> readable(Actor actor, Collection<DatasetId> ids) {
        actor.require(READ);
        var datasets = ids.isEmpty()
                ? search(actor, "")
                : ids.stream().distinct().map(it -> visible(actor, it)).toList();
        if (datasets.isEmpty()) {
            return List.of();
        }
        var live = live(datasets.stream().map(Dataset::id).toList());
        return datasets.stream().map(it -> readable(it, live.get(it.id()))).toList();
    }

    /** Its indexes: the live one first, then the one that is being built. */
    @Transactional(readOnly = true)
    public List<PassageIndex> indexes(Actor actor, DatasetId id) {
        find(actor, id);
        return indexes.of(id);
    }

    /** The live index of each. */
    @Transactional(readOnly = true)
    public List<PassageIndex> indexes(Actor actor, Collection<DatasetId> ids) {
        actor.require(READ);
        return ids.isEmpty() ? List.of() : indexes.of(ids);
    }

    Dataset create(Actor actor, Wanted wanted, Cutting chunking, ModelId model) {
        actor.require(WRITE);
        var name = requireFree(actor, wanted.name());
        requireMayShow(actor, wanted.visibility());
        var id = new DatasetId(TypedId.next());
        var dataset = rows.save(new Dataset(
                id,
                actor.user(),
                actor.team(),
                wanted.visibility(),
                List.of(),
                List.of(),
                name,
                wanted.description().strip(),
                ties.source(actor, wanted.dataSource()),
                contents.now(),
                0));
        indexes.save(PassageIndex.of(
                id, chunking.complete(), ties.embeddings(actor, model), Status.LIVE, actor.user(), contents.now()));
        events.publishEvent(Audited.created(actor, TYPE, id, facts(dataset)));
        return dataset;
    }

    Dataset change(Actor actor, DatasetId id, Wanted wanted) {
        var before = owned(actor, id);
        var name = wanted.name().strip().equalsIgnoreCase(before.name())
                ? wanted.name().strip()
                : requireFree(actor, wanted.name());
        if (wanted.visibility() != before.visibility()) {
            requireMayShow(actor, wanted.visibility());
        }
        var after = rows.save(before.with(
                name, wanted.description().strip(), wanted.visibility(), ties.source(actor, wanted.dataSource())));
        events.publishEvent(Audited.updated(actor, TYPE, id, facts(before), facts(after)));
        return after;
    }

    /** Says who may read and write it beside those who see it anyway; nobody else does from now on. */
    Dataset share(Actor actor, DatasetId id, List<UUID> readers, List<UUID> editors) {
        var before = owned(actor, id);
        var after = rows.save(
                before.shared(ties.grantees(actor, "readers", readers), ties.grantees(actor, "editors", editors)));
        events.publishEvent(Audited.updated(actor, TYPE, id, shares(before), shares(after)));
        return after;
    }

    /** Deletes it with all documents; from now on nobody finds them. */
    void delete(Actor actor, DatasetId id) {
        var dataset = owned(actor, id);
        var gone = indexes.of(id).stream().map(PassageIndex::id).toList();
        contents.forget(id);
        rows.deleteById(id);
        events.publishEvent(new DatasetDeleted(actor, id, gone));
        events.publishEvent(Audited.deleted(actor, TYPE, id, facts(dataset)));
    }

    private Dataset visible(Actor actor, DatasetId id) {
        return rows.find(id.value(), actor.user().value(), actor.team().value(), actor.administrator())
                .orElseThrow(() -> Problem.notFound(TYPE, id));
    }

    private Map<DatasetId, PassageIndex> live(Collection<DatasetId> ids) {
        return indexes.of(ids).stream()
                .filter(it -> it.status() == Status.LIVE)
                .collect(Collectors.toMap(PassageIndex::dataset, Function.identity()));
    }

    private static Readable readable(Dataset dataset, @Nullable PassageIndex live) {
        if (live == null) {
            throw new IllegalStateException("The dataset " + dataset.id() + " has no live index");
        }
        return new Readable(dataset.id(), dataset.name(), live.id(), live.model());
    }

    private String requireFree(Actor actor, String entered) {
        var name = entered.strip();
        if (name.isEmpty() || name.length() > 100) {
            throw Problem.invalid("name", "A name has 1 to 100 characters");
        }
        if (rows.taken(actor.team().value(), name)) {
            throw Problem.conflict("Your team has a dataset “" + name + "” already; choose another name");
        }
        return name;
    }

    private static void requireMayShow(Actor actor, Visibility visibility) {
        if (visibility == Visibility.COMPANY && !actor.administrator()) {
            throw Problem.forbidden(
                    "company_visibility", "Only an administrator shows documents to everybody; choose “team”");
        }
    }

    private static Map<String, ?> facts(Dataset it) {
        return Map.of("name", it.name(), "description", it.description(), "visibility", it.visibility());
    }

    private static Map<String, ?> shares(Dataset it) {
        return Map.of("readers", it.readers(), "editors", it.editors());
    }
}
