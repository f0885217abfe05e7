package candela.engine.data;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real database server for a test class, in a folder of its own, on a free port of the loopback address. */
public final class TestServer implements AutoCloseable {

    public static final String PASSWORD = "test-only";

    private final ServerKind kind;
    private final Path folder;
    private final int port;
    private final Process process;

    private TestServer(ServerKind kind, Path folder, int port, Process process) {
        this.kind = kind;
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    public static TestServer mariaDb() throws IOException, InterruptedException, SQLException {
        return mariaDb(null, List.of());
    }

    /** One that also talks over TLS, with a certificate of this authority for {@code db.example}. */
    static TestServer secureMariaDb(TestAuthority authority) throws IOException, InterruptedException, SQLException {
        return mariaDb(authority, List.of("--ssl-ca=ca.pem", "--ssl-cert=server.pem", "--ssl-key=server.key"));
    }

    private static TestServer mariaDb(@Nullable TestAuthority authority, List<String> further)
            throws IOException, InterruptedException, SQLException {
        if (!Files.isExecutable(Path.of("/usr/sbin/mariadbd"))) {
            throw new IllegalStateException("These tests need MariaDB: apt-get install mariadb-server");
        }
        var folder = Files.createTempDirectory("mariadb");
        var data = folder.resolve("data").toString();
        if (authority != null) {
            authority.equip(folder);
        }
        own(folder, "mysql");
        run(List.of(
                "mariadb-install-db",
                "--no-defaults",
                "--datadir=" + data,
                "--skip-test-db",
                "--auth-root-authentication-method=normal",
                "--user=" + user("mysql")));
        var port = freePort();
        var process = start(
                folder,
                joined(
                        within(folder, further),
                        "/usr/sbin/mariadbd",
                        "--no-defaults",
                        "--datadir=" + data,
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--socket=" + folder.resolve("socket"),
                        "--innodb-flush-log-at-trx-commit=0",
                        "--user=" + user("mysql")));
        var server = new TestServer(ServerKind.MARIADB, folder, port, process);
        server.awaitReady("jdbc:mariadb://127.0.0.1:" + port + "/?user=root&sslMode=disable");
        server.execute(
                "jdbc:mariadb://127.0.0.1:" + port + "/?user=root&sslMode=disable",
                "CREATE DATABASE shop",
                "CREATE USER reader@'%' IDENTIFIED BY '" + PASSWORD + "'",
                "GRANT ALL ON shop.* TO reader@'%'");
        return server;
    }

    public static TestServer postgreSql() throws IOException, InterruptedException, SQLException {
        return postgreSql(null, List.of());
    }

    /**
     * One that also talks over TLS, with a certificate of this authority for {@code db.example}; the user
     * {@code carded} must show one too.
     */
    public static TestServer securePostgreSql(TestAuthority authority)
            throws IOException, InterruptedException, SQLException {
        return postgreSql(
                authority,
                List.of("ssl=on", "ssl_ca_file=ca.pem", "ssl_cert_file=server.pem", "ssl_key_file=server.key"));
    }

    private static TestServer postgreSql(@Nullable TestAuthority authority, List<String> settings)
            throws IOException, InterruptedException, SQLException {
        var folder = Files.createTempDirectory("postgres");
        unpack(folder);
        if (authority != null) {
            authority.equip(folder);
        }
        var secret = Files.writeString(folder.resolve("secret"), PASSWORD);
        own(folder, "nobody");
        var data = folder.resolve("data").toString();
        run(asNobody(List.of(
                folder.resolve("bin/initdb").toString(),
                "-D",
                data,
                "-U",
                "reader",
                "--auth=scram-sha-256",
                "--pwfile=" + secret,
                "--no-sync",
                "-E",
                "UTF8",
                "--locale=C.UTF-8")));
        if (authority != null) {
            Files.writeString(
                    folder.resolve("data/pg_hba.conf"),
                    "hostssl all carded all scram-sha-256 clientcert=verify-ca\nhost all all all scram-sha-256\n");
        }
        var port = freePort();
        var further = within(folder, settings).stream()
                .flatMap(it -> Stream.of("-c", it))
                .toList();
        var process = start(
                folder,
                asNobody(joined(
                        further,
                        folder.resolve("bin/postgres").toString(),
                        "-D",
                        data,
                        "-p",
                        String.valueOf(port),
                        "-c",
                        "fsync=off",
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=")));
        var server = new TestServer(ServerKind.POSTGRESQL, folder, port, process);
        server.awaitReady(server.postgres("postgres"));
        server.execute(server.postgres("postgres"), "CREATE DATABASE shop");
        return server;
    }

    private String postgres(String database) {
        return postgres(database, "reader");
    }

    private String postgres(String database, String user) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s".formatted(port, database, user, PASSWORD);
    }

    /** A connection that may write, to lay out what is read. */
    public Connection owner() throws SQLException {
        return as("reader");
    }

    /** The same as somebody else. */
    Connection as(String user) throws SQLException {
        return DriverManager.getConnection(
                kind == ServerKind.POSTGRESQL
                        ? postgres("shop", user)
                        : "jdbc:mariadb://127.0.0.1:%d/shop?sslMode=disable&user=%s&password=%s"
                                .formatted(port, user, PASSWORD));
    }

    public int port() {
        return port;
    }

    /** The master of a MariaDB. */
    Connection master() throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/shop?sslMode=disable&user=root");
    }

    public Source.Server source() {
        return source("shop", PASSWORD);
    }

    Source.Server source(String user) {
        return new Source.Server(
                kind, "127.0.0.1", port, "shop", user, PASSWORD, Tls.of(Tls.Mode.PREFER), Route.DIRECT);
    }

    Source.Server source(String database, String password) {
        return new Source.Server(
                kind, "127.0.0.1", port, database, "reader", password, Tls.of(Tls.Mode.PREFER), Route.DIRECT);
    }

    /** Settings whose values are files of the folder. */
    private static List<String> within(Path folder, List<String> settings) {
        return settings.stream()
                .map(it -> it.matches(".*=.*[.].*") ? it.replaceFirst("=", "=" + folder + "/") : it)
                .toList();
    }

    private static List<String> joined(List<String> further, String... command) {
        return Stream.concat(Stream.of(command), further.stream()).toList();
    }

    private static void unpack(Path folder) throws IOException, InterruptedException {
        var archive = folder.resolve("postgres.txz");
        try (var stream = Objects.requireNonNull(TestServer.class.getResourceAsStream("/postgres-linux-x86_64.txz"))) {
            Files.copy(stream, archive);
        }
        run(List.of("tar", "-xJf", archive.toString(), "-C", folder.toString()));
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String user(String name) {
        return root() ? name : System.getProperty("user.name");
    }

    private static void own(Path folder, String owner) throws IOException, InterruptedException {
        if (root()) {
            run(List.of("chown", "-R", owner, folder.toString()));
        }
    }

    /** PostgreSQL does not run as root. */
    private static List<String> asNobody(List<String> command) {
        if (!root()) {
            return command;
        }
        var whole = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        whole.addAll(command);
        return whole;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(new java.io.File("/"))
                .start();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command.getFirst() + " failed: " + output);
        }
    }

    private static Process start(Path folder, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .directory(new java.io.File("/"))
                .start();
    }

    private void awaitReady(String url) throws InterruptedException, IOException {
        var end = System.nanoTime() + 60_000_000_000L;
        while (true) {
            try (var connection = DriverManager.getConnection(url)) {
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > end || process.waitFor(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("No server: " + Files.readString(folder.resolve("log")), e);
                }
            }
        }
    }

    private void execute(String url, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException, IOException {
        process.destroyForcibly().waitFor();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
