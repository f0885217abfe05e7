package candela.server.datasource.limit;

import candela.engine.data.Room;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How much of the server's memory all answers may take together, and how long one waits for others to end. */
@Configuration(proxyBeanMethods = false)
class AnswerRoom {

    @Bean
    Room room(
            RuntimeSettings settings,
            SettingDefinition<Integer> memoryPercent,
            SettingDefinition<Integer> memoryWaitSeconds) {
        return new Room(
                () -> Runtime.getRuntime().maxMemory() / 100 * settings.value(memoryPercent),
                () -> Duration.ofSeconds(settings.value(memoryWaitSeconds)));
    }

    @Bean
    SettingDefinition<Integer> memoryPercent() {
        return SettingDefinition.number(
                "query.memory_percent",
                40,
                5,
                80,
                "The most of the server's memory, in percent, that all answers take together while they are read, kept and sent; large ones wait for room, or are refused");
    }

    @Bean
    SettingDefinition<Integer> memoryWaitSeconds() {
        return SettingDefinition.number(
                "query.memory_wait_seconds",
                5,
                0,
                60,
                "How many seconds a large answer waits for room in memory before it is refused");
    }
}
