package candela.server.query.template;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import candela.server.query.Asking;
import candela.server.query.template.Template.Content;
import candela.server.query.template.Template.Sharing;
import candela.server.query.template.Template.TemplateId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to saved questions: kept by their owner, shared with the team as far as the owner says. */
@Service
@Transactional
public class Templates {

    static final String TYPE = "query_template";

    private final TemplateShelf shelf;
    private final TemplateRules rules;
    private final Verification verification;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Templates(
            TemplateShelf shelf,
            TemplateRules rules,
            Verification verification,
            ApplicationEventPublisher events,
            Clock clock) {
        this.shelf = shelf;
        this.rules = rules;
        this.verification = verification;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<Template> search(Actor actor, TemplateFilter filter, int skipped, int limit) {
        actor.require(Asking.READ);
        var found = shelf.search(actor, filter, limit + 1, skipped);
        return Page.cut(found, limit, it -> String.valueOf(skipped + limit));
    }

    /** The categories that people gave to what this actor sees. */
    @Transactional(readOnly = true)
    public List<String> categories(Actor actor) {
        actor.require(Asking.READ);
        return shelf.categories(actor);
    }

    @Transactional(readOnly = true)
    public Template find(Actor actor, TemplateId id) {
        actor.require(Asking.READ);
        return shelf.find(actor, id);
    }

    public Template create(Actor actor, Content content) {
        actor.require(Asking.SQL);
        return created(actor, rules.checked(actor, content));
    }

    /** One of the actor's own with the same content. */
    public Template duplicate(Actor actor, TemplateId id) {
        actor.require(Asking.SQL);
        return created(actor, find(actor, id).content().copy());
    }

    private Template created(Actor actor, Content content) {
        var saved = shelf.save(Template.of(actor, content, clock.instant()));
        events.publishEvent(Audited.created(actor, TYPE, saved.id(), seen(saved)));
        return saved;
    }

    /** @param version the one that the actor has seen; with another one, or none, nothing is changed */
    public Template change(Actor actor, TemplateId id, @Nullable Integer version, Content content) {
        var before = find(actor, id);
        actor.require(Asking.SQL);
        requireToEdit(actor, before, content);
        if (version == null) {
            throw Problem.invalid(
                    "If-Match", "Send the ETag of the saved question that you saw in the header If-Match");
        }
        if (before.version() != version) {
            throw Problem.conflict("Somebody else changed this saved question meanwhile; load it again");
        }
        var saved = shelf.save(before.with(rules.checked(actor, content), clock.instant()));
        if (saved.verifiedTerm() == null) {
            verification.withdraw(actor, before);
        }
        events.publishEvent(Audited.updated(actor, TYPE, id, seen(before), seen(saved)));
        return saved;
    }

    private static void requireToEdit(Actor actor, Template before, Content content) {
        if (!before.allows(actor, Sharing.EDIT)) {
            throw Problem.forbidden("not_owner", "Only its owner changes this saved question: save a copy of your own");
        }
        if (!before.isOwnedBy(actor) && !before.content().isSharedAs(content)) {
            throw Problem.forbidden("not_owner", "Only its owner says with whom this saved question is shared");
        }
    }

    public void delete(Actor actor, TemplateId id) {
        var template = find(actor, id);
        actor.require(Asking.RUN);
        if (!template.isOwnedBy(actor)) {
            throw Problem.forbidden("not_owner", "Only its owner deletes this saved question");
        }
        shelf.delete(template);
        verification.withdraw(actor, template);
        events.publishEvent(Audited.deleted(actor, TYPE, id, seen(template)));
    }

    /** Finds it right: questions like it get its SQL, whoever asks them. */
    public Template verify(Actor actor, TemplateId id) {
        var template = find(actor, id);
        verification.verify(actor, template, rules.source(actor, template.content()));
        events.publishEvent(Audited.of(actor, "verified", TYPE, id));
        return find(actor, id);
    }

    public Template unverify(Actor actor, TemplateId id) {
        var template = find(actor, id);
        verification.takeBack(actor, template);
        events.publishEvent(Audited.of(actor, "unverified", TYPE, id));
        return find(actor, id);
    }

    void forget(Actor system, DataSourceId source) {
        shelf.deleteOf(source);
    }

    private static Map<String, String> seen(Template template) {
        var content = template.content();
        var fields = new TreeMap<String, String>();
        fields.put("name", content.name());
        fields.put("category", content.category());
        fields.put(
                "dataSource",
                content.sources().stream().map(it -> it.value().toString()).collect(Collectors.joining(" + ")));
        fields.put("question", content.question());
        fields.put("sql", content.sql());
        fields.put("parameters", content.parameters().list().toString());
        fields.put("visibility", content.visibility().name());
        fields.put("sharing", content.sharing().name());
        return fields;
    }
}
