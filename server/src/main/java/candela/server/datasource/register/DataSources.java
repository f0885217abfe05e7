package candela.server.datasource.register;

import candela.engine.data.DataException;
import candela.server.datasource.Connection;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Extent;
import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.DataSource.Status;
import candela.server.datasource.Disclosure;
import candela.server.datasource.SourceProblems;
import candela.server.datasource.Uploads;
import candela.server.datasource.catalogue.Catalogue;
import candela.server.datasource.catalogue.SourceName;
import candela.server.datasource.policy.PolicyBinding;
import candela.server.datasource.reach.Inspections;
import candela.server.datasource.reach.Inspections.Trial;
import candela.server.datasource.reach.Reach;
import candela.server.datasource.reach.SourceKeys;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.TypedId;
import candela.server.platform.Visibility;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The door to the register of data sources: finding, connecting, changing and deleting them. What is connected was
 * reached and looked at before it is saved.
 */
@Service
public class DataSources {

    private final Catalogue catalogue;
    private final Inspections inspections;
    private final Reach reach;
    private final PolicyBinding binding;
    private final Clock clock;

    DataSources(Catalogue catalogue, Inspections inspections, Reach reach, PolicyBinding binding, Clock clock) {
        this.catalogue = catalogue;
        this.inspections = inspections;
        this.reach = reach;
        this.binding = binding;
        this.clock = clock;
    }

    /** What this actor sees whose name holds the text. */
    public List<DataSource> search(Actor actor, String text) {
        actor.require(Catalogue.READ);
        return binding.told(actor, catalogue.search(actor, text));
    }

    public DataSource get(Actor actor, DataSourceId id) {
        actor.require(Catalogue.READ);
        return told(actor, catalogue.find(actor, id));
    }

    private DataSource told(Actor actor, DataSource source) {
        return binding.told(actor, List.of(source)).getFirst();
    }

    /** A source that this actor may ask now. */
    public DataSource askable(Actor actor, DataSourceId id) {
        return catalogue.askable(actor, id);
    }

    /** Connects a database: reaches it, looks at it, and saves both. */
    public DataSource connect(Actor actor, String name, Kind kind, ConnectionForm form, Visibility visibility) {
        actor.require(Catalogue.WRITE);
        var free = SourceName.of(name);
        catalogue.requireFree(actor, free);
        var connection = form.over(kind, Connection.NONE, actor.administrator());
        var keys = form.over(SourceKeys.NONE, connection);
        var schema =
                inspections.look(SourceProblems.told(() -> reach.source(kind, connection, keys)), connection.person());
        var id = new DataSourceId(TypedId.next());
        var source = new DataSource(
                id,
                actor.user(),
                actor.team(),
                visibility,
                free,
                kind,
                connection,
                reach.sealed(keys, id, actor.team()),
                Uploads.NONE,
                Status.ACTIVE,
                Disclosure.SCHEMA,
                Extent.UNSEEN,
                clock.instant(),
                0);
        return catalogue.add(actor, source, schema, List.of());
    }

    /**
     * Tries a connection without saving anything.
     *
     * @param stored the source whose fields and password hold where none are entered; null for a new one
     */
    public Trial test(Actor actor, Kind kind, ConnectionForm form, @Nullable DataSourceId stored) {
        actor.require(Catalogue.WRITE);
        var former = stored == null ? null : catalogue.writable(actor, stored);
        var connection = form.over(kind, former == null ? Connection.NONE : former.connection(), actor.administrator());
        try {
            return inspections.trial(reach.source(kind, connection, keys(form, connection, former)));
        } catch (DataException e) {
            return new Trial(null, false, String.valueOf(e.getMessage()));
        }
    }

    /** Changes a source; a changed connection is reached and looked at before it is saved. */
    public DataSource change(Actor actor, DataSourceId id, SourceChange change) {
        actor.require(Catalogue.WRITE);
        var before = catalogue.writable(actor, id);
        var after = change.applied(before);
        if (!after.name().equalsIgnoreCase(before.name())) {
            catalogue.requireFree(actor, after.name());
        }
        var form = change.connection();
        return told(
                actor, form == null ? catalogue.change(actor, before, after) : reconnect(actor, before, after, form));
    }

    /** Deletes a source with its files and all that was known of it. */
    public void delete(Actor actor, DataSourceId id) {
        actor.require(Catalogue.WRITE);
        catalogue.delete(actor, catalogue.writable(actor, id));
    }

    private DataSource reconnect(Actor actor, DataSource before, DataSource after, ConnectionForm form) {
        var connection = form.over(before.kind(), before.connection(), actor.administrator());
        var keys = keys(form, connection, before);
        var schema = inspections.look(
                SourceProblems.told(() -> reach.source(before.kind(), connection, keys)), connection.person());
        return catalogue.reconnect(
                actor,
                before,
                after.withConnection(connection, reach.sealed(keys, before.id(), before.team())),
                schema);
    }

    /** Whoever may change a connection does not thereby learn its password: by sending it to a server of their own. */
    private SourceKeys keys(ConnectionForm form, Connection connection, @Nullable DataSource former) {
        var stored = former == null ? SourceKeys.NONE : reach.keys(former);
        if (former == null || !connection.leadsElsewhere(former.connection())) {
            return form.over(stored, connection);
        }
        if (form.password() == null && !stored.password().isEmpty()) {
            throw Problem.invalid(
                    "password",
                    "The stored password was entered for another host or port; enter it again for this one");
        }
        return form.over(SourceKeys.NONE, connection);
    }
}
