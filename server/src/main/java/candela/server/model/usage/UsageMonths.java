package candela.server.model.usage;

import candela.server.platform.Actor;
import candela.server.platform.Recurring;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Makes the coming month's place before it begins, and drops the months that are kept no longer. */
@Component
class UsageMonths implements Recurring {

    private final UsageLog log;
    private final RuntimeSettings settings;
    private final SettingDefinition<Integer> usageRetention;
    private final Clock clock;

    UsageMonths(UsageLog log, RuntimeSettings settings, SettingDefinition<Integer> usageRetention, Clock clock) {
        this.log = log;
        this.settings = settings;
        this.usageRetention = usageRetention;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "model.usage_months";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var now = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        var kept = now.minusMonths(settings.value(usageRetention));
        log.keepMonths(Actor.system(), List.of(start(now), start(now.plusMonths(1))), start(kept));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The setting behind it. */
    @Configuration(proxyBeanMethods = false)
    static class Definitions {

        @Bean
        SettingDefinition<Integer> usageRetention() {
            return SettingDefinition.number(
                    "usage.retention_months",
                    13,
                    1,
                    120,
                    "For how many whole months, beside the one that goes on, the usage of models is kept; older months are dropped");
        }
    }
}
