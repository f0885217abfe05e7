package candela.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buckets and REST services as feeds; what they may look like is the engine's to test. */
@ServerTest
class OtherFeedsTest {

    private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();
    private static HttpServer server;

    private final Api api;
    private final People people;
    private Person owner;

    OtherFeedsTest(Api api, People people) {
        this.api = api;
        this.people = people;
        this.owner = people.member();
    }

    @BeforeAll
    static void aService() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = ANSWERS.get(exchange.getRequestURI().getPath());
                var bytes = String.valueOf(body).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    @AfterAll
    static void closed() {
        server.stop(0);
    }

    @BeforeEach
    void somebodyNew() {
        owner = people.member();
    }

    @Test
    void aBucketsFilesBecomeTablesAndWhatIsGoneGoes() {
        ANSWERS.put("/lake", list("in/sales/a.csv", "in/people.csv"));
        ANSWERS.put("/lake/in/sales/a.csv", "day,amount\n2026-01-01,10\n");
        ANSWERS.put("/lake/in/people.csv", "name,city\nAn,Hanoi\nBo,Hue\n");

        var id = added("""
                {"name": "Lake", "kind": "s3", "place": {"address": "%s", "login": {"kind": "none"},
                 "bucket": {"region": "us-east-1", "name": "lake", "prefix": "in/"}}}""");

        assertThat(ended(id)).isEqualTo("succeeded");
        assertThat(api.get(owner, "/data-sources/" + id)).bodyJson().isLenientlyEqualTo("""
                {"kind": "s3", "tables": 2, "rowCount": 3}""");
        ANSWERS.put("/lake", list("in/people.csv"));
        assertThat(api.post(owner, "/feeds/" + id + "/runs", "{\"whole\": false}"))
                .hasStatus(201);
        assertThat(ended(id)).isEqualTo("succeeded");
        assertThat(api.get(owner, "/data-sources/" + id)).bodyJson().isLenientlyEqualTo("""
                {"tables": 1, "rowCount": 2}""");
    }

    @Test
    void aRestServicesListsBecomeTables() {
        ANSWERS.put("/api/orders", """
                {"data": [{"id": 1, "customer": {"name": "An"}, "lines": [{"sku": "x"}, {"sku": "y"}]}]}""");
        var body = """
                {"name": "Orders", "kind": "rest", "place": {"address": "%s/api", "login": {"kind": "none"},
                 "rest": {"paging": {"kind": "none", "size": 100, "first": 1},
                          "resources": [{"table": "orders", "path": "/orders", "records": "data", "key": "id"}]}}}""";

        var id = added(body);

        assertThat(ended(id)).isEqualTo("succeeded");
        assertThat(api.get(owner, "/data-sources/" + id + "/preview?table=orders_lines"))
                .bodyJson()
                .extractingPath("$.rows")
                .asArray()
                .hasSize(2);
        assertThat(api.get(owner, "/feeds/" + id))
                .bodyJson()
                .extractingPath("$.place.rest.resources[0].records")
                .isEqualTo("data");
        var other = body.replace("\"Orders\"", "\"Other orders\"").formatted(address());
        assertThat(api.post(owner, "/feeds", other.replace("\"/orders\"", "\"http://10.0.0.1/\"")))
                .hasStatus(400)
                .bodyText()
                .contains("below the address");
        assertThat(api.post(owner, "/feeds", other.replace("\"data\"", "\"items\"")))
                .hasStatus(400)
                .bodyText()
                .contains("no list at");
    }

    private static String list(String... keys) {
        var contents = new StringBuilder();
        for (var key : keys) {
            contents.append("<Contents><Key>").append(key).append("</Key><ETag>\"1\"</ETag><Size>30</Size></Contents>");
        }
        return "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>false</IsTruncated>"
                + contents + "</ListBucketResult>";
    }

    private static String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String added(String body) {
        var answer = api.post(owner, "/feeds", body.formatted(address()));
        assertThat(answer).hasStatus(201);
        return Api.text(answer, "/id");
    }

    /** How the last sync ended. */
    private String ended(String id) {
        var over = Set.of("succeeded", "failed", "cancelled");
        await().atMost(Duration.ofSeconds(90)).until(() -> over.contains(status(id)));
        return status(id);
    }

    private String status(String id) {
        return Api.text(api.get(owner, "/feeds/" + id), "/last/status");
    }
}
