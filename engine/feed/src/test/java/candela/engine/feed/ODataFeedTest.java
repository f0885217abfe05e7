package candela.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import candela.engine.sql.Schema;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ODataFeedTest {

    private static final List<Choice> ALL =
            List.of(new Choice("Customers", null), new Choice("Orders", "UpdatedAt"), new Choice("Channels", null));

    @TempDir
    Path folder;

    private final Followed followed = new Followed();
    private ShopService shop;
    private Path first;
    private Path second;

    @BeforeEach
    void aShop() throws IOException {
        shop = ShopService.start();
        first = folder.resolve("first.duckdb");
        second = folder.resolve("second.duckdb");
    }

    @AfterEach
    void closed() {
        shop.close();
    }

    @Test
    void aServiceTellsItsTablesTheirKeysAndWhatPointsToWhat() {
        assertThat(feed(ALL).offers())
                .extracting(Offer::name, Offer::key, Offer::references)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Customers", List.of("Id"), List.of()),
                        org.assertj.core.groups.Tuple.tuple("Orders", List.of("Id"), List.of("Customers", "Channels")),
                        org.assertj.core.groups.Tuple.tuple("Channels", List.of("Code"), List.of()));
        assertThat(feed(ALL).offers().get(1).columns())
                .filteredOn(Offer.Column::ordered)
                .extracting(Offer.Column::name)
                .containsExactly("Id", "CustomerId", "Amount", "OrderedOn", "UpdatedAt");
    }

    @Test
    void entitySetsBecomeTablesWithTypesKeysAndDescriptions() {
        feed(ALL).pull(first, null);

        var schema = Asked.schema(first);
        assertThat(schema.tables())
                .extracting(Schema.Table::name)
                .containsExactlyInAnyOrder("Customers", "Orders", "Channels");
        assertThat(schema.table("Customers").orElseThrow().columns())
                .extracting(Schema.Column::name)
                .containsExactly("Id", "Name", "Country", "Address_City", "Address_Zip");
        assertThat(schema.table("Customers")
                        .orElseThrow()
                        .column("Country")
                        .orElseThrow()
                        .description())
                .isEqualTo("where the customer lives");
        assertThat(schema.table("Orders").orElseThrow().primaryKey()).containsExactly("Id");
        assertThat(schema.table("Orders").orElseThrow().columns())
                .extracting(Schema.Column::nativeType)
                .containsExactly(
                        "BIGINT", "INTEGER", "DECIMAL(12,2)", "DATE", "BOOLEAN", "JSON", "TIMESTAMP", "VARCHAR");
        assertThat(schema.keys())
                .contains(
                        new Schema.ForeignKey("Orders", List.of("CustomerId"), "Customers", List.of("Id"), true),
                        new Schema.ForeignKey("Orders", List.of("Channel_Code"), "Channels", List.of("Code"), true));
        assertThat(Asked.rows(first, """
                SELECT c."Name", ch."Title", o."Amount", o."UpdatedAt" FROM "Orders" o JOIN "Customers" c ON c."Id" = o."CustomerId"
                JOIN "Channels" ch ON ch."Code" = o."Channel_Code" ORDER BY o."Id" DESC LIMIT 1"""))
                .isEqualTo("[[O'Brien; DROP TABLE \"Orders\", Web shop, 1.00, 2026-02-08T10:00:00]]");
        assertThat(followed.told).contains("Orders 3", "Orders 4 done");
    }

    @Test
    void whatPointsToATableThatNobodyWantsIsLeftOut() {
        feed(List.of(new Choice("Orders", null))).pull(first, null);

        assertThat(Asked.schema(first).table("Orders").orElseThrow().column("Channel_Code"))
                .isEmpty();
        assertThat(Asked.schema(first).keys()).isEmpty();
        assertThat(shop.requests()).noneMatch(it -> it.contains("expand"));
    }

    @Test
    void aSecondPullAsksOnlyForWhatChangedAndKeepsTheRest() {
        feed(ALL).pull(first, null);
        shop.order(2, 1, "99.00", "store", "2026-03-01T08:00:00Z");
        shop.order(5, 2, "5.00", "web", "2026-03-02T08:00:00Z");
        shop.requests().clear();

        feed(ALL).pull(second, first);

        assertThat(Asked.rows(second, "SELECT \"Id\", \"Amount\" FROM \"Orders\" ORDER BY 1"))
                .isEqualTo("[[1, 10.50], [2, 99.00], [3, 7.25], [4, 1.00], [5, 5.00]]");
        assertThat(shop.requests())
                .anyMatch(it -> it.contains("Orders") && it.contains("UpdatedAt%20ge%202026-02-08T10%3A00%3A00Z"));
        assertThat(Asked.rows(first, "SELECT count(*) FROM \"Orders\"")).isEqualTo("[[4]]");
    }

    @Test
    void aTableWhoseColumnsChangedComesWhole() {
        feed(List.of(new Choice("Orders", "UpdatedAt"))).pull(first, null);
        shop.requests().clear();

        feed(ALL).pull(second, first);

        assertThat(shop.requests()).noneMatch(it -> it.contains("filter"));
        assertThat(Asked.rows(second, "SELECT count(\"Channel_Code\") FROM \"Orders\""))
                .isEqualTo("[[4]]");
    }

    @Test
    void aServiceThatAsksToWaitIsGivenItsTime() {
        shop.next(it -> {
            it.getResponseHeaders().set("Retry-After", "7");
            it.sendResponseHeaders(429, -1);
        });
        shop.next(it -> it.sendResponseHeaders(503, -1));

        feed(ALL).pull(first, null);

        assertThat(followed.waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2));
    }

    @Test
    void aServiceThatAsksToWaitForEverIsGivenUp() {
        for (var i = 0; i < 5; i++) {
            shop.next(it -> it.sendResponseHeaders(429, -1));
        }
        assertTrouble(Reason.UNREACHABLE, "429", "Sync later");
    }

    @Test
    void wrongCredentialsAreToldAndRightOnesAreTaken() {
        shop.require("X-Api-Key", "s3cret");

        assertTrouble(Reason.AUTHENTICATION, "401", "Enter them again");
        var key = new Login(Login.Kind.API_KEY, null, "X-Api-Key", null, null, null);
        assertThat(new ODataFeed(shop.address(), caller(key, "s3cret"), ALL).offers())
                .hasSize(3);
    }

    @Test
    void aTokenIsGotForClientCredentialsAndRenewedWhenItIsNoLongerTaken() {
        shop.require("Authorization", "Bearer two");
        shop.next(it -> reply(it, "{\"access_token\": \"one\", \"expires_in\": 3600}"));
        var token = shop.address() + "/token";
        var access = new Login(Login.Kind.OAUTH2, null, null, token, "candela", "read");
        var feed = new ODataFeed(shop.address(), caller(access, "s3cret"), ALL);
        shop.next(it -> {
            it.sendResponseHeaders(401, -1);
            shop.next(again -> reply(again, "{\"access_token\": \"two\"}"));
        });

        assertThat(feed.offers()).hasSize(3);
        assertThat(shop.requests()).filteredOn(it -> it.contains("/token")).hasSize(2);
    }

    @Test
    void anotherHostGetsNoCredentials() throws IOException {
        var heard = new java.util.concurrent.CopyOnWriteArrayList<String>();
        try (var stranger = ShopService.start()) {
            stranger.next(it -> {
                heard.add(String.valueOf(it.getRequestHeaders().getFirst("X-Api-Key")));
                reply(it, "{\"value\": []}");
            });
            shop.require("X-Api-Key", "s3cret");
            var key = new Login(Login.Kind.API_KEY, null, "X-Api-Key", null, null, null);
            var caller = caller(key, "s3cret");
            var pages = new Pages(caller, "Orders", java.util.Map.of());
            pages.first(URI.create(shop.address() + "/Orders"));
            pages.next(stranger.address() + "/Orders");
        }
        assertThat(heard).containsExactly("null");
    }

    @Test
    void pagesWithoutEndAreNoticed() {
        var feed = feed(List.of(new Choice("Orders", null)));
        shop.next(it -> reply(it, METADATA));
        for (var i = 0; i < 3; i++) {
            shop.next(it -> reply(it, "{\"value\": [], \"@odata.nextLink\": \"Orders?again=1\"}"));
        }
        assertThatThrownBy(() -> feed.pull(first, null)).hasMessageContaining("come to no end");
        assertThat(first).doesNotExist();
    }

    @Test
    void anAnswerThatIsTooLargeIsRefused() {
        var small = new Bounds(10, 10, 1_000, 10_000);
        var caller = new Caller(
                new PlainHttp(), URI.create(shop.address()), Login.NONE, "", small, followed, Clock.systemUTC());
        assertThatThrownBy(() -> new ODataFeed(shop.address(), caller, ALL).offers())
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void aStoppedPullLeavesNothing() throws IOException {
        followed.stopAfter = 2;

        assertThatThrownBy(() -> feed(ALL).pull(first, null))
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.CANCELLED));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>hello</html>",
                "{}",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Edmx Version=\"4.0\">&e;</Edmx>",
                "<edmx:Edmx xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\" Version=\"4.0\"/>"
            })
    void whatIsNoMetadataIsTold(String document) {
        shop.next(it -> reply(it, document));

        assertTrouble(Reason.MALFORMED, "127.0.0.1");
    }

    @Test
    void anOlderODataIsTold() {
        shop.next(it ->
                reply(it, "<edmx:Edmx xmlns:edmx=\"http://schemas.microsoft.com/ado/2007/06/edmx\" Version=\"1.0\"/>"));

        assertTrouble(Reason.UNSUPPORTED, "OData 4");
    }

    @Test
    void aValueThatIsNotOfItsTypeIsTold() {
        shop.next(it -> reply(it, METADATA));
        shop.next(it -> reply(it, "{\"value\": [{\"Id\": \"many\"}]}"));

        assertThatThrownBy(() -> feed(List.of(new Choice("Orders", null))).pull(first, null))
                .hasMessageContaining("Orders")
                .hasMessageContaining("many");
    }

    @Test
    void namesWithQuotesStayNames() {
        var name = "Orders&quot;; DROP TABLE x; --";
        shop.next(it -> reply(it, METADATA.replace("\"Orders\"", "\"" + name + "\"")));
        shop.next(it -> reply(it, "{\"value\": [{\"Id\": 1}]}"));
        var plain = name.replace("&quot;", "\"");

        feed(List.of(new Choice(plain, null))).pull(first, null);

        assertThat(Asked.schema(first).tables()).extracting(Schema.Table::name).containsExactly(plain);
        assertThat(shop.requests().getLast()).contains("%22%3B%20DROP");
    }

    private static final String METADATA = """
            <edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices>
            <Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="S">
            <EntityType Name="Order"><Key><PropertyRef Name="Id"/></Key><Property Name="Id" Type="Edm.Int32"/></EntityType>
            <EntityContainer Name="C"><EntitySet Name="Orders" EntityType="S.Order"/></EntityContainer></Schema>
            </edmx:DataServices></edmx:Edmx>""";

    static void reply(HttpExchange exchange, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private void assertTrouble(Reason reason, String... words) {
        assertThatThrownBy(() -> feed(ALL).offers()).isInstanceOfSatisfying(DataException.class, it -> {
            assertThat(it.reason()).isEqualTo(reason);
            assertThat(it).message().contains(words);
        });
    }

    private ODataFeed feed(List<Choice> choices) {
        return new ODataFeed(shop.address(), caller(Login.NONE, ""), choices);
    }

    private Caller caller(Login access, String secret) {
        return new Caller(
                new PlainHttp(),
                URI.create(shop.address()),
                access,
                secret,
                Bounds.DEFAULT,
                followed,
                Clock.systemUTC());
    }
}
