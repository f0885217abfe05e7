package candela.engine.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks as BigQuery and as the maker of Google's tokens do, written from the public description of both, with DuckDB
 * behind. What is proven with it is our driver, its way and its fields, and what Candela promises of a database; not
 * that BigQuery takes each statement.
 */
public final class BigQueryServer implements AutoCloseable {

    public static final String HOST = "bigquery.googleapis.com";
    public static final String PROJECT = "acme-data";
    public static final String DATASET = "shop";
    public static final String PLACE = "EU";
    public static final GoogleKey READER = GoogleKey.of("reader@acme-data.iam.gserviceaccount.com");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROJECTS = "/bigquery/v2/projects/" + PROJECT + "/";

    /** What is said so many times instead of an answer. */
    private record Refusal(AtomicInteger times, BigQueryWords.Said said) {}

    /** What somebody asked: by which scope, at which path, with which body. */
    public record Asked(String scope, String path, JsonNode body) {}

    private final HttpsServer http;
    private final Connection data;
    private final ExecutorService pool =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    private final Map<String, PublicKey> accounts = new ConcurrentHashMap<>();
    private final Map<String, String> scopes = new ConcurrentHashMap<>();
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final Set<String> writers = ConcurrentHashMap.newKeySet();
    private final Map<String, BigQueryRun> jobs = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private volatile long life = 3600;
    private volatile long reads = 10 << 20;

    private BigQueryServer(HttpsServer http, Connection data) {
        this.http = http;
        this.data = data;
        accounts.put(READER.email(), READER.open());
    }

    public static BigQueryServer start(TestAuthority authority) throws Exception {
        var issued = authority.issue(List.of(HOST, GoogleTokens.HOST));
        var tls = Credentials.of(new Tls(Tls.Mode.REQUIRE, "", issued.certificate(), issued.key()));
        var http = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
        var server = new BigQueryServer(http, DriverManager.getConnection("jdbc:duckdb:"));
        BigQueryWords.describe(server.data);
        http.setExecutor(server.pool);
        http.createContext("/", server::serve);
        http.start();
        return server;
    }

    public int port() {
        return http.getAddress().getPort();
    }

    /** As Candela reaches it: the names are Google's own, only what they mean differs. */
    public Source.Server source() {
        return source(PROJECT, new Session("", "", DATASET, PLACE, READER.file()));
    }

    Source.Server source(String project, Session session) {
        var here = Route.to(InetAddress.getLoopbackAddress());
        return new Source.Server(
                        ServerKind.BIGQUERY,
                        HOST,
                        port(),
                        project,
                        READER.email(),
                        "",
                        Tls.of(Tls.Mode.VERIFY_FULL),
                        here)
                .with(session);
    }

    /** The same as the fields of the API. */
    public static String fields(Source.Server source) {
        var it = source.session();
        var session = JSON.createObjectNode()
                .put("dataset", it.dataset())
                .put("location", it.location())
                .put("key", it.key());
        return "\"database\": \"%s\", \"session\": %s".formatted(source.database(), session);
    }

    /** Where tokens are made is here, too. */
    public Access reach(Access access) {
        return access.with((host, port) -> {
            if (!host.equals(GoogleTokens.HOST) || port != 443) {
                throw new IOException("Nobody should go to " + host + ":" + port);
            }
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
        });
    }

    /** The data, for whoever may change them. */
    public Connection owner() throws SQLException {
        return ((DuckDBConnection) data).duplicate();
    }

    public List<Asked> asked() {
        return asked;
    }

    /** From now on tokens end after so many seconds. */
    void tokensLive(long seconds) {
        life = seconds;
    }

    /** From now on each query over a table reads so much. */
    public void reads(long bytes) {
        reads = bytes;
    }

    /** Another account that may read. */
    void knows(GoogleKey key) {
        accounts.put(key.email(), key.open());
    }

    /** Another account that may change the tables. */
    public void trusts(GoogleKey key) {
        knows(key);
        writers.add(key.email());
    }

    /** What is asked at a path that ends so is refused so many times. */
    void refuse(String end, int times, int status, String reason, String message) {
        refusals.put(end, new Refusal(new AtomicInteger(times), BigQueryWords.failed(status, reason, message)));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var said = answer(exchange);
            var bytes = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(said.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (SQLException | GeneralSecurityException | InterruptedException e) {
            throw new IOException(e);
        }
    }

    private BigQueryWords.Said answer(HttpExchange exchange)
            throws IOException, SQLException, GeneralSecurityException, InterruptedException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.equals("/token")) {
            asked.add(new Asked("", path, JSON.createObjectNode()));
            return refused(path).orElse(token(fields(body).getOrDefault("assertion", "")));
        }
        var shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        var scope = scopes.get(shown.replace("Bearer ", ""));
        var json = body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        asked.add(new Asked(String.valueOf(scope), path, json));
        if (scope == null) {
            return BigQueryWords.failed(401, "authError", "Request had invalid authentication credentials.");
        }
        if (!path.startsWith(PROJECTS)) {
            return BigQueryWords.failed(404, "notFound", "Not found: Project " + path.split("/")[4]);
        }
        var refused = refused(path);
        if (path.endsWith(":testIamPermissions")) {
            return BigQueryWords.rights(json, writers.contains(owners.get(shown.replace("Bearer ", ""))));
        }
        return refused.isPresent()
                ? refused.get()
                : answer(
                        scope,
                        path.substring(PROJECTS.length()).split("/"),
                        fields(exchange.getRequestURI().getRawQuery()),
                        json);
    }

    private Optional<BigQueryWords.Said> refused(String path) {
        return refusals.entrySet().stream()
                .filter(it -> path.endsWith(it.getKey()))
                .map(Map.Entry::getValue)
                .filter(it -> it.times().getAndDecrement() > 0)
                .map(Refusal::said)
                .findFirst();
    }

    private BigQueryWords.Said answer(String scope, String[] path, Map<String, String> fields, JsonNode body)
            throws SQLException, InterruptedException {
        if (path[0].equals("datasets")) {
            return switch (path.length) {
                case 1 -> BigQueryWords.datasets();
                case 2 -> BigQueryWords.dataset(path[1]);
                default -> BigQueryWords.tables(data);
            };
        }
        if (path[0].equals("queries") && path.length == 1) {
            return query(scope, body);
        }
        var job = Objects.requireNonNull(jobs.get(path[1]), "no such job");
        if (path[0].equals("jobs")) {
            if (!isWhole(scope)) {
                return BigQueryWords.failed(403, "insufficientPermissions", "Insufficient scopes.");
            }
            job.cancel();
            return new BigQueryWords.Said(200, "{\"kind\": \"bigquery#jobCancelResponse\"}");
        }
        return job.page(fields);
    }

    private BigQueryWords.Said query(String scope, JsonNode body) throws SQLException, InterruptedException {
        var sql = body.path("query").asString();
        var isReading = sql.strip().matches("(?is)(?:SELECT|WITH)\\b.*");
        if (!isReading && !isWhole(scope)) {
            return BigQueryWords.failed(403, "insufficientPermissions", "Insufficient scopes.");
        }
        var most = body.path("maximumBytesBilled").asLong(Long.MAX_VALUE);
        if (sql.contains("FROM") && reads > most) {
            return BigQueryWords.failed(
                    400,
                    "bytesBilledLimitExceeded",
                    "Query exceeded limit for bytes billed: %d. %d or higher required.".formatted(most, reads));
        }
        var job = new BigQueryRun(UUID.randomUUID().toString(), owner(), body);
        jobs.put(job.id(), job);
        pool.execute(job);
        return job.page(Map.of(
                "timeoutMs", body.path("timeoutMs").asString(),
                "maxResults", body.path("maxResults").asString()));
    }

    private static boolean isWhole(String scope) {
        return scope.endsWith("auth/bigquery");
    }

    private static Map<String, String> fields(@Nullable String query) {
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(it -> it.split("=", 2))
                        .collect(Collectors.toMap(it -> it[0], it -> URLDecoder.decode(it[1], StandardCharsets.UTF_8)));
    }

    private BigQueryWords.Said token(String assertion) throws GeneralSecurityException {
        var claims = JSON.readTree(Base64.getUrlDecoder().decode(assertion.split("\\.")[1]));
        var open = accounts.get(claims.path("iss").asString());
        var isOurs = claims.path("aud").asString().equals("https://oauth2.googleapis.com/token");
        if (open == null || !isOurs || !isSigned(assertion, open)) {
            return new BigQueryWords.Said(
                    400, "{\"error\": \"invalid_grant\", \"error_description\": \"Invalid JWT Signature.\"}");
        }
        var token = UUID.randomUUID().toString();
        scopes.put(token, claims.path("scope").asString());
        owners.put(token, claims.path("iss").asString());
        return new BigQueryWords.Said(
                200,
                "{\"access_token\": \"%s\", \"expires_in\": %d, \"token_type\": \"Bearer\"}".formatted(token, life));
    }

    private static boolean isSigned(String assertion, PublicKey open) throws GeneralSecurityException {
        var end = assertion.lastIndexOf('.');
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(open);
        signature.update(assertion.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(assertion.substring(end + 1)));
    }

    @Override
    public void close() throws SQLException {
        http.stop(0);
        pool.shutdownNow();
        data.close();
    }
}
