package candela.server.model.gateway;

import candela.engine.ai.local.LocalAnswer;
import candela.engine.ai.local.LocalModelException;
import candela.engine.ai.wire.Failure;
import candela.engine.ai.wire.Failure.Reason;
import candela.engine.ai.wire.ProviderRequest;
import candela.engine.ai.wire.Wire;
import candela.server.model.BuiltIn;
import candela.server.model.Reach;
import candela.server.model.gateway.Upstream.Opened;
import candela.server.platform.Outbound;
import candela.server.platform.Problem;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks the language models that run here: they speak as OpenAI does, and no network is between. */
@Component
class Nearby {

    private static final String CHAT = "/chat/completions";
    private static final int ERROR = 400;
    private static final Duration SOON = Duration.ofSeconds(3);

    /** What is broken stays so until somebody mends it. */
    private static final Duration LATER = Duration.ofSeconds(30);

    private final BuiltIn models;

    Nearby(BuiltIn models) {
        this.models = models;
    }

    /** @param most how long to wait for others, as for a provider that is silent, and how long for the whole answer */
    Opened open(Reach reach, ProviderRequest request, Outbound.Most most) throws UpstreamFailure {
        if (!request.address().getPath().endsWith(CHAT)) {
            throw new UpstreamFailure(
                    new Failure(Reason.INVALID, "A model that runs here answers chats, and nothing else", null, false));
        }
        try {
            var answer = models.answer(reach, request.body(), most.silence(), most.time());
            requireSuccess(reach, answer);
            return new Opened(answer.type(), answer.body(), answer::close);
        } catch (LocalModelException e) {
            throw failed(e);
        } catch (Problem gone) {
            throw new UpstreamFailure(new Failure(Reason.UPSTREAM, gone.detail(), LATER, true));
        }
    }

    private static void requireSuccess(Reach reach, LocalAnswer answer) throws UpstreamFailure {
        if (answer.status() < ERROR) {
            return;
        }
        try (answer) {
            throw new UpstreamFailure(Wire.failure(
                    reach.provider(), answer.status(), it -> null, answer.body().readAllBytes(), null));
        } catch (IOException e) {
            throw Upstream.failed(e);
        }
    }

    private static UpstreamFailure failed(LocalModelException e) {
        var words = String.valueOf(e.getMessage());
        return new UpstreamFailure(
                switch (e.reason()) {
                    case BUSY -> new Failure(Reason.OVERLOADED, words, SOON, true);
                    case UNUSABLE -> new Failure(Reason.UPSTREAM, words, LATER, true);
                    case FAILED -> new Failure(Reason.UPSTREAM, words, null, true);
                    case INTERRUPTED -> new Failure(Reason.UPSTREAM, words, null, false);
                });
    }
}
