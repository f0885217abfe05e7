package candela.engine.ai.local;

import java.time.Duration;

/**
 * What a model may take.
 *
 * @param context how many tokens question and answer may have together; each takes memory
 * @param threads that compute
 * @param waiting calls that may wait while one is answered
 * @param starting how long loading may take
 * @param idle after which its memory is given back
 */
public record LocalBounds(int context, int threads, int waiting, Duration starting, Duration idle) {

    public static final LocalBounds DEFAULT =
            new LocalBounds(8_192, 4, 8, Duration.ofMinutes(5), Duration.ofMinutes(15));

    public LocalBounds withContext(int tokens) {
        return new LocalBounds(tokens, threads, waiting, starting, idle);
    }

    public LocalBounds withThreads(int number) {
        return new LocalBounds(context, number, waiting, starting, idle);
    }

    public LocalBounds withWaiting(int calls) {
        return new LocalBounds(context, threads, calls, starting, idle);
    }

    public LocalBounds withIdle(Duration time) {
        return new LocalBounds(context, threads, waiting, starting, time);
    }
}
