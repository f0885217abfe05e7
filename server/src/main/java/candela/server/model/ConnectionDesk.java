package candela.server.model;

import candela.server.model.Connection.ConnectionId;
import candela.server.model.Connection.Status;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Encryption;
import candela.server.platform.Problem;
import candela.server.platform.TypedId;
import candela.server.platform.Words;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps people's access to providers. Nothing outside is called in these transactions. */
@Service
@Transactional
class ConnectionDesk {

    private static final String TYPE = "model_connection";

    private final ModelBooks books;
    private final ModelUses uses;
    private final Encryption encryption;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConnectionDesk(
            ModelBooks books, ModelUses uses, Encryption encryption, ApplicationEventPublisher events, Clock clock) {
        this.books = books;
        this.uses = uses;
        this.encryption = encryption;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Connection> list(Actor actor) {
        actor.require(ModelDirectory.USE);
        return books.connections().of(Scope.holders(actor));
    }

    @Transactional(readOnly = true)
    public Connection get(Actor actor, ConnectionId id) {
        actor.require(ModelDirectory.USE);
        return books.connections()
                .find(id.value(), Scope.holders(actor))
                .orElseThrow(() -> Problem.notFound("connection", id));
    }

    /** One that the actor may change, test and add models to. */
    @Transactional(readOnly = true)
    public Connection writable(Actor actor, ConnectionId id) {
        var connection = get(actor, id);
        connection.scope().requireToWrite(actor);
        return connection;
    }

    public Connection add(Actor actor, Scope scope, String provider, ConnectionForm form) {
        scope.requireToWrite(actor);
        requireMayRun(actor, provider);
        form.check(provider);
        requireKey(provider, form.hasKey());
        var id = new ConnectionId(TypedId.next());
        var connection = new Connection(
                id,
                actor.user(),
                actor.team(),
                scope,
                provider,
                form.name(),
                form.base(),
                form.privateAllowed(actor, null),
                form.key() == null || !form.hasKey()
                        ? null
                        : encryption.encrypt(
                                form.key(), id.value(), actor.team().value()),
                form.lastFour(),
                Status.DISCONNECTED,
                null,
                null,
                null,
                clock.instant(),
                0);
        requireFree(connection, null);
        return saved(Audited.created(actor, TYPE, id, fields(connection)), connection);
    }

    /** Changes name, address and key; whether it works with these, the next test tells. */
    public Connection change(Actor actor, ConnectionId id, ConnectionForm form) {
        var before = changeable(actor, id);
        requireMayRun(actor, before.provider());
        form.check(before.provider());
        var after = before.with(form, form.privateAllowed(actor, before), key(before, form), lastFour(before, form));
        requireKey(before.provider(), after.secret() != null);
        requireFree(after, id);
        return saved(Audited.updated(actor, TYPE, id, fields(before), fields(after)), after);
    }

    /** Takes it away with its models, unless something works with one of these. */
    public void delete(Actor actor, ConnectionId id) {
        var connection = changeable(actor, id);
        uses.requireNone(books.models().through(id.value()));
        books.connections().deleteById(id);
        events.publishEvent(Audited.deleted(actor, TYPE, id, fields(connection)));
        events.publishEvent(new ModelsChanged());
    }

    /** Keeps how a test ended. */
    public void tested(Actor actor, Connection connection, Outcome outcome) {
        var id = connection.id();
        books.connections()
                .tested(
                        id.value(),
                        connection.version(),
                        (outcome.ok() ? Status.CONNECTED : Status.ERROR).name(),
                        clock.instant(),
                        outcome.latencyMillis(),
                        outcome.ok() ? null : outcome.words());
        var done = Audited.of(actor, "tested", TYPE, id);
        events.publishEvent(outcome.ok() ? done : done.failed(outcome.words()));
    }

    /** What runs in the process takes the memory of everybody. */
    private static void requireMayRun(Actor actor, String provider) {
        if (provider.equals(Providers.LOCAL.id())) {
            actor.require(Actor.ADMIN);
        }
    }

    private Connection changeable(Actor actor, ConnectionId id) {
        var connection = writable(actor, id);
        if (connection.isBuiltIn()) {
            throw Problem.conflict("What is built in stays as it is; its model can be switched off");
        }
        return connection;
    }

    private Connection saved(Audited done, Connection connection) {
        var saved = books.connections().save(connection);
        events.publishEvent(done);
        events.publishEvent(new ModelsChanged());
        return saved;
    }

    /** A stored key goes nowhere but where it was given for. */
    private byte @Nullable [] key(Connection before, ConnectionForm form) {
        if (form.key() != null) {
            return form.hasKey()
                    ? encryption.encrypt(
                            form.key(), before.id().value(), before.team().value())
                    : null;
        }
        if (before.secret() != null && !before.leadsTo(form.base())) {
            throw Problem.invalid("key", "Enter the key again: the stored one was given for another address");
        }
        return before.secret();
    }

    private static @Nullable String lastFour(Connection before, ConnectionForm form) {
        return form.key() == null ? before.lastFour() : form.lastFour();
    }

    private static void requireKey(String provider, boolean given) {
        var it = Providers.of(provider);
        if (it.keyNeeded() && !given) {
            throw Problem.invalid("key", it.label() + " needs an API key" + Providers.whereToGetIt(it));
        }
    }

    private void requireFree(Connection connection, @Nullable ConnectionId but) {
        if (books.connections().isTaken(connection.holder(), connection.name(), but == null ? null : but.value())) {
            throw Problem.conflict("There is a connection “" + connection.name() + "” already; choose another name");
        }
    }

    /** What the audit keeps: never the key. */
    private static Map<String, String> fields(Connection connection) {
        var fields = new TreeMap<String, String>();
        fields.put("name", connection.name());
        fields.put("scope", Words.text(connection.scope()));
        fields.put("provider", connection.provider());
        fields.put("base", connection.base());
        if (connection.secret() != null) {
            fields.put("key", "***");
        }
        return fields;
    }
}
