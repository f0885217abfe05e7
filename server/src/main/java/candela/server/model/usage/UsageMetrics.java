package candela.server.model.usage;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The same for monitoring, under the names of OpenTelemetry's conventions for generative AI. A label never says who
 * called or what was said, and there are only so many models of it.
 */
@Component
class UsageMetrics {

    private static final int MOST_MODELS = 200;
    private static final double[] TOKENS =
            IntStream.range(0, 14).mapToDouble(it -> Math.pow(4, it)).toArray();
    private static final Duration[] DURATIONS =
            IntStream.range(0, 14).mapToObj(it -> Duration.ofMillis(10L << it)).toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Set<String> models = ConcurrentHashMap.newKeySet();

    UsageMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Stream<UsageRecord> records) {
        records.forEach(this::count);
    }

    private void count(UsageRecord call) {
        var labels = Tags.of(
                "gen_ai.operation.name", Conventions.operation(call.kind()),
                "gen_ai.provider.name", Conventions.provider(call.provider()),
                "gen_ai.request.model", known(call.modelName()),
                "candela.kind", call.kind().name().toLowerCase(Locale.ROOT),
                "candela.outcome", call.outcome());
        count(labels.and("gen_ai.token.type", "input"), call.inputTokens());
        count(labels.and("gen_ai.token.type", "output"), call.outputTokens());
        var timer = Timer.builder("gen_ai.client.operation.duration")
                .tags(labels.and("error.type", Conventions.error(call)))
                .serviceLevelObjectives(DURATIONS)
                .register(registry);
        for (var i = 0; i < call.count().calls(); i++) {
            timer.record(Duration.ofMillis(call.durationMs()));
        }
    }

    private void count(Tags labels, long tokens) {
        if (tokens > 0) {
            DistributionSummary.builder("gen_ai.client.token.usage")
                    .tags(labels)
                    .serviceLevelObjectives(TOKENS)
                    .register(registry)
                    .record(tokens);
        }
    }

    private String known(String model) {
        return models.contains(model) || models.size() < MOST_MODELS && models.add(model) ? model : "other";
    }
}
