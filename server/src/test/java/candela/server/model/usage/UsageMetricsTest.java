package candela.server.model.usage;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.platform.Actor;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UsageMetricsTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final UsageMetrics metrics = new UsageMetrics(registry);
    private final Calls call = Calls.by(Actor.system(), Instant.EPOCH);

    @Test
    void tokensAndDurationsStandUnderTheNamesThatMonitoringKnows() {
        metrics.count(Stream.of(
                call.using(100, 20, "0.5", 1_500), call.outcome("failed").using(7, 0, "0", 300)));

        assertThat(registry.scrape().lines())
                .contains(
                        "gen_ai_client_token_usage_sum{candela_kind=\"chat\",candela_outcome=\"ok\",gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"openai\",gen_ai_request_model=\"small\",gen_ai_token_type=\"input\"} 100.0",
                        "gen_ai_client_token_usage_sum{candela_kind=\"chat\",candela_outcome=\"ok\",gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"openai\",gen_ai_request_model=\"small\",gen_ai_token_type=\"output\"} 20.0",
                        "gen_ai_client_operation_duration_seconds_sum{candela_kind=\"chat\",candela_outcome=\"failed\",error_type=\"The provider answered 503\",gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"openai\",gen_ai_request_model=\"small\"} 0.3")
                .anyMatch(it ->
                        it.startsWith("gen_ai_client_operation_duration_seconds_bucket") && it.contains("le=\"2.56\""));
    }

    @Test
    void refusalsThatStandTogetherAreCountedEachAndVendorsHaveTheirNamesOfTheConventions() {
        metrics.count(
                Stream.of(call.outcome("refused_by_limit").using(0, 0, "0", 1).with(new UsageRecord.Count(57, 0, 0))));

        assertThat(registry.scrape()).contains("error_type=\"refused_by_limit\"");
        assertThat(registry.get("gen_ai.client.operation.duration").timer().count())
                .isEqualTo(57);
        assertThat(Conventions.provider("google")).isEqualTo("gcp.gemini");
        assertThat(Conventions.provider("xai")).isEqualTo("x_ai");
        assertThat(Conventions.provider("openai")).isEqualTo("openai");
    }

    @Test
    void noLabelSaysWhoAndModelsWithoutNumberAreOneOther() {
        metrics.count(
                IntStream.range(0, 500).mapToObj(it -> call.model("m" + it).using(1, 0, "0")));

        var scrape = registry.scrape();
        assertThat(scrape)
                .contains("gen_ai_request_model=\"other\"")
                .contains("\"m199\"")
                .doesNotContain("\"m200\"");
        assertThat(scrape).doesNotContain(call.actor().user().value().toString());
    }
}
