package candela.engine.document;

import java.time.Duration;

/**
 * What reading one file may use at most.
 *
 * @param workers files that are read at the same time, each in a process of its own
 * @param megabytes of memory for a process
 * @param time for one file
 * @param bytes of one file
 * @param characters of text from one file with its attachments
 * @param filesPerWorker after so many files a process is replaced
 */
public record Bounds(int workers, int megabytes, Duration time, long bytes, int characters, int filesPerWorker) {

    public static final Bounds DEFAULT = new Bounds(1, 512, Duration.ofMinutes(2), 1_000L << 20, 20_000_000, 200);

    public Bounds withWorkers(int number) {
        return new Bounds(number, megabytes, time, bytes, characters, filesPerWorker);
    }

    public Bounds withTime(Duration limit) {
        return new Bounds(workers, megabytes, limit, bytes, characters, filesPerWorker);
    }

    public Bounds withCharacters(int most) {
        return new Bounds(workers, megabytes, time, bytes, most, filesPerWorker);
    }
}
