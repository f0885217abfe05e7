package candela.server.model.guard;

import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.platform.TypedId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was found, whatever becomes of the request in which it was. */
@Service
@Transactional(propagation = Propagation.REQUIRES_NEW)
class FlagLog {

    private final FlagRows rows;
    private final ActorBinding binding;
    private final Clock clock;

    FlagLog(FlagRows rows, ActorBinding binding, Clock clock) {
        this.rows = rows;
        this.binding = binding;
        this.clock = clock;
    }

    /** One flag for each rule and category, however often that was found. */
    public void note(Actor actor, Stage stage, @Nullable UUID model, List<Flag.Seen> seen) {
        var told = new HashSet<String>();
        binding.as(actor.asSystem(), () -> {
            seen.stream()
                    .filter(it -> told.add(it.rule().id() + it.finding().what()))
                    .map(it -> flag(actor, stage, model, it))
                    .forEach(rows::add);
            return true;
        });
    }

    public int forgetBefore(Actor system, Instant oldest) {
        return rows.deleteBefore(oldest);
    }

    private Flag flag(Actor actor, Stage stage, @Nullable UUID model, Flag.Seen seen) {
        return new Flag(
                TypedId.next(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.user(),
                actor.team(),
                model,
                seen.rule().id(),
                seen.rule().terms().name(),
                stage,
                seen.finding().what(),
                seen.action(),
                seen.finding().why(),
                seen.excerpt());
    }
}
