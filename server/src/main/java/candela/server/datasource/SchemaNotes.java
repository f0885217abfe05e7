package candela.server.datasource;

import candela.engine.sql.Schema.ForeignKey;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door by which many descriptions and keys of one source are taken at once: all or none. */
@Service
@Transactional
public class SchemaNotes {

    /** How many characters one description may have. */
    public static final int LONGEST = 2_000;

    private final Catalogue catalogue;
    private final Snapshots snapshots;
    private final ApplicationEventPublisher events;

    SchemaNotes(Catalogue catalogue, Snapshots snapshots, ApplicationEventPublisher events) {
        this.catalogue = catalogue;
        this.snapshots = snapshots;
        this.events = events;
    }

    /** The source, for whoever may change what is said of it. */
    @Transactional(readOnly = true)
    public DataSource kept(Actor actor, DataSourceId id) {
        actor.require(Catalogue.WRITE);
        return catalogue.writable(actor, id);
    }

    /** @param descriptions by {@code table} or {@code table.column}, as the schema writes them */
    public void take(Actor actor, DataSourceId id, Map<String, String> descriptions, List<ForeignKey> keys) {
        kept(actor, id);
        var before = snapshots.findById(id).orElseThrow(() -> Problem.notFound("data source", id));
        snapshots.save(before.stating(keys).described(descriptions));
        var old = new TreeMap<String, String>();
        descriptions
                .keySet()
                .forEach(it -> old.put(it, before.descriptions().words().getOrDefault(it, "")));
        var fresh = new TreeMap<>(descriptions);
        keys.forEach(it -> fresh.put("key of " + it.table() + it.columns(), it.target() + it.targetColumns()));
        events.publishEvent(Audited.updated(actor, Catalogue.TYPE, id, old, fresh));
    }
}
