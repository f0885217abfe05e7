package candela.server.semantic.description;

import candela.server.model.LanguageModel;
import candela.server.model.LanguageModel.Prompt;
import candela.server.model.LanguageModel.Written;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Asks a model in a thread of its own, so that who stops a run does not wait for an answer. */
@Component
class StoppableModel {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_EVERY = 500;

    private final LanguageModel language;

    StoppableModel(LanguageModel language) {
        this.language = language;
    }

    /** @return empty where it was stopped */
    Optional<Written> ask(Actor actor, Prompt prompt, BooleanSupplier stopped) {
        var call = new FutureTask<>(() -> language.ask(actor, prompt));
        Thread.ofVirtual().name(prompt.purpose()).start(call);
        try {
            return answered(call, stopped);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Problem problem ? problem : new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Problem(Problem.Kind.UNAVAILABLE, "The server is stopping");
        } finally {
            call.cancel(true);
        }
    }

    private static Optional<Written> answered(FutureTask<Written> call, BooleanSupplier stopped)
            throws ExecutionException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                return Optional.of(call.get(LOOK_EVERY, TimeUnit.MILLISECONDS));
            } catch (TimeoutException _) {
                if (stopped.getAsBoolean()) {
                    return Optional.empty();
                }
            }
        }
        throw new Problem(
                Problem.Kind.TIMEOUT,
                "The model did not answer within " + PATIENCE.toMinutes()
                        + " minutes; try again, or choose a faster one");
    }
}
