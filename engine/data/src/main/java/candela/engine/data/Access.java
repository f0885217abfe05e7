package candela.engine.data;

import java.time.Duration;

/**
 * How much of a machine one opened source may use.
 *
 * @param maxConnections statements at the same time; further ones wait for {@code connectTimeout}
 * @param connectTimeout how long to wait for a connection
 * @param memoryMegabytes what an embedded database may hold in memory
 * @param threads what an embedded database may compute with
 */
public record Access(int maxConnections, Duration connectTimeout, int memoryMegabytes, int threads) {

    public static final Access DEFAULT = new Access(4, Duration.ofSeconds(10), 1024, 2);

    public Access {
        if (maxConnections < 1 || memoryMegabytes < 64 || threads < 1 || connectTimeout.toMillis() < 250) {
            throw new IllegalArgumentException(
                    "Needs at least one connection, one thread, 64 MB and a quarter of a second to connect.");
        }
    }

    public Access(int maxConnections, Duration connectTimeout) {
        this(maxConnections, connectTimeout, DEFAULT.memoryMegabytes, DEFAULT.threads);
    }
}
