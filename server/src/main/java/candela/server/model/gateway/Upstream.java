package candela.server.model.gateway;

import candela.engine.ai.wire.Failure;
import candela.engine.ai.wire.Failure.Reason;
import candela.engine.ai.wire.ProviderRequest;
import candela.engine.ai.wire.Wire;
import candela.server.platform.Outbound;
import candela.server.platform.OutboundAnswer;
import candela.server.platform.Problem;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Sends requests to providers, by the one way out, or to the models that run here. */
@Component
class Upstream {

    private static final long LARGEST = 64L << 20;
    private static final int LARGEST_ERROR = 64 << 10;
    private static final int REDIRECT = 300;
    private static final int ERROR = 400;

    private final Outbound outbound;
    private final Nearby nearby;
    private final RuntimeSettings settings;
    private final SettingDefinition<Integer> silence;
    private final SettingDefinition<Integer> longest;

    Upstream(
            Outbound outbound,
            Nearby nearby,
            RuntimeSettings settings,
            SettingDefinition<Integer> modelSilence,
            SettingDefinition<Integer> modelLongest) {
        this.outbound = outbound;
        this.nearby = nearby;
        this.settings = settings;
        this.silence = modelSilence;
        this.longest = modelLongest;
    }

    /**
     * An answer that has begun well; closing it breaks off what is still to come.
     *
     * @param type its media type
     */
    record Opened(String type, InputStream body, Runnable end) implements AutoCloseable {

        @Override
        public void close() {
            end.run();
        }
    }

    /**
     * Asks a provider.
     *
     * @throws UpstreamFailure where it cannot be reached, does not answer in time, or refuses
     */
    Opened open(Candidate candidate, ProviderRequest request) throws UpstreamFailure {
        var most = new Outbound.Most(
                LARGEST, Duration.ofSeconds(settings.value(longest)), Duration.ofSeconds(settings.value(silence)));
        return candidate.reach().isLocalLanguage()
                ? nearby.open(candidate.reach(), request, most)
                : open(candidate, request, most);
    }

    private Opened open(Candidate candidate, ProviderRequest request, Outbound.Most most) throws UpstreamFailure {
        var reach = candidate.reach();
        var trusted = reach.privateAllowed()
                ? Set.of(String.valueOf(reach.base().getHost()).toLowerCase(Locale.ROOT))
                : Set.<String>of();
        var conversation = outbound.begin(trusted, most);
        try {
            var answer = conversation.ask(
                    new Outbound.Question(request.method(), request.address(), request.headers(), request.body()));
            requireSuccess(candidate, answer);
            var type = answer.header("Content-Type");
            return new Opened(type == null ? "application/json" : type, answer.body(), conversation::end);
        } catch (IOException e) {
            conversation.end();
            throw failed(e);
        } catch (UpstreamFailure e) {
            conversation.end();
            throw e;
        } catch (Problem refused) {
            throw new UpstreamFailure(new Failure(
                    Reason.UPSTREAM, "The connection's address may not be reached: " + refused.detail(), null, false));
        }
    }

    private static void requireSuccess(Candidate candidate, OutboundAnswer answer) throws IOException, UpstreamFailure {
        if (answer.status() < REDIRECT) {
            return;
        }
        if (answer.status() < ERROR) {
            throw new UpstreamFailure(new Failure(
                    Reason.UPSTREAM,
                    "The provider sends on to another address, which is not followed: enter the final one",
                    null,
                    false));
        }
        var body = answer.body().readNBytes(LARGEST_ERROR);
        var reach = candidate.reach();
        throw new UpstreamFailure(
                Wire.failure(reach.provider(), answer.status(), answer::header, body, reach.secret()));
    }

    static UpstreamFailure failed(IOException e) {
        return e instanceof SocketTimeoutException
                ? UpstreamFailure.slow()
                : new UpstreamFailure(new Failure(
                        Reason.UPSTREAM,
                        "The provider cannot be reached, or broke off: "
                                + e.getClass().getSimpleName(),
                        null,
                        true));
    }
}
