package candela.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.data.DataException;
import candela.engine.feed.RestService.Paging;
import candela.engine.feed.RestService.Resource;
import candela.engine.sql.Schema;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that answer JSON, each cutting its lists in its own way. */
class RestFeedTest {

    private static final String ONE = """
            {"id": 1, "customer": {"name": "An", "address": {"city": "Hanoi"}}, "total": 10.50, "zip": "01000",
             "tags": ["a", "b"], "lines": [{"sku": "x", "count": 2, "parts": [1, 2]}, {"sku": "y", "count": 1}],
             "updated_at": "2026-01-05T10:00:00Z"}""";
    private static final String TWO = """
            {"id": 2, "customer": {"name": "O'Bo\\"; DROP TABLE orders; --"}, "total": 7, "zip": "02000", "note": null,
             "lines": [], "updated_at": "2026-01-06T10:00:00Z"}""";

    private final Followed followed = new Followed();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;
    private String address = "";
    private final Path first;
    private final Path second;

    RestFeedTest(@TempDir Path folder) {
        first = folder.resolve("first.duckdb");
        second = folder.resolve("second.duckdb");
    }

    @BeforeEach
    void aService() throws IOException {
        var started = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        started.createContext("/", exchange -> {
            try (exchange) {
                var asked = exchange.getRequestURI().toString();
                requests.add(asked);
                var body = answers.getOrDefault(asked, "[]").getBytes(StandardCharsets.UTF_8);
                if (links.containsKey(asked)) {
                    exchange.getResponseHeaders().set("Link", links.get(asked));
                }
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        started.start();
        server = started;
        address = "http://127.0.0.1:" + started.getAddress().getPort() + "/api/v2";
    }

    @AfterEach
    void closed() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void objectsBecomeColumnsAndListsTablesOfTheirOwn() {
        answers.put("/api/v2/orders", "{\"data\": {\"items\": [" + ONE + ", " + TWO + "]}}");

        feed(Paging.NONE, orders("data.items")).pull(first, null);

        assertThat(
                        Asked.rows(
                                first,
                                "SELECT id, customer_name, customer_address_city, total, zip, updated_at FROM orders ORDER BY id"))
                .isEqualTo("[[1, An, Hanoi, 10.50, 01000, 2026-01-05T10:00:00],"
                        + " [2, O'Bo\"; DROP TABLE orders; --, null, 7.00, 02000, 2026-01-06T10:00:00]]");
        assertThat(Asked.rows(first, "SELECT orders_id, position, sku, count FROM orders_lines ORDER BY 2"))
                .isEqualTo("[[1, 0, x, 2], [1, 1, y, 1]]");
        assertThat(Asked.rows(first, "SELECT value FROM orders_tags ORDER BY position"))
                .isEqualTo("[[a], [b]]");
        assertThat(Asked.schema(first).keys())
                .contains(new Schema.ForeignKey("orders_lines", List.of("orders_id"), "orders", List.of("id"), true));
    }

    @Test
    void pagesAreFollowedByNumber() {
        answers.put("/api/v2/orders?per_page=1&page=1", "[" + ONE + "]");
        answers.put("/api/v2/orders?per_page=1&page=2", "[" + TWO + "]");

        assertTwo(new Paging(Paging.Kind.PAGE, "page", "per_page", 1, 1, null), "");
        assertThat(requests).contains("/api/v2/orders?per_page=1&page=3");
    }

    @Test
    void pagesAreFollowedByOffset() {
        answers.put("/api/v2/orders?limit=1", "{\"rows\": [" + ONE + "]}");
        answers.put("/api/v2/orders?limit=1&offset=1", "{\"rows\": [" + TWO + "]}");
        answers.put("/api/v2/orders?limit=1&offset=2", "{\"rows\": []}");

        assertTwo(new Paging(Paging.Kind.OFFSET, "offset", "limit", 1, 0, null), "rows");
    }

    @Test
    void pagesAreFollowedByCursor() {
        answers.put("/api/v2/orders", "{\"rows\": [" + ONE + "], \"meta\": {\"next\": \"a b/c\"}}");
        answers.put("/api/v2/orders?after=a%20b%2Fc", "{\"rows\": [" + TWO + "], \"meta\": {\"next\": null}}");

        assertTwo(new Paging(Paging.Kind.CURSOR, "after", null, 1, 0, "meta.next"), "rows");
    }

    @Test
    void pagesAreFollowedByAnAddressInTheAnswer() {
        answers.put("/api/v2/orders", "{\"rows\": [" + ONE + "], \"next\": \"" + address + "/orders?p=2\"}");
        answers.put("/api/v2/orders?p=2", "{\"rows\": [" + TWO + "]}");

        assertTwo(new Paging(Paging.Kind.CURSOR, "after", null, 1, 0, "next"), "rows");
    }

    @Test
    void pagesAreFollowedByTheLinkHeader() {
        answers.put("/api/v2/orders", "[" + ONE + "]");
        answers.put("/api/v2/orders?p=2", "[" + TWO + "]");
        links.put(
                "/api/v2/orders",
                "<" + address + "/orders?p=1>; rel=\"first\", <" + address + "/orders?p=2>; rel=\"next\"");

        assertTwo(new Paging(Paging.Kind.LINK, null, null, 1, 0, null), "");
    }

    @Test
    void laterOnlyChangesAreAskedForAndTheRestStays() {
        answers.put("/api/v2/orders", "[" + ONE + ", " + TWO + "]");
        feed(Paging.NONE, orders("")).pull(first, null);
        answers.put(
                "/api/v2/orders?since=2026-01-06T10%3A00%3A00Z",
                "[" + TWO.replace("\"total\": 7", "\"total\": 99") + ", {\"id\": 3, \"total\": 1, \"fresh\": true}]");

        feed(Paging.NONE, orders("")).pull(second, first);

        assertThat(Asked.rows(second, "SELECT id, total, fresh FROM orders ORDER BY id"))
                .isEqualTo("[[1, 10.50, null], [2, 99.00, null], [3, 1.00, true]]");
        assertThat(Asked.rows(second, "SELECT count(*) FROM orders_lines")).isEqualTo("[[2]]");
    }

    @Test
    void recordsWithoutAKeyAreNumbered() {
        answers.put("/api/v2/orders", "[" + ONE + ", " + TWO + "]");

        feed(Paging.NONE, new Resource("orders", "orders", "", null, null, null))
                .pull(first, null);

        assertThat(Asked.rows(first, "SELECT record, id FROM orders ORDER BY 1"))
                .isEqualTo("[[0, 1], [1, 2]]");
    }

    @Test
    void aLookTellsTheColumns() {
        answers.put("/api/v2/orders", "[" + ONE + "]");

        assertThat(feed(Paging.NONE, orders("")).offers().getFirst().columns())
                .extracting(Offer.Column::name)
                .contains("customer_address_city", "total");
    }

    @Test
    void pagesWithoutEndAreNoticed() {
        answers.put("/api/v2/orders", "{\"rows\": [], \"next\": \"" + address + "/orders\"}");

        assertThatThrownBy(() -> feed(new Paging(Paging.Kind.CURSOR, "after", null, 1, 0, "next"), orders("rows"))
                        .pull(first, null))
                .hasMessageContaining("come to no end");
    }

    @Test
    void aWrongPathIsTold() {
        answers.put("/api/v2/orders", "{\"rows\": [" + ONE + "]}");

        assertThatThrownBy(() -> feed(Paging.NONE, orders("items")).pull(first, null))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no list at “items”");
        answers.put("/api/v2/orders", "<html>");
        assertThatThrownBy(() -> feed(Paging.NONE, orders("")).pull(first, null))
                .hasMessageContaining("no JSON");
    }

    private void assertTwo(Paging paging, String records) {
        feed(paging, orders(records)).pull(first, null);

        assertThat(Asked.rows(first, "SELECT id FROM orders ORDER BY id")).isEqualTo("[[1], [2]]");
    }

    private static Resource orders(String records) {
        return new Resource("orders", "orders", records, "id", "updated_at", "since");
    }

    private RestFeed feed(Paging paging, Resource resource) {
        var caller = new Caller(
                new PlainHttp(), URI.create(address), Login.NONE, "", Bounds.DEFAULT, followed, Clock.systemUTC());
        return new RestFeed(address, caller, new RestService(paging, List.of(resource)));
    }
}
