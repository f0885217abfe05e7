package candela.server.model;

import candela.engine.ai.wire.Capability;
import candela.engine.ai.wire.ModelType;
import candela.server.model.Connection.ConnectionId;
import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import candela.server.platform.Words;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the models that connections offer. */
@Service
@Transactional
class ModelDesk {

    private static final String TYPE = "model";

    private final ModelBooks books;
    private final ConnectionDesk connections;
    private final ModelUses uses;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ModelDesk(
            ModelBooks books,
            ConnectionDesk connections,
            ModelUses uses,
            ApplicationEventPublisher events,
            Clock clock) {
        this.books = books;
        this.connections = connections;
        this.uses = uses;
        this.events = events;
        this.clock = clock;
    }

    /** A model and what it is reached through. */
    record Offered(Model model, Connection connection) {}

    /** All that the actor sees, those that are switched off among them. */
    @Transactional(readOnly = true)
    public List<Offered> list(Actor actor) {
        var through = connections.list(actor).stream().collect(Collectors.toMap(Connection::id, Function.identity()));
        return books.models().of(Scope.holders(actor)).stream()
                .flatMap(it -> Stream.ofNullable(through.get(it.connection())).map(by -> new Offered(it, by)))
                .toList();
    }

    @Transactional(readOnly = true)
    public Offered get(Actor actor, ModelId id) {
        actor.require(ModelDirectory.USE);
        var model =
                books.models().find(id.value(), Scope.holders(actor)).orElseThrow(() -> Problem.notFound("model", id));
        return new Offered(model, connections.get(actor, model.connection()));
    }

    @Transactional(readOnly = true)
    public List<Model> through(Actor actor, ConnectionId id) {
        return books.models().through(connections.get(actor, id).id().value());
    }

    /** Adds all of these, or none where one of them is wrong. */
    public List<Offered> add(Actor actor, ConnectionId id, List<ModelForm> forms) {
        var connection = connections.writable(actor, id);
        if (connection.isBuiltIn()) {
            throw Problem.conflict("Nothing is added to what is built in; add a connection of your own");
        }
        return forms.stream().map(it -> add(actor, connection, it)).toList();
    }

    private Offered add(Actor actor, Connection connection, ModelForm form) {
        form.check();
        requireFeasible(connection, form);
        requireFree(connection, form.name(), null);
        var model = Model.of(connection, form, clock.instant());
        return saved(Audited.created(actor, TYPE, model.id(), fields(model)), model, connection);
    }

    private static void requireFeasible(Connection connection, ModelForm form) {
        if (!connection.isInProcess()) {
            return;
        }
        if (form.type() != connection.ownType()) {
            throw Problem.invalid(
                    "type",
                    connection.ownType() == ModelType.LLM
                            ? "A .gguf file is a language model, and nothing else"
                            : "A folder makes embeddings, and nothing else");
        }
        if (form.capabilities().contains(Capability.TOOL_USE)
                || form.capabilities().contains(Capability.FUNCTION_CALLING)
                || form.capabilities().contains(Capability.VISION)) {
            throw Problem.invalid("capabilities", "What runs in Candela itself calls no tools and sees no pictures");
        }
    }

    public Offered change(Actor actor, ModelId id, ModelForm form) {
        var before = writable(actor, id);
        if (before.connection().isBuiltIn()) {
            throw Problem.conflict("What is built in stays as it is; it can only be switched off");
        }
        form.check();
        requireFeasible(before.connection(), form);
        requireFree(before.connection(), form.name(), id);
        return changed(actor, before, before.model().with(form));
    }

    /** Switches it on or off: nobody can call one that is off, and nothing of it is lost. */
    public Offered enable(Actor actor, ModelId id, boolean enabled) {
        var before = writable(actor, id);
        return changed(actor, before, before.model().with(enabled));
    }

    public void delete(Actor actor, ModelId id) {
        var offered = writable(actor, id);
        if (offered.connection().isBuiltIn()) {
            throw Problem.conflict("What is built in stays; it can be switched off");
        }
        uses.requireNone(List.of(offered.model()));
        books.models().deleteById(id);
        events.publishEvent(Audited.deleted(actor, TYPE, id, fields(offered.model())));
        events.publishEvent(new ModelsChanged());
    }

    private Offered writable(Actor actor, ModelId id) {
        var offered = get(actor, id);
        offered.connection().scope().requireToWrite(actor);
        return offered;
    }

    private Offered changed(Actor actor, Offered before, Model after) {
        return saved(
                Audited.updated(actor, TYPE, after.id(), fields(before.model()), fields(after)),
                after,
                before.connection());
    }

    private Offered saved(Audited done, Model model, Connection connection) {
        var saved = books.models().save(model);
        events.publishEvent(done);
        events.publishEvent(new ModelsChanged());
        return new Offered(saved, connection);
    }

    private void requireFree(Connection connection, String name, @Nullable ModelId but) {
        if (books.models().isTaken(connection.holder(), name, but == null ? null : but.value())) {
            throw Problem.conflict("There is a model " + name + " already; give this one another name");
        }
    }

    private static Map<String, String> fields(Model model) {
        var fields = new TreeMap<String, String>();
        fields.put("name", model.name());
        fields.put("upstream", model.upstream());
        fields.put("type", Words.text(model.type()));
        fields.put("priceUnit", Words.text(model.priceUnit()));
        fields.put("inputPrice", price(model.inputPrice()));
        fields.put("outputPrice", price(model.outputPrice()));
        fields.put(
                "capabilities",
                model.capabilities().stream().map(Words::text).sorted().collect(Collectors.joining(", ")));
        fields.put("enabled", String.valueOf(model.enabled()));
        return fields;
    }

    private static String price(@Nullable BigDecimal price) {
        return price == null ? "" : price.toPlainString();
    }
}
