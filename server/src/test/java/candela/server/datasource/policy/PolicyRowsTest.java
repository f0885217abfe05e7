package candela.server.datasource.policy;

import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.sql.RowPolicy;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.catalogue.Catalogue;
import candela.server.datasource.reach.Inspections;
import candela.server.platform.Actor;
import candela.server.platform.Actor.Origin;
import candela.server.platform.ActorBinding;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.ServerTest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** The second lock: what PostgreSQL itself lets somebody do with policies and salts, whatever the server asks of it. */
@ServerTest
class PolicyRowsTest {

    private final MockMvcTester http;
    private final People people;
    private final Api api;
    private final JdbcClient database;
    private final ActorBinding binding;
    private final TransactionTemplate transaction;
    private final PoliciedSales shop;
    private final UUID source;
    private final Catalogue sources;
    private final Inspections inspections;
    private final PolicyBinding bound;

    PolicyRowsTest(
            MockMvcTester http,
            People people,
            Api api,
            JdbcClient database,
            ActorBinding binding,
            TransactionTemplate transaction,
            Catalogue sources,
            Inspections inspections,
            PolicyBinding bound) {
        this.http = http;
        this.people = people;
        this.api = api;
        this.database = database;
        this.binding = binding;
        this.transaction = transaction;
        this.sources = sources;
        this.inspections = inspections;
        this.bound = bound;
        this.shop = new PoliciedSales(http, people, api);
        this.source = UUID.fromString(shop.source);
        shop.everybodySeesTheirOwn();
    }

    @Test
    void whoeverSeesTheSourceIsBoundAndNobodyElseReadsItsPolicies() {
        var dan = people.member().actor();

        assertThat(read(shop.ben.actor())).isOne();
        assertThat(read(dan)).isZero();
        visible("company");
        assertThat(read(dan)).isOne();
    }

    @Test
    void policiesAreChangedInTheSourcesTeamByItsOwnerAndByAdministratorsAlone() {
        visible("company");
        var dan = people.member().actor();
        var ana = shop.ana.actor();
        var anaElsewhere = Actor.person(ana.user(), dan.team(), Set.of(), Origin.SYSTEM);
        var admin = people.administrator().actor();

        assertThat(changed(dan)).isZero();
        assertThatThrownBy(() -> added(dan)).isInstanceOf(DataAccessException.class);
        for (var actor : new Actor[] {shop.ben.actor(), anaElsewhere, admin, Actor.system()}) {
            assertThat(changed(actor)).isOne();
            assertThat(added(actor)).isOne();
        }
    }

    @Test
    void aSourceOfOnesOwnOpensNoPoliciesOfOthers() {
        var stranger = new PoliciedSales(http, people, api).ana.actor();

        assertThat(read(stranger)).isZero();
        visible("company");
        assertThat(changed(stranger)).isZero();
        assertThatThrownBy(() -> added(stranger)).isInstanceOf(DataAccessException.class);
    }

    /** A rule that was stored by an older release, or by a hand in the database. */
    @Test
    void aRuleThatCannotBeReadAnyMoreStopsWhomItBindsAndSaysWhoCanHelp() {
        transaction.executeWithoutResult(_ -> binding.as(
                Actor.system(),
                () -> database.sql("""
                        INSERT INTO datasource.policy
                            (id, source, name, kind, table_name, rule, person, created_by, created_at, version)
                        VALUES (gen_random_uuid(), ?, 'Old', 'ROW', 'sales', 'owner === {', ?, ?, now(), 1)
                        """)
                        .params(source, shop.ben.user().value(), shop.ana.user().value())
                        .update()));

        var stopped = api.get(shop.ben, "/data-sources/" + source + "/preview?table=sales");
        assertThat(stopped).hasStatus(409);
        assertThat(text(stopped, "/detail"))
                .startsWith("A policy of Sales ")
                .contains("cannot be read any more", "somebody who keeps its policies must correct it first")
                .doesNotContain("===");
        assertThat(shop.statement(shop.ben, "SELECT 1 FROM sales")
                        .at("/error/message")
                        .asString())
                .contains("cannot be read any more");
        assertThat(shop.count(shop.cho)).as("whom it does not bind").isEqualTo("[[1]]");
        assertThat(api.get(shop.ana, shop.path())).bodyText().contains("At character 7: ");
    }

    /** A policy that its reader could not find would bind nobody. */
    @Test
    void policiesBindAlsoWhoMustNotReadThem() {
        var stranger = people.member().actor();
        var ana = shop.ana.actor();
        var sales = sources.find(ana, new DataSourceId(source));
        assertThat(read(stranger)).isZero();

        assertThat(bound.of(stranger, sales, inspections.snapshot(ana, sales)).rows())
                .extracting(RowPolicy::name)
                .containsExactly("Own");
        assertThat(bound.told(stranger, List.of(sales)).getFirst().extent().rowCount())
                .isNull();
        assertThat(bound.told(stranger, List.of())).isEmpty();
    }

    @Test
    void nobodyButTheServerReadsASalt() {
        assertThat(salts(shop.ana.actor())).isZero();
        assertThat(salts(people.administrator().actor())).isZero();
        assertThat(salts(Actor.system())).isOne();
    }

    private int read(Actor actor) {
        return as(actor, () -> count("SELECT count(*) FROM datasource.policy WHERE source = ?"));
    }

    private int salts(Actor actor) {
        return as(actor, () -> count("SELECT count(*) FROM datasource.salt WHERE source = ?"));
    }

    private int changed(Actor actor) {
        return as(
                actor,
                () -> database.sql("UPDATE datasource.policy SET version = version WHERE source = ?")
                        .param(source)
                        .update());
    }

    private int added(Actor actor) {
        return as(
                actor,
                () -> database.sql("""
                        INSERT INTO datasource.policy (id, source, name, kind, table_name, rule, created_by, created_at, version)
                        VALUES (gen_random_uuid(), ?, gen_random_uuid()::text, 'ROW', 'sales', 'true', ?, now(), 1)
                        """).params(source, actor.user().value()).update());
    }

    private int count(String sql) {
        return database.sql(sql).param(source).query(Integer.class).single();
    }

    private int as(Actor actor, Supplier<Integer> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var result = binding.as(actor, work);
            status.setRollbackOnly();
            return result;
        }));
    }

    private void visible(String visibility) {
        api.patch(shop.ana, "/data-sources/" + source, "{\"visibility\": \"%s\"}".formatted(visibility));
    }
}
