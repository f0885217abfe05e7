package candela.engine.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks to Snowflake's driver as the service does, with DuckDB behind it. What is proven with it is the driver, its
 * way and its fields, and what Candela promises of a database; not that Snowflake takes each statement.
 */
public final class SnowflakeServer implements AutoCloseable {

    public static final String USER = "reader";
    public static final String PASSWORD = "let-me-read";

    /** From where long answers come. */
    static final String FURTHER = "sfc-answers.s3.eu-central-1.amazonaws.com";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DONE = "{\"data\": null, \"code\": null, \"message\": null, \"success\": true}";

    /** What somebody logged in with. */
    public record Login(String user, Map<String, String> fields, boolean byKey) {}

    private final HttpsServer http;
    private final Connection data;
    private final Map<String, Connection> sessions = new ConcurrentHashMap<>();
    private static final long MOMENT = 10_000_000;

    private final Map<String, Statement> running = new ConcurrentHashMap<>();
    private final Set<String> aborted = ConcurrentHashMap.newKeySet();
    private final Map<String, String> chunks = new ConcurrentHashMap<>();
    private final List<Login> logins = new CopyOnWriteArrayList<>();
    private volatile @Nullable PublicKey key;

    private SnowflakeServer(HttpsServer http, Connection data) {
        this.http = http;
        this.data = data;
    }

    public static SnowflakeServer start(TestAuthority authority) throws Exception {
        var issued = authority.issue(List.of("acme.snowflakecomputing.com", "localhost", FURTHER));
        var tls = Credentials.of(new Tls(Tls.Mode.REQUIRE, "", issued.certificate(), issued.key()));
        var http = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
        http.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        var server = new SnowflakeServer(http, DriverManager.getConnection("jdbc:duckdb:"));
        SnowflakeWords.describe(server.data);
        http.createContext("/", server::serve);
        http.start();
        return server;
    }

    public int port() {
        return http.getAddress().getPort();
    }

    /** As Candela reaches it. */
    public Source.Server source() {
        return source("localhost", Tls.of(Tls.Mode.VERIFY_FULL));
    }

    Source.Server source(String host, Tls tls) {
        var here = Route.to(InetAddress.getLoopbackAddress());
        return new Source.Server(ServerKind.SNOWFLAKE, host, port(), "SHOP.PUBLIC", USER, PASSWORD, tls, here)
                .with(new Session("COMPUTE", "ANALYST", ""));
    }

    /** The data, for whoever may change them. */
    public Connection owner() throws SQLException {
        return ((DuckDBConnection) data).duplicate();
    }

    public List<Login> logins() {
        return logins;
    }

    /** Whoever shows this key needs no password. */
    public void knows(PublicKey open) {
        key = open;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (SQLException | GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private String answer(HttpExchange exchange) throws IOException, SQLException, GeneralSecurityException {
        var path = exchange.getRequestURI().getPath();
        var asked = fields(exchange.getRequestURI().getQuery());
        return switch (path) {
            case "/session/v1/login-request" -> login(body(exchange).at("/data"), asked);
            case "/queries/v1/query-request" ->
                query(session(exchange), body(exchange), asked.getOrDefault("requestId", ""));
            case "/queries/v1/abort-request" ->
                abort(body(exchange).at("/requestId").asString());
            case "/session" -> logout(exchange);
            default -> chunks.getOrDefault(path, DONE);
        };
    }

    private static Map<String, String> fields(@Nullable String query) {
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(it -> it.split("=", 2))
                        .collect(Collectors.toMap(it -> it[0], it -> it[1], (one, other) -> one));
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readAllBytes();
        return JSON.readTree(
                "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                        ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
                        : bytes);
    }

    private String login(JsonNode said, Map<String, String> fields) throws SQLException, GeneralSecurityException {
        var token = said.at("/TOKEN").asString("");
        var known = token.isEmpty() ? PASSWORD.equals(said.at("/PASSWORD").asString("")) : isSigned(token);
        if (!known) {
            return SnowflakeWords.failed("390100", "08001", "Incorrect username or password was specified.");
        }
        logins.add(new Login(said.at("/LOGIN_NAME").asString(), fields, !token.isEmpty()));
        var session = UUID.randomUUID().toString();
        sessions.put(session, owner());
        return SnowflakeWords.welcome(session, said.at("/SESSION_PARAMETERS"));
    }

    private boolean isSigned(String token) throws GeneralSecurityException {
        var end = token.lastIndexOf('.');
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(Objects.requireNonNull(key));
        signature.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
    }

    private static String token(HttpExchange exchange) {
        var shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        return shown.replaceAll(".*\"(.*)\".*", "$1");
    }

    private Connection session(HttpExchange exchange) {
        return Objects.requireNonNull(sessions.get(token(exchange)), "no session");
    }

    private String logout(HttpExchange exchange) throws SQLException {
        var session = sessions.remove(token(exchange));
        if (session != null) {
            session.close();
        }
        return DONE;
    }

    /** DuckDB forgets an interruption that comes before the statement runs: it is repeated until the statement ends. */
    private String abort(String request) throws SQLException {
        aborted.add(request);
        for (var it = running.get(request); it != null; it = running.get(request)) {
            it.cancel();
            LockSupport.parkNanos(MOMENT);
        }
        return DONE;
    }

    private String query(Connection session, JsonNode asked, String request) throws SQLException {
        var sql = asked.at("/sqlText").asString();
        if (sql.startsWith("alter session")) {
            session.setAutoCommit(!sql.endsWith("autocommit=false"));
            return SnowflakeWords.executed();
        }
        if (sql.equals("rollback")) {
            session.rollback();
            return SnowflakeWords.executed();
        }
        try (var statement = session.prepareStatement(SnowflakeWords.understood(sql))) {
            SnowflakeWords.bind(statement, asked.at("/bindings"));
            running.put(request, statement);
            if (aborted.contains(request)) {
                throw new SQLException("aborted");
            }
            if (!statement.execute()) {
                return SnowflakeWords.executed();
            }
            try (var rows = statement.getResultSet()) {
                return SnowflakeWords.rows(rows, chunks);
            }
        } catch (SQLException e) {
            if (!session.getAutoCommit()) {
                session.rollback();
            }
            return SnowflakeWords.failed(e, sql);
        } finally {
            running.remove(request);
        }
    }

    @Override
    public void close() throws SQLException {
        http.stop(0);
        for (var session : sessions.values()) {
            session.close();
        }
        data.close();
    }
}
