package candela.server.datasource.policy;

import static candela.server.datasource.policy.PoliciedSources.rows;
import static candela.server.testing.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.datasource.DataSource.Kind;
import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.platform.Settings;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.ServerTest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The views of a database show nobody what policies keep back in its tables. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewsOfPoliciedTablesTest {

    private static final List<Kind> KINDS = List.of(Kind.POSTGRESQL, Kind.MARIADB, Kind.SQLITE);

    private final Api api;
    private final JdbcClient database;
    private final ActorBinding binding;
    private final TransactionTemplate transaction;
    private final PoliciedSources shops;
    private final Map<Kind, String> sources = new EnumMap<>(Kind.class);

    ViewsOfPoliciedTablesTest(
            MockMvcTester http,
            Api api,
            People people,
            Settings settings,
            JdbcClient database,
            ActorBinding binding,
            TransactionTemplate transaction)
            throws Exception {
        this.api = api;
        this.database = database;
        this.binding = binding;
        this.transaction = transaction;
        this.shops = new PoliciedSources(http, api, people, settings, KINDS);
    }

    @BeforeAll
    void laidOut() throws Exception {
        for (var kind : KINDS) {
            shops.lay(kind, "CREATE VIEW cheap AS SELECT id, owner, amount FROM orders WHERE amount < 30");
            shops.lay(kind, "CREATE VIEW totals AS SELECT owner, sum(amount) AS total FROM cheap GROUP BY owner");
            shops.lay(kind, "CREATE VIEW places AS SELECT region FROM staff");
            var source = shops.connect(kind);
            sources.put(kind, source);
            shops.bind(source, "row", "orders", null, "owner = {user.email}");
        }
    }

    @AfterAll
    void closed() throws Exception {
        shops.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"POSTGRESQL", "MARIADB", "SQLITE"})
    void aViewOfAPoliciedTableIsRefusedWithTheWayOutUntilItHasAPolicyOfItsOwn(Kind kind) {
        var source = source(kind);
        for (var view : List.of("cheap", "totals")) {
            assertThat(shops.run(shops.ben, source, "SELECT * FROM " + view)
                            .at("/error/message")
                            .asString())
                    .contains("The view " + view + " reads the table orders", "one of its own");
        }
        assertThat(rows(shops.run(shops.ben, source, "SELECT region FROM places ORDER BY region")))
                .isEqualTo("[[North], [South]]");
        assertThat(rows(shops.run(shops.ana, source, "SELECT count(*) AS n FROM cheap")))
                .as("whom no policy binds")
                .isEqualTo("[[3]]");

        shops.bind(source, "row", "cheap", null, "owner = {user.email}");

        assertThat(rows(shops.run(shops.ben, source, "SELECT id FROM cheap ORDER BY id")))
                .isEqualTo("[[1], [2]]");
        assertThat(rows(shops.run(shops.ben, source, "SELECT * FROM totals"))).contains("The view totals reads");
        shops.bind(source, "row", "totals", null, "true");
        assertThat(rows(shops.run(shops.ben, source, "SELECT count(*) AS n FROM totals")))
                .isEqualTo("[[2]]");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"POSTGRESQL", "MARIADB", "SQLITE"})
    void theViewIsInNoSchemaOfWhomThePolicyBindsAndItsKeepersAreTold(Kind kind) {
        var source = shops.connect(kind);
        shops.bind(source, "column", "orders", "owner", "hide");

        assertThat(tables(shops.ben, source))
                .contains("orders", "staff", "places")
                .doesNotContain("cheap", "totals");
        assertThat(tables(shops.ana, source)).contains("cheap", "totals");
        var policies = json(api.get(shops.ana, "/data-sources/" + source + "/policies"));
        assertThat(policies.at("/items/0/views").toString()).isEqualTo("[\"cheap\",\"totals\"]");
        var preview = json(api.post(
                        shops.ana,
                        "/data-sources/" + source + "/policies/preview",
                        "{\"user\": \"%s\"}".formatted(shops.ben.user().value())))
                .toString();
        assertThat(preview).contains("The view cheap reads the table orders");
    }

    /** What was seen by a release that did not tell views from tables. */
    @Test
    void untilTheSchemaIsRefreshedALookThatKnowsNoViewsLetsNobodyReadWhomPoliciesBind() {
        var source = shops.connect(Kind.SQLITE);
        shops.bind(source, "row", "orders", null, "owner = {user.email}");
        transaction.executeWithoutResult(_ -> binding.as(
                Actor.system(),
                () -> database.sql("""
                        UPDATE datasource.snapshot SET schema = schema #- '{value,views}' WHERE source = ?
                        """).param(UUID.fromString(source)).update()));

        assertThat(rows(shops.run(shops.ben, source, "SELECT id FROM cheap"))).contains("refresh its schema first");
        assertThat(rows(shops.run(shops.ana, source, "SELECT count(*) AS n FROM cheap")))
                .isEqualTo("[[3]]");

        assertThat(api.post(shops.ana, "/data-sources/" + source + "/refresh", ""))
                .hasStatusOk();

        assertThat(rows(shops.run(shops.ben, source, "SELECT id FROM cheap"))).contains("The view cheap reads");
        assertThat(rows(shops.run(shops.ben, source, "SELECT id FROM orders ORDER BY id")))
                .isEqualTo("[[1], [2]]");
    }

    private List<String> tables(People.Person person, String source) {
        return json(api.get(person, "/data-sources/" + source + "/schema"))
                .at("/tables")
                .valueStream()
                .map(it -> it.at("/name"))
                .map(JsonNode::asString)
                .toList();
    }

    private String source(Kind kind) {
        return Objects.requireNonNull(sources.get(kind));
    }
}
