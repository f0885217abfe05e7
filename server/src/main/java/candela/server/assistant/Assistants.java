package candela.server.assistant;

import candela.server.assistant.Assistant.AssistantId;
import candela.server.assistant.Assistant.Content;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to assistants: made by anybody who may, kept for oneself or shown to the team. */
@Service
@Transactional
public class Assistants {

    /** To see assistants, and to call them. */
    public static final String READ = "assistant:read";

    /** To make assistants. */
    public static final String WRITE = "assistant:write";

    /** To read what the model of others' assistants is told. */
    public static final String PROMPT = "assistant:prompt.read";

    static final String TYPE = "assistant";

    private final AssistantRows rows;
    private final AssistantRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Assistants(AssistantRows rows, AssistantRules rules, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** @param mine only those that the actor made */
    @Transactional(readOnly = true)
    public List<Assistant> search(Actor actor, String text, boolean mine) {
        actor.require(READ);
        return rows.search(text, mine, actor.user().value(), actor.team().value(), actor.administrator());
    }

    @Transactional(readOnly = true)
    public Assistant find(Actor actor, AssistantId id) {
        return visible(actor, id).orElseThrow(() -> Problem.notFound(TYPE, id));
    }

    /** The same; empty where the actor sees no such one. */
    @Transactional(readOnly = true)
    public Optional<Assistant> visible(Actor actor, AssistantId id) {
        actor.require(READ);
        return rows.find(id.value(), actor.user().value(), actor.team().value(), actor.administrator());
    }

    public Assistant create(Actor actor, Content content) {
        actor.require(WRITE);
        var saved = rows.save(Assistant.of(actor, rules.checked(actor, content, List.of()), clock.instant()));
        events.publishEvent(Audited.created(actor, TYPE, saved.id(), facts(saved)));
        return saved;
    }

    /** @param version the one that the actor has seen; with another one, or none, nothing is changed */
    public Assistant change(Actor actor, AssistantId id, @Nullable Integer version, Content content) {
        var before = owned(actor, id);
        if (version == null) {
            throw Problem.invalid("If-Match", "Send the ETag of the assistant that you saw in the header If-Match");
        }
        if (before.version() != version) {
            throw Problem.conflict("Somebody else changed this assistant meanwhile; load it again");
        }
        var checked = rules.checked(actor, content, before.content().datasets());
        var saved = rows.save(before.with(checked, clock.instant()));
        events.publishEvent(Audited.updated(actor, TYPE, id, facts(before), facts(saved)));
        return saved;
    }

    /** Keys that are bound to it open nothing from now on. */
    public void delete(Actor actor, AssistantId id) {
        var assistant = owned(actor, id);
        rows.deleteById(id);
        events.publishEvent(Audited.deleted(actor, TYPE, id, facts(assistant)));
    }

    private Assistant owned(Actor actor, AssistantId id) {
        var assistant = find(actor, id);
        actor.require(WRITE);
        if (!assistant.isOwnedBy(actor)) {
            throw Problem.forbidden(
                    "not_owner",
                    "Only its owner changes “" + assistant.content().name() + "”");
        }
        return assistant;
    }

    /** Of the instructions only how long they are: who reads the audit may not be one who reads them. */
    private static Map<String, ?> facts(Assistant it) {
        var content = it.content();
        var facts = new TreeMap<String, Object>();
        facts.put("name", content.name());
        facts.put("description", content.description());
        facts.put("instructions", content.instructions().length() + " characters");
        facts.put("model", content.model().value());
        facts.put("datasets", content.datasets());
        facts.put("visibility", content.visibility());
        facts.put("temperature", String.valueOf(content.temperature()));
        facts.put("topP", String.valueOf(content.topP()));
        facts.put("maxOutputTokens", String.valueOf(content.maxOutputTokens()));
        return facts;
    }
}
