package candela.server.model.gateway;

import candela.engine.ai.wire.ProviderRequest;
import candela.engine.ai.wire.ServerEvent;
import candela.server.model.usage.Conventions;
import candela.server.model.usage.UsageRecord;
import candela.server.platform.JsonColumn;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is told of one candidate's part in a call; where nobody listens it does nothing. */
final class CallTrace implements AutoCloseable {

    /** Tells nobody. */
    static final CallTrace NONE = new CallTrace(null, false, false);

    private static final double MILLIS = 1_000;
    /** The first events of a stream say who answers. */
    private static final int LOOKED_AT = 3;

    private final @Nullable Span span;
    private final @Nullable Scope scope;
    private final @Nullable SpokenContent content;
    private final boolean forwarded;
    private int seen;
    private boolean ended;

    /**
     * @param forwarded whether the provider is told of which trace the call is a part
     * @param content whether what is said is told
     */
    @SuppressWarnings("MustBeClosedChecker") // closed when the call ends, which may be in another method
    CallTrace(@Nullable Span span, boolean forwarded, boolean content) {
        this.span = span;
        this.scope = span == null ? null : span.makeCurrent();
        this.forwarded = forwarded && span != null;
        this.content = content ? new SpokenContent() : null;
    }

    /** The request as it goes to the provider. */
    ProviderRequest forwarded(ProviderRequest request) {
        if (!forwarded) {
            return request;
        }
        var headers = new HashMap<String, String>(request.headers());
        W3CTraceContextPropagator.getInstance()
                .inject(Context.current(), headers, (into, name, value) -> headers.put(name, value));
        return new ProviderRequest(request.method(), request.address(), headers, request.body());
    }

    /** What is asked, as the guard let it pass. */
    void asked(JsonNode body) {
        if (content != null) {
            content.asked(body);
        }
    }

    /** A whole answer, as the guard let it pass. */
    void told(byte[] answer, boolean spoken) {
        var told = span != null && spoken ? read(new String(answer, StandardCharsets.UTF_8)) : null;
        if (span != null && told != null) {
            who(span, told);
            if (content != null) {
                content.told(told);
            }
        }
    }

    /** A part of an answer, as the guard let it pass. */
    void told(ServerEvent event) {
        var told = span != null && (content != null || seen < LOOKED_AT) ? read(event.data()) : null;
        if (span != null && told != null) {
            seen++;
            who(span, told);
            who(span, told.path("message"));
            who(span, told.path("response"));
            if (content != null) {
                content.piece(told);
            }
        }
    }

    /** What is no object has nothing to tell: a call never fails because somebody listens. */
    private static @Nullable ObjectNode read(String json) {
        try {
            return json.startsWith("{") && JsonColumn.MAPPER.readTree(json) instanceof ObjectNode told ? told : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static void who(Span span, JsonNode told) {
        for (var field : new String[] {"model", "id"}) {
            if (told.path(field).isString()) {
                span.setAttribute("gen_ai.response." + field, told.path(field).asString());
            }
        }
    }

    /** How it ended. */
    void end(UsageRecord record) {
        if (span == null || ended) {
            return;
        }
        ended = true;
        span.setAttribute("gen_ai.usage.input_tokens", record.inputTokens());
        span.setAttribute("gen_ai.usage.output_tokens", record.outputTokens());
        span.setAttribute("candela.cost_usd", record.cost().doubleValue());
        span.setAttribute("candela.outcome", record.outcome());
        if (record.firstTokenMs() != null) {
            span.setAttribute("gen_ai.response.time_to_first_chunk", record.firstTokenMs() / MILLIS);
        }
        var error = Conventions.error(record);
        if (!error.isEmpty()) {
            failed(span, error);
        }
    }

    private static void failed(Span span, String error) {
        span.setAttribute("error.type", error);
        span.setStatus(StatusCode.ERROR);
    }

    @Override
    public void close() {
        if (span == null || scope == null) {
            return;
        }
        if (content != null) {
            content.put(span);
        }
        if (!ended) {
            failed(span, "refused");
        }
        scope.close();
        span.end();
    }
}
