package candela.server.datasource.limit;

import candela.engine.data.Limits;
import candela.server.datasource.DataSource;
import candela.server.datasource.ExportBounds;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** How much one statement may bring back and how long it may take, whoever asks. */
@Component
public class DataLimits {

    private final RuntimeSettings settings;
    private final SettingDefinition<Integer> maxRows;
    private final SettingDefinition<Integer> timeoutSeconds;
    private final SettingDefinition<Integer> federationRows;
    private final ExportLimits exports;

    DataLimits(
            RuntimeSettings settings,
            SettingDefinition<Integer> maxRows,
            SettingDefinition<Integer> timeoutSeconds,
            SettingDefinition<Integer> federationRows,
            ExportLimits exports) {
        this.exports = exports;
        this.federationRows = federationRows;
        this.settings = settings;
        this.maxRows = maxRows;
        this.timeoutSeconds = timeoutSeconds;
    }

    /** What the installation allows, and of that what the source does. */
    public Limits of(DataSource source) {
        var set = source.connection().set();
        return new Limits(
                Math.min(settings.value(maxRows), SourceSetting.MAX_ROWS.in(set)),
                Duration.ofSeconds(Math.min(settings.value(timeoutSeconds), SourceSetting.TIMEOUT_SECONDS.in(set))),
                Limits.DEFAULT.bytes(),
                source.kind().estimatesCost() ? cost(SourceSetting.MAX_COST.in(source)) : Double.POSITIVE_INFINITY);
    }

    /** What a file of all rows may hold. */
    public ExportBounds ofExport(DataSource source) {
        return exports.of(source, of(source));
    }

    /** What a statement over several sources may bring together of one of them. */
    public Limits ofPart(DataSource source, Duration time, long bytes) {
        var whole = narrow(source, new Limits(Integer.MAX_VALUE, time, bytes));
        var rows = Math.min(settings.value(federationRows), SourceSetting.MAX_ROWS.in(source));
        return new Limits(rows, whole.time(), whole.bytes(), whole.cost());
    }

    private static double cost(int set) {
        return set == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : set;
    }

    /** The narrower of what is asked for and what is allowed. */
    public Limits narrow(DataSource source, Limits asked) {
        var allowed = of(source);
        return new Limits(
                Math.min(asked.rows(), allowed.rows()),
                asked.time().compareTo(allowed.time()) < 0 ? asked.time() : allowed.time(),
                Math.min(asked.bytes(), allowed.bytes()),
                Math.min(asked.cost(), allowed.cost()));
    }

    /** The settings behind it. */
    @Configuration(proxyBeanMethods = false)
    static class Definitions {

        @Bean
        SettingDefinition<Integer> maxRows() {
            return SettingDefinition.number(
                    "query.max_rows",
                    10_000,
                    1,
                    1_000_000,
                    "The most rows that one query brings back; further ones are cut off and said to be");
        }

        @Bean
        SettingDefinition<Integer> federationRows() {
            return SettingDefinition.number(
                    "query.federation_rows",
                    100_000,
                    1,
                    1_000_000,
                    "The most rows of one table that a query over several sources brings together; more is refused");
        }

        @Bean
        SettingDefinition<Integer> timeoutSeconds() {
            return SettingDefinition.number(
                    "query.timeout_seconds", 30, 1, 3_600, "After how many seconds a running query is stopped");
        }
    }
}
