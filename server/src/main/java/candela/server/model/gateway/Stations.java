package candela.server.model.gateway;

import candela.server.model.limit.LimitGate;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What every call passes on its way. */
@Component
record Stations(
        Routes routes,
        LimitGate limits,
        Upstream upstream,
        InProcess inProcess,
        GuardPost guard,
        GuardCalls guardCalls,
        Health health,
        UsageJournal journal,
        Refusals refusals,
        Traces traces,
        RuntimeSettings settings,
        SettingDefinition<Integer> modelAttempts,
        Clock clock) {

    /** How often one model is asked before the next. */
    int attempts() {
        return settings.value(modelAttempts);
    }
}
