package candela.server.model.gateway;

import candela.engine.ai.wire.Demand;
import candela.engine.ai.wire.Exchange;
import candela.engine.ai.wire.Failure;
import candela.engine.ai.wire.ProviderException;
import candela.engine.ai.wire.ServerEvent;
import candela.engine.ai.wire.Tokens;
import candela.engine.ai.wire.Wire;
import candela.engine.ai.wire.WireErrors;
import candela.engine.ai.wire.WireException;
import candela.server.model.gateway.Upstream.Opened;
import candela.server.model.limit.Reservation;
import candela.server.model.usage.UsageRecord;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.TypedId;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call on its way: what was tried, what came back, what it used. For one thread, once. */
final class Passage {

    private static final Logger LOG = LoggerFactory.getLogger(Passage.class);
    private static final Duration WORTH_WAITING = Duration.ofSeconds(2);
    private static final long BACK_OFF = 150;
    private static final String EVENTS = "text/event-stream";

    private final Stations stations;
    private final Actor actor;
    private final Call call;
    private final Receiver receiver;
    private final Demand demand;
    private final Stopwatch time = new Stopwatch();
    private final StringBuilder trail = new StringBuilder();
    private boolean begun;
    private @Nullable Integer firstByte;

    Passage(Stations stations, Actor actor, Call call, Receiver receiver) {
        this.stations = stations;
        this.actor = actor;
        this.call = call;
        this.receiver = receiver;
        this.demand = demand(call);
    }

    private static Demand demand(Call call) {
        try {
            return Demand.of(call.endpoint(), call.body());
        } catch (WireException e) {
            throw Problem.invalid(e.field(), e.getMessage());
        }
    }

    /** Tries the candidates one after the other, until one has answered. */
    void go() {
        stations.journal().requireRoom();
        var route = stations.routes().of(actor, call, demand.model());
        trail.append(route.reason());
        UpstreamFailure last = null;
        for (var candidate : route.candidates()) {
            last = serve(candidate);
            if (last == null) {
                return;
            }
            trail.append("; ").append(candidate.model().name()).append(": ").append(last.word());
            if (begun || !last.failure().retryable()) {
                break;
            }
        }
        if (last != null && !begun) {
            throw last.problem(demand.model());
        }
    }

    private @Nullable UpstreamFailure serve(Candidate candidate) {
        var reservation = reserve(candidate);
        try {
            return insist(candidate, reservation);
        } finally {
            reservation.release();
        }
    }

    private Reservation reserve(Candidate candidate) {
        try {
            return stations.limits()
                    .reserve(actor, candidate.model().id().value(), candidate.most(demand), candidate.isPriceKnown());
        } catch (Problem refused) {
            stations.journal().keep(record(candidate, Tokens.NONE, "refused_by_limit", refused.code()));
            throw refused;
        }
    }

    /** What passes by itself is worth another try of the same model; null when it has answered. */
    private @Nullable UpstreamFailure insist(Candidate candidate, Reservation reservation) {
        var attempts = stations.attempts();
        for (var attempt = 1; ; attempt++) {
            try {
                attempt(candidate, reservation);
                return null;
            } catch (UpstreamFailure failure) {
                stations.health().failed(candidate.model().id(), failure.failure());
                if (begun || attempt >= attempts || !isWorthAnother(failure.failure())) {
                    stations.journal().keep(record(candidate, Tokens.NONE, "failed", failure.word()));
                    return failure;
                }
                pause(attempt);
            }
        }
    }

    private static boolean isWorthAnother(Failure failure) {
        var wait = failure.retryAfter();
        return failure.retryable() && failure.reason().passes() && (wait == null || wait.compareTo(WORTH_WAITING) <= 0);
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(BACK_OFF << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Candidate candidate, Reservation reservation) throws UpstreamFailure {
        if (candidate.reach().isBuiltIn()) {
            inProcess(candidate, reservation);
            return;
        }
        var exchange = exchange(candidate);
        try (var opened = open(candidate, exchange)) {
            var streamed = demand.stream() && opened.type().startsWith(EVENTS);
            if (streamed) {
                stream(candidate, exchange, opened, reservation);
            } else {
                whole(candidate, exchange, opened, reservation);
            }
            end(candidate, exchange.tokens(), reservation, "ok", null);
        } catch (ClientGone gone) {
            end(candidate, exchange.tokens(), reservation, "cancelled", null);
        } catch (ProviderException e) {
            broken(candidate, exchange, reservation, new UpstreamFailure(e.failure()));
        } catch (IOException e) {
            broken(candidate, exchange, reservation, Upstream.failed(e));
        }
    }

    private void inProcess(Candidate candidate, Reservation reservation) {
        var answer = stations.inProcess().answer(call, demand);
        try {
            begin(candidate, "application/json", reservation);
            tell(() -> receiver.whole(answer.body()));
            end(candidate, answer.tokens(), reservation, "ok", null);
        } catch (ClientGone gone) {
            end(candidate, answer.tokens(), reservation, "cancelled", null);
        }
    }

    private Exchange exchange(Candidate candidate) {
        try {
            return Wire.exchange(call.endpoint(), call.body(), candidate.target());
        } catch (WireException e) {
            throw Problem.invalid(e.field(), e.getMessage());
        }
    }

    private Opened open(Candidate candidate, Exchange exchange) throws UpstreamFailure {
        var request = exchange.request();
        time.waiting();
        try {
            return stations.upstream().open(candidate, request);
        } finally {
            time.heard();
        }
    }

    private void whole(Candidate candidate, Exchange exchange, Opened opened, Reservation reservation)
            throws IOException {
        time.waiting();
        var body = opened.answer().body().readAllBytes();
        time.heard();
        var answer = exchange.answer(body);
        begin(candidate, opened.type(), reservation);
        tell(() -> receiver.whole(answer));
    }

    private void stream(Candidate candidate, Exchange exchange, Opened opened, Reservation reservation)
            throws IOException {
        var events = new EventReader(opened.answer().body());
        for (var event = next(events); event != null; event = next(events)) {
            pass(candidate, exchange.event(event), reservation);
        }
        pass(candidate, exchange.end(), reservation);
    }

    private @Nullable ServerEvent next(EventReader events) throws IOException {
        time.waiting();
        var event = events.next();
        time.heard();
        return event;
    }

    private void pass(Candidate candidate, Iterable<ServerEvent> events, Reservation reservation) {
        for (var event : events) {
            begin(candidate, EVENTS, reservation);
            tell(() -> receiver.event(event));
        }
    }

    private void begin(Candidate candidate, String type, Reservation reservation) {
        if (!begun) {
            begun = true;
            firstByte = Stopwatch.millis(time.elapsed());
            stations.health().answered(candidate.model().id(), time.elapsed());
            var model = candidate.model().name();
            tell(() -> receiver.begin(new Receiver.Head(model, type, time.overhead(), reservation.standings())));
        }
    }

    /** After the first byte nothing is tried again: the client is told, and pays for what came. */
    private void broken(Candidate candidate, Exchange exchange, Reservation reservation, UpstreamFailure failure)
            throws UpstreamFailure {
        if (!begun) {
            throw failure;
        }
        stations.health().failed(candidate.model().id(), failure.failure());
        end(candidate, exchange.tokens(), reservation, "failed", failure.word());
        var problem = failure.problem(demand.model());
        try {
            for (var event : WireErrors.event(
                    call.endpoint(), problem.kind().status(), problem.code(), problem.detail(), null)) {
                receiver.event(event);
            }
        } catch (IOException gone) {
            LOG.debug("Nobody heard that the answer broke off", gone);
        }
    }

    private void end(
            Candidate candidate, Tokens tokens, Reservation reservation, String outcome, @Nullable String failure) {
        reservation.settle(candidate.used(tokens));
        stations.journal().keep(record(candidate, tokens, outcome, failure));
    }

    private UsageRecord record(Candidate candidate, Tokens tokens, String outcome, @Nullable String failure) {
        var model = candidate.model();
        return new UsageRecord(
                TypedId.next(),
                stations.clock().instant(),
                actor.team(),
                actor.user(),
                actor.origin().key(),
                model.id().value(),
                model.name(),
                candidate.reach().provider().id(),
                call.kind(),
                call.purpose(),
                tokens.input(),
                tokens.output(),
                tokens.known(),
                candidate.cost(tokens),
                candidate.isPriceKnown(),
                Stopwatch.millis(time.elapsed()),
                demand.stream() ? firstByte : null,
                Stopwatch.millis(time.overhead()),
                outcome,
                failure,
                trail.toString());
    }

    /** What a listener does. */
    private interface Telling {
        void tell() throws IOException;
    }

    private static void tell(Telling telling) {
        try {
            telling.tell();
        } catch (IOException e) {
            throw new ClientGone(e);
        }
    }
}
