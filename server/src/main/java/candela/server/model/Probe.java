package candela.server.model;

import candela.engine.ai.wire.Offer;
import candela.engine.ai.wire.ProviderException;
import candela.engine.ai.wire.Target;
import candela.engine.ai.wire.Wire;
import candela.server.platform.Outbound;
import candela.server.platform.OutboundAnswer;
import candela.server.platform.Problem;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Asks a provider which models it offers: what comes back also tells whether the connection works. */
@Component
class Probe {

    private static final long LARGEST = 16L << 20;

    private final Outbound outbound;
    private final BuiltIn builtIn;
    private final RuntimeSettings settings;
    private final SettingDefinition<Integer> probeTime;

    Probe(Outbound outbound, BuiltIn builtIn, RuntimeSettings settings, SettingDefinition<Integer> probeTime) {
        this.outbound = outbound;
        this.builtIn = builtIn;
        this.settings = settings;
        this.probeTime = probeTime;
    }

    /** What a provider said, and how it went. */
    record Found(Outcome outcome, List<Offer> offers) {}

    Found ask(Reach reach) {
        var begun = System.nanoTime();
        try {
            var offers = reach.isBuiltIn() ? builtIn.offers(reach) : offers(reach);
            return new Found(Outcome.good(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)), offers);
        } catch (Refusal e) {
            return new Found(e.outcome(), List.of());
        } catch (ProviderException e) {
            return new Found(Refusal.notCompatible(reach, e.failure()).outcome(), List.of());
        } catch (IOException e) {
            return new Found(
                    Refusal.of(reach, e, Duration.ofNanos(System.nanoTime() - begun))
                            .outcome(),
                    List.of());
        } catch (Problem e) {
            return new Found(Outcome.bad(e.detail() + ".", null), List.of());
        }
    }

    void tryOut(String base) {
        builtIn.tryOut(base);
    }

    private List<Offer> offers(Reach reach) throws IOException, Refusal {
        var asked = Wire.models(new Target(reach.provider(), reach.base(), reach.secret(), ""));
        var trusted = reach.privateAllowed()
                ? Set.of(String.valueOf(reach.base().getHost()).toLowerCase(Locale.ROOT))
                : Set.<String>of();
        var conversation = outbound.begin(trusted, new Outbound.Most(LARGEST, Duration.ofSeconds(seconds())));
        try (var answer =
                conversation.ask(new Outbound.Question(asked.method(), asked.address(), asked.headers(), null))) {
            return read(reach, answer);
        }
    }

    private static List<Offer> read(Reach reach, OutboundAnswer answer) throws IOException, Refusal {
        var body = answer.body().readAllBytes();
        if (answer.status() / 100 == 3) {
            throw Refusal.sentOn(reach, answer.header("Location"));
        }
        if (answer.status() / 100 != 2) {
            throw Refusal.of(
                    reach,
                    answer.status(),
                    Wire.failure(reach.provider(), answer.status(), answer::header, body, reach.secret()));
        }
        return Wire.offers(reach.provider(), body);
    }

    private int seconds() {
        return settings.value(probeTime);
    }

    /** The setting behind it. */
    @Configuration(proxyBeanMethods = false)
    static class Definitions {

        @Bean
        SettingDefinition<Integer> probeTime() {
            return SettingDefinition.number(
                    "model.test_seconds",
                    15,
                    1,
                    120,
                    "How long the test of a connection to a provider of models waits");
        }
    }
}
