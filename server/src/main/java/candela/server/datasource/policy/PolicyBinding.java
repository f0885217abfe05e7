package candela.server.datasource.policy;

import candela.engine.sql.Attributes;
import candela.engine.sql.Mask;
import candela.engine.sql.Policies;
import candela.engine.sql.PolicyException;
import candela.engine.sql.RowPolicy;
import candela.engine.sql.Schema;
import candela.engine.sql.TableName;
import candela.engine.sql.ValueType;
import candela.server.datasource.Connection;
import candela.server.datasource.DataSource;
import candela.server.datasource.Snapshot;
import candela.server.datasource.policy.DataPolicy.Kind;
import candela.server.iam.Directory;
import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.platform.Problem;
import candela.server.team.Standing;
import candela.server.team.Standings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the policies that bind somebody on a source; nobody reads a source without asking here. */
@Service
@Transactional(readOnly = true)
public class PolicyBinding {

    /**
     * What a policy may know of everybody, beside what is said of members. Only what nobody can give to themselves: not
     * names of people or teams, which everybody chooses.
     */
    static final Map<String, ValueType> KNOWN =
            Map.of("id", ValueType.TEXT, "email", ValueType.TEXT, "teams", ValueType.TEXT, "role", ValueType.TEXT);

    private final PolicyBooks books;
    private final Standings standings;
    private final Directory directory;
    private final ActorBinding binding;

    PolicyBinding(PolicyBooks books, Standings standings, Directory directory, ActorBinding binding) {
        this.books = books;
        this.standings = standings;
        this.directory = directory;
        this.binding = binding;
    }

    /** @param seen what the source looks like to the one who reads it: what its columns hold, too */
    public Policies of(Actor actor, DataSource source, Snapshot seen) {
        var all = binding.as(actor.asSystem(), () -> books.policies().findBySourceOrderById(source.id()));
        if (all.isEmpty()) {
            return Policies.NONE;
        }
        var standing = standings.of(actor, source.team());
        var bound = all.stream().filter(it -> it.binds(actor, source, standing)).toList();
        try {
            return policies(actor, source, seen, bound, standing);
        } catch (PolicyException _) {
            throw Problem.conflict("A policy of " + source.name()
                    + " cannot be read any more: somebody who keeps its policies must correct it first");
        }
    }

    /** How the source's database knows this actor; empty where everybody asks as the one user. */
    public String person(Actor actor, DataSource source) {
        var known = source.connection().person();
        return known == null
                ? ""
                : name(actor, source, known)
                        .orElseThrow(() -> Problem.forbidden(
                                "unknown_to_database",
                                "This source is asked in the name of each person, and it is not said by which name its database knows you: let somebody who manages the team's members "
                                        + (known.from() == Connection.Person.From.EMAIL
                                                ? "give you an e-mail address"
                                                : "set your attribute " + known.attribute())));
    }

    private Optional<String> name(Actor actor, DataSource source, Connection.Person known) {
        return alone(
                known.from() == Connection.Person.From.EMAIL
                        ? directory.email(actor).stream()
                                .map(it -> it.substring(0, it.indexOf('@')))
                                .toList()
                        : standings
                                .of(actor, source.team())
                                .attributes()
                                .values()
                                .getOrDefault(known.attribute(), List.of()));
    }

    /** Of several names none is the person's; an empty one would be that of everybody. */
    static Optional<String> alone(List<String> names) {
        return names.size() == 1 ? Optional.of(names.getFirst().strip()).filter(it -> !it.isEmpty()) : Optional.empty();
    }

    /** The sources as this actor may know them: how many rows there are is not for whom policies keep rows back. */
    public List<DataSource> told(Actor actor, List<DataSource> sources) {
        if (sources.isEmpty()) {
            return sources;
        }
        var ids = sources.stream().map(DataSource::id).toList();
        var filters = binding.as(actor.asSystem(), () -> books.policies().findBySourceIn(ids)).stream()
                .filter(it -> it.isOf(Kind.ROW))
                .collect(Collectors.groupingBy(DataPolicy::source));
        return sources.stream()
                .map(it -> filtered(actor, it, filters.getOrDefault(it.id(), List.of())) ? it.withoutRowCount() : it)
                .toList();
    }

    private boolean filtered(Actor actor, DataSource source, List<DataPolicy> filters) {
        if (filters.isEmpty()) {
            return false;
        }
        var standing = standings.of(actor, source.team());
        return filters.stream().anyMatch(it -> it.binds(actor, source, standing));
    }

    private Policies policies(
            Actor actor, DataSource source, Snapshot seen, List<DataPolicy> bound, Standing standing) {
        var filters = bound.stream()
                .filter(it -> it.isOf(Kind.ROW))
                .map(it -> it.terms().row(source, seen))
                .toList();
        var masks = bound.stream()
                .filter(it -> it.isOf(Kind.COLUMN))
                .flatMap(it -> it.terms().columns(source, seen).stream())
                .toList();
        var hashes = masks.stream().anyMatch(it -> it.mask() instanceof Mask.Hash);
        return new Policies(
                filters,
                masks,
                filters.stream().anyMatch(PolicyBinding::asksWho)
                        ? attributes(actor, directory.email(actor), standing)
                        : Attributes.NONE,
                hashes ? books.salts().of(actor, source) : "",
                bound.isEmpty() ? List.of() : views(source, seen));
    }

    /** What earlier releases saw of a database does not tell views from tables; in our own files there are none. */
    static List<Schema.View> views(DataSource source, Snapshot seen) {
        var views = seen.schema().value().views();
        if (views == null && !source.kind().isCopy()) {
            throw Problem.conflict(
                    "It is not known yet what the views of " + source.name()
                            + " read, which its policies need: let somebody who may change this data source refresh its schema first");
        }
        var known = Objects.requireNonNullElse(views, List.<Schema.View>of());
        return source.connection().person() == null
                ? known
                : Stream.concat(known.stream(), known.stream().map(PolicyBinding::byDefault))
                        .toList();
    }

    /** For a person whose default namespace is that of the view, a name alone means it. */
    private static Schema.View byDefault(Schema.View view) {
        return new Schema.View(TableName.exactly(null, view.name().name()), view.reads());
    }

    /** Whom no filter asks about has the same policies as others, and shares with them what is kept of the source. */
    private static boolean asksWho(RowPolicy policy) {
        return policy.filter().toString().contains("{");
    }

    /** What is known of everybody goes before what somebody says of them. */
    static Attributes attributes(Actor actor, Optional<String> email, Standing standing) {
        var known = new HashMap<String, Object>(standing.attributes().values());
        known.put("id", actor.user().value().toString());
        known.put("email", email.stream().toList());
        known.put(
                "teams",
                standing.teams().stream().map(it -> it.value().toString()).toList());
        known.put("role", standing.roles());
        return Attributes.of(known);
    }
}
