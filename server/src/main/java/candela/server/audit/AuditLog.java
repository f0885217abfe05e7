package candela.server.audit;

import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.platform.Audited;
import candela.server.platform.Page;
import candela.server.platform.TypedId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The door to the audit log. */
@Service
@Transactional
public class AuditLog {

    private static final String READ = "audit:read";

    private final Entries entries;
    private final ActorBinding binding;
    private final JsonMapper json;
    private final Clock clock;

    AuditLog(Entries entries, ActorBinding binding, JsonMapper json, Clock clock) {
        this.entries = entries;
        this.binding = binding;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps what was done, in the transaction that does it. */
    void keep(Actor actor, Audited done) {
        var entry = entry(actor, done);
        binding.as(actor.asSystem(), () -> {
            var head = entries.lockHead();
            entries.append(entry.after(head.number(), head.hash()));
            return true;
        });
    }

    /** Keeps what failed, although its transaction was rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void keepApart(Actor actor, Audited failed) {
        keep(actor, failed);
    }

    @Transactional(readOnly = true)
    public Page<Entry> read(Actor actor, AuditFilter filter, @Nullable String cursor, int limit) {
        actor.require(READ);
        var before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        var found = entries.newest(actor, filter, before, limit + 1).toList();
        return Page.cut(found, limit, it -> String.valueOf(it.number()));
    }

    /** The whole selection, newest first, for an export. */
    @Transactional(readOnly = true)
    public List<Entry> export(Actor actor, AuditFilter filter, int most) {
        actor.require(READ);
        return entries.newest(actor, filter, Long.MAX_VALUE, most).toList();
    }

    /** Walks the whole chain; only who may see all of it can. */
    @Transactional(readOnly = true)
    public Verification verify(Actor actor) {
        actor.require(Actor.ADMIN);
        return binding.as(actor.asSystem(), () -> Verification.of(entries));
    }

    private Entry entry(Actor actor, Audited done) {
        var origin = actor.origin();
        return new Entry(
                0,
                TypedId.next(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                known(actor.user().value()),
                known(actor.team().value()),
                origin.key(),
                origin.session(),
                origin.access(),
                done.action(),
                done.entityType(),
                done.entity(),
                json.writeValueAsString(done.before()),
                json.writeValueAsString(done.after()),
                done.error(),
                origin.ip(),
                origin.userAgent(),
                "",
                "");
    }

    private static @Nullable UUID known(UUID id) {
        return id.getMostSignificantBits() == 0 ? null : id;
    }
}
