package candela.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of our own in the data folder: unpacked, initialised with a password, reachable on the loopback address
 * only, with all writes made durable. One that an earlier process left running is taken over.
 */
final class EmbeddedPostgres {

    static final String SUPERUSER = "postgres";
    private static final int TIMEOUT_SECONDS = 60;

    private final Path home;
    private final Path cluster;
    private final List<String> asOther;
    private final @Nullable FolderLock lock;

    private EmbeddedPostgres(Path home, @Nullable FolderLock lock) {
        this.home = home;
        this.lock = lock;
        this.cluster = home.resolve("cluster");
        this.asOther = PostgresUser.prefix(home);
    }

    /** Starts the cluster below this folder, making it first where there is none. */
    static EmbeddedPostgres start(Path home) {
        try {
            Files.createDirectories(home);
            var lock = FolderLock.take(home)
                    .orElseThrow(() -> new StartRefused("Another Candela uses the data directory " + home.getParent()
                            + ": stop it, or choose another with CANDELA_DATA"));
            PostgresBinaries.unpack(home);
            var postgres = new EmbeddedPostgres(home, lock);
            postgres.initialise();
            postgres.launch();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cluster of a server that may be running: started only when it is not, and then stopped again. */
    static EmbeddedPostgres visit(Path home) {
        if (!Files.exists(home.resolve("cluster"))) {
            throw new StartRefused("There is no database in " + home + " yet: start the server first");
        }
        try (var free = FolderLock.take(home).orElse(null)) {
            if (free == null) {
                return new EmbeddedPostgres(home, null);
            }
        }
        return start(home);
    }

    int port() {
        try {
            return Integer.parseInt(
                    Files.readAllLines(cluster.resolve("postmaster.pid")).get(3).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String password() {
        return read(home.resolve("password"));
    }

    /** Stops the cluster that was started here; one that belongs to somebody else goes on. */
    void stop() {
        if (lock == null) {
            return;
        }
        run(false, bin("pg_ctl"), "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", "30");
        lock.close();
    }

    private void initialise() throws IOException {
        if (Files.exists(cluster.resolve("PG_VERSION"))) {
            return;
        }
        if (Files.exists(cluster) && !isEmpty(cluster)) {
            throw new StartRefused("The folder " + cluster
                    + " holds something that is no PostgreSQL: choose another data directory with CANDELA_DATA");
        }
        var password = home.resolve("password");
        if (!Files.exists(password)) {
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, Secrets.token(32));
        }
        var fresh = home.resolve("cluster.new");
        deleteTree(fresh);
        PostgresUser.own(home, asOther);
        run(
                true,
                bin("initdb"),
                "-D",
                fresh.toString(),
                "-U",
                SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-locale",
                "--no-instructions");
        Files.move(fresh, cluster);
    }

    private void launch() throws IOException {
        if (running()) {
            return;
        }
        var options = "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c port=" + freePort()
                + " -c max_connections=100 -c shared_buffers=64MB -c log_min_messages=warning -c timezone=UTC";
        run(
                true,
                bin("pg_ctl"),
                "start",
                "-D",
                cluster.toString(),
                "-l",
                home.resolve("postgres.log").toString(),
                "-w",
                "-t",
                String.valueOf(TIMEOUT_SECONDS),
                "-o",
                options);
    }

    private boolean running() {
        return Files.exists(cluster.resolve("postmaster.pid"))
                && run(false, bin("pg_ctl"), "status", "-D", cluster.toString());
    }

    private boolean run(boolean must, String... command) {
        var all = new ArrayList<>(asOther);
        all.addAll(List.of(command));
        try {
            var log = home.resolve("command.log").toFile();
            var process = new ProcessBuilder(all)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            var ended = process.waitFor(TIMEOUT_SECONDS + 5L, TimeUnit.SECONDS);
            var good = ended && process.exitValue() == 0;
            if (must && !good) {
                throw new StartRefused("The embedded PostgreSQL does not start; its reason stands in " + log + " and "
                        + home.resolve("postgres.log"));
            }
            return good;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted");
        }
    }

    private String bin(String name) {
        return PostgresBinaries.folder(home).resolve("bin").resolve(name).toString();
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
