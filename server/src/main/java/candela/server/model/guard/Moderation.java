package candela.server.model.guard;

import candela.engine.ai.wire.ModelType;
import candela.server.model.Model.ModelId;
import candela.server.model.ModelDirectory;
import candela.server.model.guard.FlagRows.Count;
import candela.server.model.guard.GuardRule.Detecting;
import candela.server.model.guard.GuardRule.RuleId;
import candela.server.model.guard.GuardRule.Terms;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import candela.server.platform.Words;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to the rules and to what was found by them. A team keeps its own; those that bind every team are kept by
 * administrators, and a team sees them and can neither change nor weaken them.
 */
@Service
@Transactional
public class Moderation {

    static final String READ = "moderation:read";
    static final String WRITE = "moderation:write";
    private static final String TYPE = "guard_rule";

    private final RuleRows rules;
    private final FlagRows flags;
    private final ModelDirectory models;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Moderation(RuleRows rules, FlagRows flags, ModelDirectory models, ApplicationEventPublisher events, Clock clock) {
        this.models = models;
        this.rules = rules;
        this.flags = flags;
        this.events = events;
        this.clock = clock;
    }

    /** Those that bind the actor's team, in the order in which they hold. */
    @Transactional(readOnly = true)
    public List<GuardRule> rules(Actor actor) {
        actor.require(READ);
        return rules.binding(actor.team());
    }

    /** The ways of looking for something. */
    public List<Detecting> detectors(Actor actor) {
        actor.require(READ);
        return List.of(Detecting.values());
    }

    static boolean keeps(Actor actor, GuardRule rule) {
        return actor.may(WRITE) && (rule.team() != null || actor.administrator());
    }

    /** @param everyTeam whether it binds all teams, which only an administrator may decide */
    public GuardRule create(Actor actor, boolean everyTeam, Terms terms) {
        actor.require(WRITE);
        if (everyTeam) {
            actor.require(Actor.ADMIN);
        }
        check(actor, everyTeam, terms);
        var saved = rules.save(GuardRule.of(actor, everyTeam ? null : actor.team(), terms, clock.instant()));
        events.publishEvent(Audited.created(actor, TYPE, saved.id(), seen(saved)));
        events.publishEvent(new RulesChanged());
        return saved;
    }

    /** @param version the one that the actor has seen; with another one, or none, nothing is changed */
    public GuardRule change(Actor actor, RuleId id, @Nullable Integer version, boolean everyTeam, Terms terms) {
        var before = kept(actor, id);
        if (everyTeam != (before.team() == null)) {
            throw Problem.invalid("everyTeam", "Whom a rule binds stays as it is: make another rule instead");
        }
        if (version == null) {
            throw Problem.invalid("If-Match", "Send the ETag of the rule that you saw in the header If-Match");
        }
        if (before.version() != version) {
            throw Problem.conflict("Somebody else changed this rule meanwhile; load it again");
        }
        check(actor, everyTeam, terms);
        var saved = rules.save(before.with(terms));
        events.publishEvent(Audited.updated(actor, TYPE, id, seen(before), seen(saved)));
        events.publishEvent(new RulesChanged());
        return saved;
    }

    public void delete(Actor actor, RuleId id) {
        var rule = kept(actor, id);
        rules.delete(rule);
        events.publishEvent(Audited.deleted(actor, TYPE, id, seen(rule)));
        events.publishEvent(new RulesChanged());
    }

    /** What was found in the actor's team; by an administrator in all. */
    @Transactional(readOnly = true)
    public Page<Flag> flags(Actor actor, FlagFilter filter, @Nullable UUID cursor, int limit) {
        actor.require(READ);
        return Page.cut(
                flags.newest(actor, filter, cursor, limit + 1),
                limit,
                it -> it.id().toString());
    }

    /** How often each category was found. */
    @Transactional(readOnly = true)
    public List<Count> counts(Actor actor, FlagFilter filter) {
        actor.require(READ);
        return flags.counts(actor, filter);
    }

    /** Whoever is bound must be able to reach the guard model, or nothing of theirs would pass. */
    private void check(Actor actor, boolean everyTeam, Terms terms) {
        TermsCheck.check(terms);
        var id = terms.options().guardModel();
        if (id == null) {
            return;
        }
        var model = models.find(actor, new ModelId(id))
                .filter(it -> it.type() == ModelType.GUARD)
                .orElseThrow(
                        () -> Problem.invalid("guardModel", "You may call no model of the type guard with this id"));
        var bound = everyTeam
                ? Set.of(actor.user().value(), actor.team().value())
                : Set.of(actor.user().value());
        if (bound.contains(model.holder())) {
            throw Problem.invalid(
                    "guardModel", "Not all whom the rule binds may call this model: choose one that they all may");
        }
    }

    /** The rule, if this actor keeps it. */
    private GuardRule kept(Actor actor, RuleId id) {
        actor.requireSignedIn();
        var rule = rules.findById(id)
                .filter(it -> it.team() == null || it.team().equals(actor.team()) || actor.administrator())
                .orElseThrow(() -> Problem.notFound("rule", id));
        actor.require(WRITE);
        if (!keeps(actor, rule)) {
            throw Problem.forbidden("not_owner", "This rule binds every team: only an administrator changes it");
        }
        return rule;
    }

    private static Map<String, Object> seen(GuardRule rule) {
        var terms = rule.terms();
        var options = terms.options();
        var fields = new TreeMap<String, Object>();
        fields.put("name", terms.name());
        fields.put("everyTeam", rule.team() == null);
        fields.put("position", terms.position());
        fields.put("stage", Words.text(terms.stage()));
        fields.put("detector", Words.text(terms.detector()));
        fields.put("kinds", options.kinds());
        fields.put("topics", options.topics());
        fields.put("threshold", options.threshold() == null ? "" : options.threshold());
        fields.put("guardModel", options.guardModel() == null ? "" : options.guardModel());
        fields.put("action", Words.text(terms.action()));
        fields.put("onFailure", Words.text(terms.onFailure()));
        fields.put("timeoutMs", terms.timeoutMs());
        fields.put("enabled", terms.enabled());
        return fields;
    }
}
