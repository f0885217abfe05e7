package candela.server.query.insight;

import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What an administrator can change about insights. */
@Component
class InsightSettings {

    private final RuntimeSettings settings;
    private final SettingDefinition<Boolean> automaticInsights;
    private final SettingDefinition<Integer> insightSeconds;

    InsightSettings(
            RuntimeSettings settings,
            SettingDefinition<Boolean> automaticInsights,
            SettingDefinition<Integer> insightSeconds) {
        this.settings = settings;
        this.automaticInsights = automaticInsights;
        this.insightSeconds = insightSeconds;
    }

    boolean areAutomatic() {
        return settings.value(automaticInsights);
    }

    /** How long a model may take. */
    Duration patience() {
        return Duration.ofSeconds(settings.value(insightSeconds));
    }

    /** The settings behind it. */
    @Configuration(proxyBeanMethods = false)
    static class Definitions {

        @Bean
        SettingDefinition<Boolean> automaticInsights() {
            return SettingDefinition.flag(
                    "query.automatic_insights",
                    true,
                    "Whether each answer is put into words by itself; else only where somebody asks for it");
        }

        @Bean
        SettingDefinition<Integer> insightSeconds() {
            return SettingDefinition.number(
                    "query.insight_seconds",
                    30,
                    1,
                    300,
                    "How long a model may take to put an answer into words, until what rules say is left");
        }
    }
}
