package candela.server.datasource.catalogue;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.ForeignKey;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Extent;
import candela.server.datasource.DataSource.Status;
import candela.server.datasource.DataSourceDeleted;
import candela.server.datasource.DescribedPlace;
import candela.server.datasource.Snapshot;
import candela.server.datasource.Uploads;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import candela.server.storage.Files;
import candela.server.storage.Received;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The short transactions behind the doors, whose own work takes long: rows, audit and events, all or nothing. */
@Service
@Transactional
public class Catalogue {

    public static final String READ = "datasource:read";
    public static final String WRITE = "datasource:write";
    private static final String TYPE = "data_source";

    private final DataSourceRows rows;
    private final Snapshots snapshots;
    private final Files files;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Catalogue(DataSourceRows rows, Snapshots snapshots, Files files, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.snapshots = snapshots;
        this.files = files;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<DataSource> search(Actor actor, String text) {
        return rows.search(text, actor.user().value(), actor.team().value(), actor.administrator());
    }

    @Transactional(readOnly = true)
    public DataSource find(Actor actor, DataSourceId id) {
        return rows.find(id.value(), actor.user().value(), actor.team().value(), actor.administrator())
                .orElseThrow(() -> Problem.notFound("data source", id));
    }

    /** The source, if whoever may run queries or read data sources sees it and it is not disabled. */
    @Transactional(readOnly = true)
    public DataSource askable(Actor actor, DataSourceId id) {
        if (!actor.may("query:run")) {
            actor.require(READ);
        }
        var source = find(actor, id);
        if (source.status() == Status.DISABLED) {
            throw Problem.conflict("The data source " + source.name() + " is disabled; its owner can enable it again");
        }
        return source;
    }

    /** The source, if this actor sees it and may change it. */
    @Transactional(readOnly = true)
    public DataSource writable(Actor actor, DataSourceId id) {
        var source = find(actor, id);
        actor.require(WRITE);
        if (!source.isWritableBy(actor)) {
            throw Problem.forbidden("not_owner", "Only the owner of this data source and administrators change it");
        }
        return source;
    }

    /** Says early that a name is taken, before anything that takes long; the unique index decides in the end. */
    @Transactional(readOnly = true)
    public void requireFree(Actor actor, String name) {
        if (rows.taken(actor.team().value(), name)) {
            throw Problem.conflict("Your team already has a data source named " + name + "; choose another name");
        }
    }

    @Transactional(readOnly = true)
    public Optional<Snapshot> snapshot(Actor actor, DataSourceId id) {
        return snapshots.findById(id);
    }

    /** Adds a source together with what it looks like and the files it was made of. */
    public DataSource add(Actor actor, DataSource source, Schema schema, List<Received> uploaded) {
        uploaded.forEach(it -> files.keep(actor, it));
        var first = Snapshot.first(source.id(), schema, clock.instant());
        var saved = rows.save(source.withExtent(extent(first)));
        snapshots.save(first);
        events.publishEvent(Audited.created(actor, TYPE, saved.id(), AuditedFields.of(saved)));
        return saved;
    }

    public DataSource change(Actor actor, DataSource before, DataSource after) {
        var saved = rows.save(after);
        var fields = AuditedFields.difference(before, saved);
        events.publishEvent(Audited.updated(actor, TYPE, saved.id(), fields.before(), fields.after()));
        return saved;
    }

    /** Saves a source under its new connection together with what was found there. */
    public DataSource reconnect(Actor actor, DataSource before, DataSource after, Schema schema) {
        change(actor, before, after);
        retake(actor, after.id(), schema);
        return locked(after.id());
    }

    /** Saves a source with corrected types together with what its files became. */
    public Snapshot retype(Actor actor, DataSource before, DataSource after, Schema schema) {
        change(actor, before, after);
        return retake(actor, after.id(), schema);
    }

    /** Puts a freshly written file in the place of a fed source's former one, together with what it holds. */
    public void refill(Actor system, DataSourceId id, Received fresh, Schema schema) {
        var source = locked(id);
        var owner = forOwner(source);
        files.keep(owner, fresh);
        var before = source.uploads().files();
        // Who opened the source just now may still be about to read the former file; that before it nobody can know.
        before.stream().skip(1).forEach(it -> files.delete(owner, it.file()));
        var kept = Stream.concat(
                        Stream.of(new Uploads.Upload(fresh.id().value(), fresh.name(), null, null)),
                        before.stream().limit(1))
                .toList();
        rows.save(source.withUploads(new Uploads(kept, Map.of())));
        retake(system, id, schema);
    }

    /** Saves a source under other uploaded files together with what they became; those it no longer needs go. */
    public DataSource reload(Actor actor, DataSource before, Uploads uploads, List<Received> received, Schema schema) {
        var owner = forOwner(before);
        received.forEach(it -> files.keep(owner, it));
        change(actor, before, before.withUploads(uploads));
        before.uploads().files().stream()
                .filter(it -> !uploads.files().contains(it))
                .forEach(it -> files.delete(owner, it.file()));
        retake(actor, before.id(), schema);
        return locked(before.id());
    }

    /** The files of a source are its owner's, whoever brings them. */
    private static Actor forOwner(DataSource source) {
        return new Actor(source.owner(), source.team(), Set.of(Actor.ADMIN), Actor.Origin.SYSTEM, true);
    }

    /** Keeps a new look at a source; answers the snapshot that now holds. */
    public Snapshot retake(Actor actor, DataSourceId id, Schema schema) {
        var source = locked(id);
        var now = clock.instant();
        var snapshot = snapshots
                .findById(id)
                .map(it -> it.retaken(schema, now))
                .orElseGet(() -> Snapshot.first(id, schema, now));
        events.publishEvent(Audited.of(actor, "refreshed", TYPE, id));
        return keep(source, snapshot);
    }

    /** Keeps the first look; where somebody else was quicker, theirs. */
    public Snapshot first(Actor actor, DataSourceId id, Schema schema) {
        var source = locked(id);
        return snapshots.findById(id).orElseGet(() -> keep(source, Snapshot.first(id, schema, clock.instant())));
    }

    private DataSource locked(DataSourceId id) {
        return rows.lock(id.value()).orElseThrow(() -> Problem.notFound("data source", id));
    }

    private Snapshot keep(DataSource source, Snapshot snapshot) {
        var saved = snapshots.save(snapshot);
        rows.save(source.withExtent(extent(saved)));
        return saved;
    }

    public void describe(Actor actor, DataSourceId id, DescribedPlace what, String description) {
        note(actor, id, Map.of(what, description), List.of());
    }

    /** Keeps many descriptions and keys of one source at once. */
    public void note(Actor actor, DataSourceId id, Map<DescribedPlace, String> descriptions, List<ForeignKey> keys) {
        var before = snapshots.findById(id).orElseThrow(() -> Problem.notFound("data source", id));
        snapshots.save(before.stating(keys).described(descriptions));
        var old = new TreeMap<String, String>();
        var fresh = new TreeMap<String, String>();
        descriptions.forEach((place, text) -> {
            old.put(place.toString(), before.descriptions().of(place).orElse(""));
            fresh.put(place.toString(), text);
        });
        keys.forEach(it -> fresh.put("key of " + it.table() + it.columns(), it.target() + it.targetColumns()));
        events.publishEvent(Audited.updated(actor, TYPE, id, old, fresh));
    }

    /** Keeps what people decided about columns, told as the fields that changed. */
    public void classify(Actor actor, Snapshot decided, Map<String, String> before, Map<String, String> after) {
        snapshots.save(decided);
        if (!after.isEmpty()) {
            events.publishEvent(Audited.updated(actor, TYPE, decided.source(), before, after));
        }
    }

    public void delete(Actor actor, DataSource source) {
        rows.delete(source);
        source.uploads().files().forEach(it -> files.delete(actor, it.file()));
        events.publishEvent(Audited.deleted(actor, TYPE, source.id(), AuditedFields.of(source)));
        events.publishEvent(new DataSourceDeleted(source.id()));
    }

    public void accessed(Actor actor, DataSourceId id, String table) {
        events.publishEvent(new Audited(actor, "accessed", TYPE, id.value(), Map.of(), Map.of("table", table), null));
    }

    private static Extent extent(Snapshot snapshot) {
        var tables = snapshot.schema().value().tables();
        var counts = tables.stream()
                .map(Schema.Table::rowCount)
                .filter(Objects::nonNull)
                .toList();
        var rowCount = counts.isEmpty()
                ? null
                : counts.stream().mapToLong(Long::longValue).sum();
        return new Extent(snapshot.hash(), tables.size(), rowCount, snapshot.takenAt());
    }
}
