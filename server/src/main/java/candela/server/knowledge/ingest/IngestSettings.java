package candela.server.knowledge.ingest;

import candela.engine.document.Bounds;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What an administrator can change about reading documents. */
@Component
class IngestSettings {

    private final RuntimeSettings settings;
    private final SettingDefinition<Integer> documentLanes;
    private final SettingDefinition<Integer> readingMegabytes;
    private final SettingDefinition<Integer> readingSeconds;

    IngestSettings(
            RuntimeSettings settings,
            SettingDefinition<Integer> documentLanes,
            SettingDefinition<Integer> readingMegabytes,
            SettingDefinition<Integer> readingSeconds) {
        this.settings = settings;
        this.documentLanes = documentLanes;
        this.readingMegabytes = readingMegabytes;
        this.readingSeconds = readingSeconds;
    }

    /** How many documents are worked on at once, of all nodes together. */
    int lanes() {
        return settings.value(documentLanes);
    }

    /** What reading one file may use. */
    Bounds bounds() {
        var usual = Bounds.DEFAULT;
        return new Bounds(
                Math.max(1, lanes()),
                settings.value(readingMegabytes),
                Duration.ofSeconds(settings.value(readingSeconds)),
                usual.bytes(),
                usual.characters(),
                usual.filesPerWorker());
    }

    /** The settings behind it. */
    @Configuration(proxyBeanMethods = false)
    static class Definitions {

        /** Each takes one of the eight places for background work, and much of a processor. */
        @Bean
        SettingDefinition<Integer> documentLanes() {
            return SettingDefinition.number(
                    "knowledge.lanes",
                    2,
                    0,
                    Lanes.MOST,
                    "How many documents are made searchable at once; with 0 they wait");
        }

        @Bean
        SettingDefinition<Integer> readingMegabytes() {
            return SettingDefinition.number(
                    "knowledge.reading_megabytes",
                    Bounds.DEFAULT.megabytes(),
                    128,
                    8_192,
                    "How much memory the process may use that reads one document");
        }

        @Bean
        SettingDefinition<Integer> readingSeconds() {
            return SettingDefinition.number(
                    "knowledge.reading_seconds",
                    (int) Bounds.DEFAULT.time().toSeconds(),
                    1,
                    3_600,
                    "How long reading one document may take");
        }
    }
}
