package candela.server.datasource.policy;

import candela.engine.personal.Label;
import candela.engine.sql.ColumnPolicy;
import candela.engine.sql.TableName;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.catalogue.Catalogue;
import candela.server.datasource.policy.DataPolicy.PolicyId;
import candela.server.datasource.policy.DataPolicy.Terms;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import candela.server.platform.Words;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to who may see which rows and columns of a source. Policies are kept by whoever may write them in the
 * source's own team, and by its owner.
 */
@Service
@Transactional
public class DataPolicies {

    static final String WRITE = "data_policies:write";
    private static final String TYPE = "data_policy";

    private final Catalogue catalogue;
    private final PolicyBooks books;
    private final PolicyRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DataPolicies(
            Catalogue catalogue, PolicyBooks books, PolicyRules rules, ApplicationEventPublisher events, Clock clock) {
        this.catalogue = catalogue;
        this.books = books;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A policy as those see it who keep it.
     *
     * @param trouble why it does not fit the source any more; empty when it does
     * @param bound for one by classification: the columns that it binds by now; for others empty
     * @param barred the views that read what it binds, so that whom it binds cannot read them
     */
    public record Kept(DataPolicy policy, String trouble, List<ColumnPolicy> bound, List<TableName> barred) {}

    @Transactional(readOnly = true)
    public List<Kept> list(Actor actor, DataSourceId id) {
        var source = governed(actor, id);
        return books.policies().findBySourceOrderById(id).stream()
                .map(it -> kept(actor, source, it))
                .toList();
    }

    @Transactional(readOnly = true)
    public Kept find(Actor actor, DataSourceId source, PolicyId id) {
        return kept(actor, governed(actor, source), stored(source, id));
    }

    private DataPolicy stored(DataSourceId source, PolicyId id) {
        return books.policies().findByIdAndSource(id, source).orElseThrow(() -> Problem.notFound("policy", id));
    }

    private Kept kept(Actor actor, DataSource source, DataPolicy policy) {
        var terms = policy.terms();
        return new Kept(
                policy,
                rules.trouble(actor, source, terms),
                rules.bound(actor, source, terms),
                rules.barred(actor, source, terms));
    }

    public Kept create(Actor actor, DataSourceId id, Terms terms) {
        var source = governed(actor, id);
        rules.check(actor, source, terms);
        books.salts().ensure(actor, source);
        var saved = books.policies().save(DataPolicy.of(actor, id, terms, clock.instant()));
        events.publishEvent(Audited.created(actor, TYPE, saved.id(), seen(saved)));
        return kept(actor, source, saved);
    }

    /**
     * One that is only switched off need not fit any more, so that nobody is kept from the table until it does.
     *
     * @param version the one that the actor has seen; with another one, or none, nothing is changed
     */
    public Kept change(Actor actor, DataSourceId source, PolicyId id, @Nullable Integer version, Terms terms) {
        var governed = governed(actor, source);
        var before = stored(source, id);
        if (version == null) {
            throw Problem.invalid("If-Match", "Send the ETag of the policy that you saw in the header If-Match");
        }
        if (before.version() != version) {
            throw Problem.conflict("Somebody else changed this policy meanwhile; load it again");
        }
        if (!terms.equals(before.terms().off())) {
            rules.check(actor, governed, terms);
        }
        var saved = books.policies().save(before.with(terms));
        events.publishEvent(Audited.updated(actor, TYPE, id, seen(before), seen(saved)));
        return kept(actor, governed, saved);
    }

    public void delete(Actor actor, DataSourceId source, PolicyId id) {
        governed(actor, source);
        var policy = stored(source, id);
        books.policies().delete(policy);
        events.publishEvent(Audited.deleted(actor, TYPE, id, seen(policy)));
    }

    public static boolean keeps(Actor actor, DataSource source) {
        return actor.may(WRITE) && (source.isAtHome(actor) || source.isWritableBy(actor));
    }

    /** The source, if this actor keeps its policies. */
    public DataSource governed(Actor actor, DataSourceId id) {
        actor.require(WRITE);
        var source = catalogue.find(actor, id);
        if (!keeps(actor, source)) {
            throw Problem.forbidden("not_owner", "Only its own team keeps the policies of this data source");
        }
        return source;
    }

    /** Whoever takes away from columns what policies go by lets others see them, as if the policy were changed. */
    public void requireMayLose(Actor actor, DataSource source, Map<Label, String> lost) {
        if (lost.isEmpty() || keeps(actor, source)) {
            return;
        }
        books.policies().findBySourceOrderById(source.id()).stream()
                .map(DataPolicy::terms)
                .filter(it -> it.classification() != null && lost.containsKey(it.classification()))
                .findFirst()
                .ifPresent(it -> {
                    throw Problem.forbidden(
                            "bound_by_policy",
                            "The policy " + it.name() + " keeps back what " + lost.get(it.classification())
                                    + " holds: let somebody decide about it who may write the policies of this data source");
                });
    }

    private static Map<String, String> seen(DataPolicy policy) {
        var terms = policy.terms();
        var fields = new TreeMap<String, String>();
        fields.put("source", policy.source().value().toString());
        fields.put("name", terms.name());
        fields.put("kind", terms.kind().name());
        if (terms.classification() == null) {
            fields.put("table", terms.written().toString());
            fields.put("column", String.valueOf(terms.columnName()));
        } else {
            fields.put("classification", Words.text(terms.classification()));
        }
        fields.put("rule", terms.rule());
        fields.put("role", terms.role() == null ? "" : terms.role().value().toString());
        fields.put("user", terms.person() == null ? "" : terms.person().value().toString());
        fields.put("exempt", terms.exempt() == null ? "" : terms.exempt());
        fields.put("enabled", String.valueOf(terms.enabled()));
        return fields;
    }
}
