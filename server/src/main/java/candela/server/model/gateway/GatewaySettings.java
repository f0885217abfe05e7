package candela.server.model.gateway;

import candela.server.platform.SettingDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an administrator can change about calling models. */
@Configuration(proxyBeanMethods = false)
class GatewaySettings {

    @Bean
    SettingDefinition<Integer> modelSilence() {
        return SettingDefinition.number(
                "model.silence_seconds",
                120,
                1,
                3_600,
                "How long a provider may be silent, before its first byte and between two, until the call fails");
    }

    @Bean
    SettingDefinition<Integer> modelLongest() {
        return SettingDefinition.number(
                "model.longest_call_seconds", 900, 1, 7_200, "How long a whole answer of a model may take");
    }

    @Bean
    SettingDefinition<Boolean> tracesForwarded() {
        return SettingDefinition.flag(
                "traces.forwarded",
                false,
                "Whether providers of models are told, as traceparent, of which trace a call is a part");
    }

    @Bean
    SettingDefinition<Boolean> tracesContent() {
        return SettingDefinition.flag(
                "traces.content",
                false,
                "Whether traces hold what people ask and models answer, after moderation: whoever reads the traces then reads that");
    }

    @Bean
    SettingDefinition<Integer> modelAttempts() {
        return SettingDefinition.number(
                "model.attempts",
                2,
                1,
                5,
                "How often a model is asked that is overloaded or cannot be reached, before the next model of the order");
    }
}
