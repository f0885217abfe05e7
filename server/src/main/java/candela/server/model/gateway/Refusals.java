package candela.server.model.gateway;

import candela.server.model.usage.UsageRecord;
import candela.server.model.usage.UsageRecord.Count;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records calls that a limit refused: the first of its kind in a minute at once, so that people see it; the others of
 * that minute as one record with their number. A client that knocks without end fills no table, and the totals stay
 * right. They cost nothing, so a process that dies may forget a minute of them.
 */
@Component
class Refusals {

    private final UsageJournal journal;
    private final Clock clock;
    private final Map<Kin, Rest> minute = new HashMap<>();
    private Instant began = Instant.MIN;

    Refusals(UsageJournal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** What one refusal has in common with another that is counted with it. */
    private record Kin(
            TeamId team,
            UserId user,
            @Nullable UUID key,
            UUID model,
            UsageRecord.Kind kind,
            String purpose,
            @Nullable String failure) {

        static Kin of(UsageRecord it) {
            return new Kin(it.team(), it.user(), it.key(), it.model(), it.kind(), it.purpose(), it.failure());
        }
    }

    /** The last of those that were only counted; of none it is the one that was recorded. */
    private record Rest(UsageRecord last, int calls) {}

    synchronized void keep(UsageRecord refused) {
        settle();
        var kin = Kin.of(refused);
        var before = minute.get(kin);
        if (before == null) {
            journal.keep(refused);
        }
        minute.put(kin, new Rest(refused, before == null ? 0 : before.calls + 1));
    }

    /** Records what was counted in a minute that is over. */
    synchronized void settle() {
        var current = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!current.equals(began)) {
            settleAll();
            began = current;
        }
    }

    /** Records what was counted until now. */
    synchronized void settleAll() {
        minute.values().stream()
                .filter(it -> it.calls > 0)
                .forEach(it -> journal.keep(it.last.with(new Count(it.calls, 0, 0))));
        minute.clear();
    }
}
