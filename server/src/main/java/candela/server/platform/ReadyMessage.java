package candela.server.platform;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells the person at the console where to go. */
@Component
class ReadyMessage {

    private final Settings settings;
    private final Environment environment;

    ReadyMessage(Settings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        if (environment.containsProperty("local.server.port")) {
            System.out.println("Candela is ready: " + settings.address());
        }
    }
}
