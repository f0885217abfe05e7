package candela.server.datasource.reach;

import candela.engine.data.Inspection;
import candela.server.datasource.Connection;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** How long and how closely a look at a source goes. */
@Component
class InspectionBudget {

    /** As many values of a column tell what kind they are of. */
    private static final int SAMPLES = 40;

    private final RuntimeSettings settings;
    private final SettingDefinition<Integer> inspectionSeconds;

    InspectionBudget(RuntimeSettings settings, SettingDefinition<Integer> inspectionSeconds) {
        this.settings = settings;
        this.inspectionSeconds = inspectionSeconds;
    }

    /** No value is read where each person may see others: what is kept of a look is shown to all. */
    Inspection of(Connection.@Nullable Person person) {
        var time = Duration.ofSeconds(person == null ? settings.value(inspectionSeconds) : 0);
        return new Inspection(time, SAMPLES, Inspection.DEFAULT.wholeTable());
    }

    /** The setting behind it. */
    @Configuration(proxyBeanMethods = false)
    static class Definitions {

        @Bean
        SettingDefinition<Integer> inspectionSeconds() {
            return SettingDefinition.number(
                    "datasource.inspection_seconds",
                    20,
                    0,
                    3_600,
                    "For how many seconds a look at a data source reads values; what is not seen by then stays unknown, and 0 reads tables and columns alone");
        }
    }
}
