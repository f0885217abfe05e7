package candela.server.model;

import candela.engine.ai.local.LocalBounds;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What language models in the data folder may take, as it is set now. */
@Component
record LanguageBounds(
        RuntimeSettings settings,
        SettingDefinition<Integer> ggufMegabytes,
        SettingDefinition<Integer> ggufContext,
        SettingDefinition<Integer> ggufThreads,
        SettingDefinition<Integer> ggufIdleMinutes) {

    /** Megabytes of memory for all that are loaded. */
    int megabytes() {
        return settings.value(ggufMegabytes);
    }

    LocalBounds each() {
        var threads = Math.min(settings.value(ggufThreads), Runtime.getRuntime().availableProcessors());
        return LocalBounds.DEFAULT
                .withContext(settings.value(ggufContext))
                .withThreads(threads)
                .withIdle(Duration.ofMinutes(settings.value(ggufIdleMinutes)));
    }

    /** The settings behind it. */
    @Configuration(proxyBeanMethods = false)
    static class Definitions {

        @Bean
        SettingDefinition<Integer> ggufMegabytes() {
            return SettingDefinition.number(
                    "model.gguf_megabytes",
                    8_192,
                    64,
                    1_048_576,
                    "How many megabytes of memory the language models of the data folder may take together while they are loaded");
        }

        @Bean
        SettingDefinition<Integer> ggufContext() {
            return SettingDefinition.number(
                    "model.gguf_context",
                    8_192,
                    512,
                    1_048_576,
                    "How many tokens question and answer may have together with a language model of the data folder; each takes memory");
        }

        @Bean
        SettingDefinition<Integer> ggufThreads() {
            return SettingDefinition.number(
                    "model.gguf_threads",
                    4,
                    1,
                    256,
                    "On how many processors a language model of the data folder computes, of those that there are");
        }

        @Bean
        SettingDefinition<Integer> ggufIdleMinutes() {
            return SettingDefinition.number(
                    "model.gguf_idle_minutes",
                    15,
                    1,
                    10_080,
                    "After how many minutes without a call a language model of the data folder gives its memory back");
        }
    }
}
