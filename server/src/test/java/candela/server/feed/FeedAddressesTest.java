package candela.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.feed.ShopService;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that a feed must not be sent to. */
@ServerTest
class FeedAddressesTest {

    private final Api api;
    private final Person owner;
    private final ShopService shop;

    FeedAddressesTest(Api api, People people) throws IOException {
        this.api = api;
        this.owner = people.member();
        this.shop = ShopService.start();
    }

    @AfterEach
    void closed() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://10.0.0.1/odata",
                "http://[::1]/odata",
                "http://[fd12:3456::1]/odata",
                "http://192.168.1.1:8080/odata",
                "http://0.0.0.0/odata",
                "file:///etc/passwd",
                "http://user:password@example.com/",
                "gopher://example.com/"
            })
    void addressesWithinAreRefused(String address) {
        assertThat(api.post(owner, "/feeds/offers", """
                {"kind": "odata", "place": %s}""".formatted(place(address, "[]"))))
                .hasStatus(400);
    }

    @Test
    void aRedirectToAnAddressWithinIsRefused() {
        shop.next(it -> {
            it.getResponseHeaders().set("Location", "http://10.0.0.1/odata/$metadata");
            it.sendResponseHeaders(302, -1);
        });

        assertThat(api.post(owner, "/feeds/offers", """
                {"kind": "odata", "place": %s}""".formatted(place(shop.address(), "[]"))))
                .hasStatus(400)
                .bodyText()
                .contains("private network");
    }

    private static String place(String address, String tables) {
        return """
                {"address": "%s", "login": {"kind": "none"}, "tables": %s}""".formatted(address, tables);
    }
}
