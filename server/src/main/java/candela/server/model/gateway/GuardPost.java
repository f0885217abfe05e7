package candela.server.model.gateway;

import candela.server.model.guard.GuardModel;
import candela.server.model.guard.ModelGuard;
import candela.server.model.guard.Stage;
import candela.server.model.guard.StreamGuard;
import candela.server.model.guard.Verdict;
import candela.server.platform.Actor;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Brings what passes before the guard, and puts what it masks in the place of what was there. */
@Component
class GuardPost {

    private final ModelGuard guard;
    private final JsonMapper json;

    GuardPost(ModelGuard guard, JsonMapper json) {
        this.guard = guard;
        this.json = json;
    }

    /** What the guard does not let pass, in its words for the one who asked. */
    static final class Stopped extends RuntimeException {

        Stopped(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * The request as it may go to a model.
     *
     * @param judge the model of the type guard that judges what goes to a guarded model; null where it is not guarded
     */
    JsonNode input(Actor actor, UUID model, JsonNode body, @Nullable UUID judge, GuardModel asks) {
        if (judge == null && !guard.watches(actor, Stage.INPUT) && !guard.watches(actor, Stage.TOOLS)) {
            return body;
        }
        var copy = body.deepCopy();
        var texts = SpokenTexts.of(copy);
        texts.sayInstead(texts(
                judge == null
                        ? guard.check(actor, Stage.INPUT, model, texts.said(), asks)
                        : guard.checkGuarded(actor, model, texts.said(), judge, asks)));
        texts.handInstead(texts(guard.check(actor, Stage.TOOLS, model, texts.forTools(), asks)));
        return copy;
    }

    /** A whole answer as it may go to the one who asked. */
    byte[] output(Actor actor, UUID model, byte[] answer, GuardModel asks) {
        if (!guard.watches(actor, Stage.OUTPUT) && !guard.watches(actor, Stage.TOOLS)) {
            return answer;
        }
        var body = json.readTree(answer);
        var texts = SpokenTexts.of(body);
        texts.sayInstead(texts(guard.check(actor, Stage.OUTPUT, model, texts.said(), asks)));
        texts.handInstead(texts(guard.check(actor, Stage.TOOLS, model, texts.forTools(), asks)));
        return json.writeValueAsBytes(body);
    }

    /** An answer that is streamed, as it may go there. */
    Listener stream(Actor actor, UUID model, Listener listener, GuardModel asks) {
        return guard.watches(actor, Stage.OUTPUT) || guard.watches(actor, Stage.TOOLS)
                ? new GuardedEvents(listener, new Watch(actor, model, asks), json)
                : listener;
    }

    private static List<String> texts(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed passed -> passed.texts();
            case Verdict.Blocked blocked -> throw new Stopped(blocked.reason());
        };
    }

    /** The guard for one stream. */
    final class Watch {

        private final Actor actor;
        private final UUID model;
        private final GuardModel asks;

        private Watch(Actor actor, UUID model, GuardModel asks) {
            this.actor = actor;
            this.model = model;
            this.asks = asks;
        }

        StreamGuard text() {
            return guard.stream(actor, model, asks);
        }

        /** What is handed to tools passes when all of it is known. */
        void requireHanded(List<String> arguments) {
            texts(guard.check(actor, Stage.TOOLS, model, arguments, asks));
        }

        boolean watchesTools() {
            return guard.watches(actor, Stage.TOOLS);
        }
    }
}
