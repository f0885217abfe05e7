package candela.server.datasource.limit;

import candela.engine.data.Limits;
import candela.server.datasource.DataSource;
import candela.server.datasource.ExportBounds;
import candela.server.platform.Problem;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** How much a file of all rows may hold, and how long it may take. */
@Component
class ExportLimits {

    private final RuntimeSettings settings;
    private final SettingDefinition<Integer> exportRows;
    private final SettingDefinition<Integer> exportMegabytes;
    private final SettingDefinition<Integer> exportSeconds;

    ExportLimits(
            RuntimeSettings settings,
            SettingDefinition<Integer> exportRows,
            SettingDefinition<Integer> exportMegabytes,
            SettingDefinition<Integer> exportSeconds) {
        this.settings = settings;
        this.exportRows = exportRows;
        this.exportMegabytes = exportMegabytes;
        this.exportSeconds = exportSeconds;
    }

    /** @param ofAnswers what holds for answers of the source: how long to wait for them, and what they may cost */
    ExportBounds of(DataSource source, Limits ofAnswers) {
        var rows = Math.min(settings.value(exportRows), allowed(source));
        if (rows == 0) {
            throw Problem.forbidden(
                    "no_exports", "No files of all rows are made of " + source.name() + ": its owner set it so");
        }
        return new ExportBounds(
                new Limits(rows, ofAnswers.time(), ofAnswers.bytes(), ofAnswers.cost()),
                Duration.ofSeconds(settings.value(exportSeconds)),
                (long) settings.value(exportMegabytes) * 1_000_000);
    }

    /** Who bounded the answers of a source and said nothing of files did not mean to let all rows out. */
    private static int allowed(DataSource source) {
        var set = source.connection().set();
        return set.getOrDefault(SourceSetting.EXPORT_ROWS.key(), SourceSetting.MAX_ROWS.in(set));
    }

    /** The settings behind it. */
    @Configuration(proxyBeanMethods = false)
    static class Definitions {

        @Bean
        SettingDefinition<Integer> exportRows() {
            return SettingDefinition.number(
                    "query.export_rows",
                    5_000_000,
                    1,
                    2_000_000_000,
                    "The most rows of a file of all rows; a statement with more of them makes no file");
        }

        @Bean
        SettingDefinition<Integer> exportMegabytes() {
            return SettingDefinition.number(
                    "query.export_megabytes",
                    2_000,
                    1,
                    1_000_000,
                    "The most megabytes of a file of all rows; a statement that needs more makes no file");
        }

        @Bean
        SettingDefinition<Integer> exportSeconds() {
            return SettingDefinition.number(
                    "query.export_seconds",
                    900,
                    1,
                    86_400,
                    "How many seconds the rows of a file may take to be sent when the first are there");
        }
    }
}
