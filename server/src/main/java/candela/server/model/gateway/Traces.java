package candela.server.model.gateway;

import candela.engine.ai.wire.Demand;
import candela.server.model.usage.Conventions;
import candela.server.model.usage.UsageRecord.Kind;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import candela.server.platform.Settings;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Tells a collector of traces of each call of a model, by OpenTelemetry's conventions for generative AI. Where no
 * collector is named nothing is made and nothing is measured.
 *
 * <p>Not by Spring Boot's starter: that instruments every request of the server, also where nobody listens, and brings
 * another HTTP client along.
 */
@Component
class Traces implements DisposableBean {

    private static final long PATIENCE = 5;

    private final @Nullable SdkTracerProvider provider;
    private final @Nullable Tracer tracer;
    private final RuntimeSettings settings;
    private final SettingDefinition<Boolean> forwarded;
    private final SettingDefinition<Boolean> content;

    @Autowired
    Traces(
            Settings start,
            RuntimeSettings settings,
            SettingDefinition<Boolean> tracesForwarded,
            SettingDefinition<Boolean> tracesContent) {
        this(exporter(start.traces()), settings, tracesForwarded, tracesContent);
    }

    Traces(
            @Nullable SpanExporter exporter,
            RuntimeSettings settings,
            SettingDefinition<Boolean> forwarded,
            SettingDefinition<Boolean> content) {
        this.provider = exporter == null ? null : provider(exporter);
        this.tracer = provider == null ? null : provider.get("candela");
        this.settings = settings;
        this.forwarded = forwarded;
        this.content = content;
    }

    static @Nullable SpanExporter exporter(Settings.Traces to) {
        var endpoint = to.endpoint();
        if (endpoint == null || endpoint.isBlank()) {
            return null;
        }
        var exporter = OtlpHttpSpanExporter.builder().setEndpoint(endpoint);
        to.headers().forEach(it -> {
            var parts = it.split("=", 2);
            exporter.addHeader(parts[0].strip(), parts[parts.length - 1].strip());
        });
        return exporter.build();
    }

    private static SdkTracerProvider provider(SpanExporter exporter) {
        return SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "candela"))))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
    }

    /** Begins to tell of one candidate's part in a call: its span is the present one until it is closed. */
    CallTrace begin(Candidate candidate, Call call, Demand demand) {
        if (tracer == null) {
            return CallTrace.NONE;
        }
        var operation = Conventions.operation(call.kind());
        var span = tracer.spanBuilder(operation + " " + candidate.model().upstream())
                .setParent(parent())
                .setSpanKind(candidate.reach().isBuiltIn() ? SpanKind.INTERNAL : SpanKind.CLIENT)
                .setAttribute("gen_ai.operation.name", operation)
                .setAttribute(
                        "gen_ai.provider.name",
                        Conventions.provider(candidate.reach().provider().id()))
                .setAttribute("gen_ai.request.model", candidate.model().upstream())
                .setAttribute("candela.model", candidate.model().name());
        wishes(span, call, demand);
        server(span, candidate);
        return new CallTrace(
                span.startSpan(),
                settings.value(forwarded),
                settings.value(content)
                        && call.kind() != Kind.GUARD
                        && call.endpoint().isSpoken());
    }

    private static void wishes(SpanBuilder span, Call call, Demand demand) {
        span.setAttribute("gen_ai.request.stream", demand.stream());
        if (demand.outputTokens() != null && call.endpoint().isSpoken()) {
            span.setAttribute("gen_ai.request.max_tokens", demand.outputTokens());
        }
        for (var wish : new String[] {"temperature", "top_p"}) {
            if (call.body().path(wish).isNumber()) {
                span.setAttribute(
                        "gen_ai.request." + wish, call.body().path(wish).asDouble());
            }
        }
    }

    private static void server(SpanBuilder span, Candidate candidate) {
        var base = candidate.reach().base();
        if (base.getHost() != null) {
            span.setAttribute("server.address", base.getHost());
            var usual = base.getScheme().equals("https") ? 443 : 80;
            span.setAttribute("server.port", base.getPort() < 0 ? usual : base.getPort());
        }
    }

    /** The call that this one is made for, as a guard's is; else what the client's request is part of. */
    private static Context parent() {
        var present = Context.current();
        if (Span.fromContext(present).getSpanContext().isValid()
                || !(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request)) {
            return present;
        }
        return W3CTraceContextPropagator.getInstance().extract(present, request.getRequest(), new Headers());
    }

    /** What is waiting is sent before the server ends. */
    void flush() {
        if (provider != null) {
            provider.forceFlush().join(PATIENCE, TimeUnit.SECONDS);
        }
    }

    @Override
    public void destroy() {
        if (provider != null) {
            provider.shutdown().join(PATIENCE, TimeUnit.SECONDS);
        }
    }

    /** The headers of a client's request. */
    private static final class Headers implements TextMapGetter<HttpServletRequest> {

        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames());
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String name) {
            return request == null ? null : request.getHeader(name);
        }
    }
}
