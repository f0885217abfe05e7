package candela.engine.data;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much of a machine one opened source may use.
 *
 * @param pool how many statements at the same time, and how long for each
 * @param connectTimeout how long to wait for a server to answer
 * @param memoryMegabytes what an embedded database may hold in memory
 * @param threads what an embedded database may compute with
 * @param drivers where drivers lie that do not come with Candela; null where there are none
 * @param further how the hosts are found from which services in the cloud answer at length; null where none may be
 *     reached
 */
public record Access(
        Pool pool,
        Duration connectTimeout,
        int memoryMegabytes,
        int threads,
        @Nullable Path drivers,
        @Nullable Further further) {

    public static final Access DEFAULT = new Access(Pool.of(4), Duration.ofSeconds(10), 1024, 2);

    /** Looks a host up of which only its name is known to be good. */
    @FunctionalInterface
    public interface Further {

        /** Where the host may be reached, or an exception where it may not be. */
        InetSocketAddress find(String host, int port) throws IOException;
    }

    /**
     * The connections of one source.
     *
     * @param most statements at the same time; further ones wait
     * @param patience how long they wait
     * @param idle after how long a connection that nobody uses is closed
     */
    public record Pool(int most, Duration patience, Duration idle) {

        public Pool {
            if (most < 1 || patience.isNegative() || idle.toSeconds() < 1) {
                throw new IllegalArgumentException("Needs at least one connection, and a second to be idle.");
            }
        }

        /** So many, with the usual patience. */
        public static Pool of(int most) {
            return new Pool(most, Duration.ofSeconds(10), Duration.ofMinutes(1));
        }
    }

    public Access {
        if (memoryMegabytes < 64 || threads < 1 || connectTimeout.toMillis() < 250) {
            throw new IllegalArgumentException("Needs one thread, 64 MB and a quarter of a second to connect.");
        }
    }

    public Access(Pool pool, Duration connectTimeout, int memoryMegabytes, int threads) {
        this(pool, connectTimeout, memoryMegabytes, threads, null, null);
    }

    public Access(int maxConnections, Duration connectTimeout) {
        this(
                new Pool(maxConnections, connectTimeout, Pool.of(1).idle()),
                connectTimeout,
                DEFAULT.memoryMegabytes,
                DEFAULT.threads);
    }

    public Access with(Pool other) {
        return new Access(other, connectTimeout, memoryMegabytes, threads, drivers, further);
    }

    public Access with(Path folder) {
        return new Access(pool, connectTimeout, memoryMegabytes, threads, folder, further);
    }

    public Access with(Further lookUp) {
        return new Access(pool, connectTimeout, memoryMegabytes, threads, drivers, lookUp);
    }
}
