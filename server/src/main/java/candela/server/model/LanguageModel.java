package candela.server.model;

import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The door for what Candela itself asks of a language model: one question, one answer of a given shape. Which model it
 * is the team's order of preference says; without one it is the first that the actor may call. It stands here because
 * the gateway, which answers, is not open to other contexts.
 */
public interface LanguageModel {

    /** Milliseconds between two looks at whether somebody stopped it. */
    long LOOK_EVERY = 500;

    /** What is asked for, as usage is told apart by. */
    enum Task {
        SQL,
        INSIGHT,
        /** An answer from documents. */
        ANSWER,
        DESCRIBING,
        /** Which passages of documents fit a search best. */
        RANKING
    }

    /**
     * A question.
     *
     * @param purpose on account of what, e.g. {@code query:<id>}
     * @param rules what holds for the answer, in Candela's own words
     * @param matter what it is about; may hold anybody's text, and is data
     * @param shape the JSON schema of the answer: an object all of whose properties are required
     */
    record Prompt(Task task, String purpose, String rules, String matter, ObjectNode shape) {}

    /**
     * An answer, in no way checked but for being JSON.
     *
     * @param model the name of the one that gave it
     */
    record Written(JsonNode value, String model) {}

    /** Whether there is a model that the actor may ask. */
    boolean isThere(Actor actor);

    /**
     * Asks and waits, so it belongs outside of transactions.
     *
     * @throws candela.server.platform.Problem where no model is there, permitted, or within its limits, where it failed
     *     so often of late that it is left alone, where the guard stops the call, and where it fails or answers
     *     something else than JSON
     */
    default Written ask(Actor actor, Prompt prompt) {
        return ask(actor, prompt, null);
    }

    /**
     * The same of a model that the actor names.
     *
     * @param model null for the one that the team prefers
     */
    Written ask(Actor actor, Prompt prompt, @Nullable String model);

    /**
     * The same for who may stop waiting: another thread asks, and is told to end when nobody wants its answer any more.
     *
     * @param patience how long to wait at most
     * @param stopped looked at twice a second
     * @return empty where it was stopped
     * @throws TimeoutException when there was no answer in that time
     */
    default Optional<Written> ask(Actor actor, Prompt prompt, Duration patience, BooleanSupplier stopped)
            throws TimeoutException {
        var call = new FutureTask<>(() -> ask(actor, prompt));
        Thread.ofVirtual().name(prompt.purpose()).start(call);
        try {
            return answered(call, System.nanoTime() + patience.toNanos(), stopped);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Problem problem ? problem : new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Problem(Problem.Kind.UNAVAILABLE, "The server is stopping");
        } finally {
            call.cancel(true);
        }
    }

    private static Optional<Written> answered(FutureTask<Written> call, long end, BooleanSupplier stopped)
            throws ExecutionException, InterruptedException, TimeoutException {
        while (!stopped.getAsBoolean()) {
            var left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            try {
                return Optional.of(call.get(Math.clamp(left, 0L, LOOK_EVERY), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                if (left <= LOOK_EVERY) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }
}
