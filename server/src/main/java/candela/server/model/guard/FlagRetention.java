package candela.server.model.guard;

import candela.server.platform.Actor;
import candela.server.platform.Recurring;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Forgets what was found long ago. */
@Component
class FlagRetention implements Recurring {

    private final FlagLog flags;
    private final RuntimeSettings settings;
    private final SettingDefinition<Integer> moderationDays;
    private final Clock clock;

    FlagRetention(FlagLog flags, RuntimeSettings settings, SettingDefinition<Integer> moderationDays, Clock clock) {
        this.flags = flags;
        this.settings = settings;
        this.moderationDays = moderationDays;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "model.guard.retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        flags.forgetBefore(Actor.system(), clock.instant().minus(Duration.ofDays(settings.value(moderationDays))));
    }

    /** The setting behind it. */
    @Configuration(proxyBeanMethods = false)
    static class Definitions {

        @Bean
        SettingDefinition<Integer> moderationDays() {
            return SettingDefinition.number(
                    "moderation.flag_days", 90, 1, 3_650, "For how many days what the guard found is kept");
        }
    }
}
