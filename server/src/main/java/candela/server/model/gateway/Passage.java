package candela.server.model.gateway;

import candela.engine.ai.wire.Demand;
import candela.engine.ai.wire.Exchange;
import candela.engine.ai.wire.ProviderException;
import candela.engine.ai.wire.ServerEvent;
import candela.engine.ai.wire.Tokens;
import candela.engine.ai.wire.Wire;
import candela.engine.ai.wire.WireErrors;
import candela.engine.ai.wire.WireException;
import candela.server.model.Model;
import candela.server.model.gateway.Upstream.Opened;
import candela.server.model.guard.GuardModel;
import candela.server.model.limit.Reservation;
import candela.server.model.usage.UsageRecord;
import candela.server.model.usage.UsageRecord.Count;
import candela.server.model.usage.UsageRecord.Kind;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.TypedId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** One call on its way: what was tried, what came back, what it used. For one thread, once. */
final class Passage {

    private static final Logger LOG = LoggerFactory.getLogger(Passage.class);
    private static final long BACK_OFF = 150;
    private static final String EVENTS = "text/event-stream";

    private final Stations stations;
    private final Actor actor;
    private final Call call;
    private final Receiver receiver;
    private final Demand demand;
    private final Stopwatch time = new Stopwatch();
    private final StringBuilder trail = new StringBuilder();
    private CallTrace trace = CallTrace.NONE;
    private boolean begun;

    /** What attempts of the present candidate used that nobody got anything of; paid for all the same. */
    private Tokens lost = Tokens.NONE;

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

    /** The model that the caller names. */
    String wanted() {
        return demand.model();
    }

    /** Tries the candidates one after the other, until one has answered. */
    void go(Routes.Route route) {
        stations.journal().requireRoom();
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
        lost = Tokens.NONE;
        try (var telling = stations.traces().begin(candidate, call, demand)) {
            trace = telling;
            return reserved(candidate);
        }
    }

    private @Nullable UpstreamFailure reserved(Candidate candidate) {
        var reservation = reserve(candidate);
        try {
            return insist(candidate, reservation, permitted(candidate));
        } finally {
            reservation.release();
        }
    }

    /** The request as the guard lets it pass. */
    private JsonNode permitted(Candidate candidate) {
        try {
            var body = guarded() ? judged(candidate.model()) : call.body();
            trace.asked(body);
            return body;
        } catch (GuardPost.Stopped stopped) {
            keep(record(candidate, Tokens.NONE, Count.ONE_CALL, "blocked_by_guard", "input"));
            throw Problem.objectionable(stopped.reason());
        }
    }

    private JsonNode judged(Model model) {
        var judge = stations.guardCalls().judge(actor, model);
        return stations.guard().input(actor, model.id().value(), call.body(), judge, guardModel());
    }

    /** What a guard model is asked is not itself brought before the guard. */
    private boolean guarded() {
        return call.kind() != Kind.GUARD;
    }

    private GuardModel guardModel() {
        return stations.guardCalls().of(stations, actor);
    }

    private Reservation reserve(Candidate candidate) {
        try {
            return stations.limits()
                    .reserve(actor, candidate.model().id().value(), candidate.most(demand), candidate.isPriceKnown());
        } catch (Problem refused) {
            var record = record(candidate, Tokens.NONE, Count.ONE_CALL, "refused_by_limit", refused.code());
            trace.end(record);
            stations.refusals().keep(record);
            throw refused;
        }
    }

    /** What passes by itself is worth another try of the same model; null when it has answered. */
    private @Nullable UpstreamFailure insist(Candidate candidate, Reservation reservation, JsonNode body) {
        var attempts = stations.attempts();
        for (var attempt = 1; ; attempt++) {
            try {
                attempt(candidate, reservation, body);
                return null;
            } catch (UpstreamFailure failure) {
                stations.health().failed(candidate.model().id(), failure.failure());
                if (begun || attempt >= attempts || !failure.isWorthAnother()) {
                    failed(candidate, reservation, failure);
                    return failure;
                }
                pause(attempt);
            }
        }
    }

    /** One that used nothing counts in no limit. */
    private void failed(Candidate candidate, Reservation reservation, UpstreamFailure failure) {
        if (!lost.equals(Tokens.NONE)) {
            reservation.settle(candidate.used(lost, Count.ONE_CALL));
        }
        keep(record(candidate, lost, Count.ONE_CALL, "failed", failure.word()));
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(BACK_OFF << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Candidate candidate, Reservation reservation, JsonNode body) throws UpstreamFailure {
        if (candidate.reach().isBuiltIn() && !candidate.reach().isLocalLanguage()) {
            inProcess(candidate, reservation, body);
            return;
        }
        var exchange = exchange(candidate, body);
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
        } catch (GuardPost.Stopped stopped) {
            end(candidate, exchange.tokens(), reservation, "blocked_by_guard", "output");
            stop(Problem.objectionable(stopped.reason()));
        } catch (ProviderException e) {
            broken(candidate, exchange, reservation, new UpstreamFailure(e.failure()));
        } catch (IOException e) {
            broken(candidate, exchange, reservation, Upstream.failed(e));
        }
    }

    private void inProcess(Candidate candidate, Reservation reservation, JsonNode body) {
        var answer = stations.inProcess().answer(candidate.reach(), call.endpoint(), body, demand);
        try {
            begin(candidate, "application/json", reservation);
            tell(() -> receiver.whole(answer.body()));
            end(candidate, answer.tokens(), reservation, "ok", null);
        } catch (ClientGone gone) {
            end(candidate, answer.tokens(), reservation, "cancelled", null);
        }
    }

    private Exchange exchange(Candidate candidate, JsonNode body) {
        try {
            return Wire.exchange(call.endpoint(), body, candidate.target());
        } catch (WireException e) {
            throw Problem.invalid(e.field(), e.getMessage());
        }
    }

    private Opened open(Candidate candidate, Exchange exchange) throws UpstreamFailure {
        var request = trace.forwarded(exchange.request());
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
        var body = opened.body().readAllBytes();
        time.heard();
        var answer = shown(candidate, exchange.answer(body));
        trace.told(answer, call.endpoint().isSpoken());
        begin(candidate, opened.type(), reservation);
        tell(() -> receiver.whole(answer));
    }

    private byte[] shown(Candidate candidate, byte[] answer) {
        return guarded() && call.endpoint().isSpoken()
                ? stations.guard().output(actor, candidate.model().id().value(), answer, guardModel())
                : answer;
    }

    private void stream(Candidate candidate, Exchange exchange, Opened opened, Reservation reservation)
            throws IOException {
        var listener = listener(candidate, reservation);
        var events = new EventReader(opened.body());
        for (var event = next(events); event != null; event = next(events)) {
            pass(exchange.event(event), listener);
        }
        pass(exchange.end(), listener);
    }

    private Listener listener(Candidate candidate, Reservation reservation) {
        Listener listener = event -> {
            begin(candidate, EVENTS, reservation);
            trace.told(event);
            receiver.event(event);
        };
        return guarded()
                ? stations.guard().stream(actor, candidate.model().id().value(), listener, guardModel())
                : listener;
    }

    private @Nullable ServerEvent next(EventReader events) throws IOException {
        time.waiting();
        var event = events.next();
        time.heard();
        return event;
    }

    private static void pass(Iterable<ServerEvent> events, Listener listener) {
        for (var event : events) {
            tell(() -> listener.event(event));
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

    /**
     * After the first byte nothing is tried again: the client is told, and pays for what came. Before it, what came may
     * have been held back by the guard; the provider wants its money for that too.
     */
    private void broken(Candidate candidate, Exchange exchange, Reservation reservation, UpstreamFailure failure)
            throws UpstreamFailure {
        if (!begun) {
            lost = lost.plus(saidAnything(exchange) ? exchange.tokens() : Tokens.NONE);
            throw failure;
        }
        stations.health().failed(candidate.model().id(), failure.failure());
        end(candidate, exchange.tokens(), reservation, "failed", failure.word());
        stop(failure.problem(demand.model()));
    }

    private static boolean saidAnything(Exchange exchange) {
        return exchange.tokens().known()
                || !exchange.text().isEmpty()
                || !exchange.toolText().isEmpty();
    }

    /** Tells the client that there is no more, in the stream where one has begun. */
    private void stop(Problem problem) {
        if (!begun) {
            throw problem;
        }
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
        var all = lost.plus(tokens);
        var made = Candidate.made(demand);
        reservation.settle(candidate.used(all, made));
        keep(record(candidate, all, made, outcome, failure));
    }

    private void keep(UsageRecord record) {
        trace.end(record);
        stations.journal().keep(record);
    }

    private UsageRecord record(
            Candidate candidate, Tokens tokens, Count count, String outcome, @Nullable String failure) {
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
                candidate.cost(tokens, count),
                candidate.isPriceKnown(),
                Stopwatch.millis(time.elapsed()),
                demand.stream() ? firstByte : null,
                Stopwatch.millis(time.overhead()),
                outcome,
                failure,
                trail.toString(),
                count);
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
