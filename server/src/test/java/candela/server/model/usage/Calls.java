package candela.server.model.usage;

import candela.server.model.usage.UsageRecord.Kind;
import candela.server.platform.Actor;
import candela.server.platform.TypedId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes records of calls for tests, each a little different from the plain one. */
record Calls(
        Actor actor, Instant at, String model, @Nullable UUID key, Kind kind, String outcome) {

    static Calls by(Actor actor, Instant at) {
        return new Calls(actor, at, "small", null, Kind.CHAT, "ok");
    }

    Calls at(Instant moment) {
        return new Calls(actor, moment, model, key, kind, outcome);
    }

    Calls model(String name) {
        return new Calls(actor, at, name, key, kind, outcome);
    }

    Calls key(UUID id) {
        return new Calls(actor, at, model, id, kind, outcome);
    }

    Calls kind(Kind other) {
        return new Calls(actor, at, model, key, other, outcome);
    }

    Calls outcome(String other) {
        return new Calls(actor, at, model, key, kind, other);
    }

    UsageRecord using(long input, long output, String cost) {
        return using(input, output, cost, 1_000);
    }

    UsageRecord using(long input, long output, String cost, int durationMs) {
        var failed = !outcome.equals("ok");
        return new UsageRecord(
                TypedId.next(),
                at,
                actor.team(),
                actor.user(),
                key,
                UUID.nameUUIDFromBytes(model.getBytes()),
                model,
                "openai",
                kind,
                "api",
                input,
                output,
                true,
                new BigDecimal(cost),
                true,
                durationMs,
                failed ? null : durationMs / 4,
                1,
                outcome,
                failed ? "The provider answered 503" : null,
                "direct",
                UsageRecord.Count.ONE_CALL);
    }
}
