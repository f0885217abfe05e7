package candela.server.model.limit;

import candela.server.platform.Actor;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The limits that hold now, in memory: a change counts at once on the node that made it and within a second on others.
 */
@Component
class LimitRules {

    private final Limits limits;
    private volatile Seen seen = new Seen(List.of(), Map.of());

    LimitRules(Limits limits) {
        this.limits = limits;
    }

    /** The installation's limits, and those of each team. */
    private record Seen(List<Limit> ofAll, Map<UUID, List<Limit>> ofTeams) {}

    /** A limit was made, changed or deleted. */
    record Changed() {}

    void read() {
        var all = limits.all(Actor.system());
        seen = new Seen(
                all.stream().filter(it -> it.team() == null).toList(),
                all.stream()
                        .filter(it -> it.team() != null)
                        .collect(Collectors.groupingBy(it -> it.team().value())));
    }

    @TransactionalEventListener
    void on(Changed change) {
        read();
    }

    /** The limits that a call comes under, always in the same order. */
    List<Limit> of(Caller caller) {
        return binding(concerned(caller)).stream()
                .filter(it -> it.amount() != null)
                .sorted(Comparator.comparing(it -> it.id().value().toString()))
                .toList();
    }

    private List<Limit> concerned(Caller caller) {
        var now = seen;
        return Stream.of(now.ofAll, now.ofTeams.getOrDefault(caller.team(), List.of()))
                .flatMap(List::stream)
                .filter(it -> it.concerns(caller))
                .toList();
    }

    /** Of one owner's limits about the same only the narrowest binds, though it may say that there is none. */
    static Collection<Limit> binding(List<Limit> concerned) {
        var narrowest = new HashMap<Limit.Kin, Limit>();
        concerned.forEach(it ->
                narrowest.merge(it.kin(), it, (one, other) -> one.narrowness() >= other.narrowness() ? one : other));
        return narrowest.values();
    }
}
