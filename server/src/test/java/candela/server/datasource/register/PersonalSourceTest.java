package candela.server.datasource.register;

import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.data.TestProxy;
import candela.server.platform.ForeignPostgres;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A database that is asked in the name of whoever asks, and one behind a proxy, by the API. */
@ServerTest
class PersonalSourceTest {

    private static ForeignPostgres foreign;
    private static TestProxy proxy;

    private final Api api;
    private final People people;
    private final Person ana;
    private final Person ben;
    private final Person cho;

    PersonalSourceTest(Api api, People people) {
        this.api = api;
        this.people = people;
        this.ana = people.member();
        this.ben = people.colleague(ana, "analyst");
        this.cho = people.colleague(ana, "analyst");
    }

    @BeforeAll
    static void start() throws Exception {
        foreign = ForeignPostgres.start();
        for (var sql : List.of(
                "CREATE TABLE visits (id int PRIMARY KEY, ward text)",
                "INSERT INTO visits VALUES (1, 'north'), (2, 'north'), (3, 'south-secret')",
                "DROP ROLE IF EXISTS north",
                "DROP ROLE IF EXISTS south",
                "CREATE ROLE north",
                "CREATE ROLE south",
                "ALTER ROLE reader NOINHERIT",
                "GRANT north, south TO reader",
                "GRANT SELECT ON visits TO reader, north, south",
                "ALTER TABLE visits ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY n ON visits TO north USING (ward = 'north')",
                "CREATE POLICY s ON visits TO south USING (ward = 'south-secret')",
                "CREATE POLICY r ON visits TO reader USING (true)")) {
            foreign.run(sql);
        }
        proxy = TestProxy.start();
    }

    @AfterAll
    static void stop() throws Exception {
        foreign.close();
        proxy.close();
    }

    @Test
    void eachPersonSeesWhatTheirRoleMaySee() {
        var source = connect(", \"person\": {\"from\": \"attribute\", \"attribute\": \"db_role\"}");
        named(ben, "north");
        named(cho, "south");

        assertThat(rows(source, ben)).bodyText().contains("\"north\"").doesNotContain("south-secret");
        assertThat(rows(source, cho)).bodyText().contains("south-secret").doesNotContain("\"north\"");
        assertThat(rows(source, ben)).bodyText().contains("\"north\"").doesNotContain("south-secret");

        named(ben, "south");
        assertThat(rows(source, ben)).bodyText().contains("south-secret").doesNotContain("\"north\"");
    }

    @Test
    void whoHasNoNameThereIsToldWhatToDo() {
        var source = connect(", \"person\": {\"from\": \"attribute\", \"attribute\": \"db_role\"}");

        assertThat(rows(source, ben)).hasStatus(403).bodyText().contains("db_role");
        named(ben, "reader");
        assertThat(rows(source, ben))
                .bodyText()
                .contains("names nobody of their own")
                .doesNotContain("south-secret");
        named(ben, "none");
        assertThat(rows(source, ben))
                .bodyText()
                .contains("names nobody of their own")
                .doesNotContain("south-secret");
        named(ben, "nobody_there");
        assertThat(rows(source, ben))
                .bodyText()
                .contains("not work in the name of")
                .doesNotContain("south-secret");
    }

    @Test
    void whoIsKnownByTheirEmailIsTheUserOfTheNameBeforeTheAt() throws Exception {
        var source = connect(", \"person\": {\"from\": \"email\"}");
        var name = ben.email().substring(0, ben.email().indexOf('@'));
        foreign.run("CREATE ROLE " + name);
        foreign.run("GRANT north TO " + name);
        foreign.run("GRANT " + name + " TO reader");

        assertThat(rows(source, ben)).bodyText().contains("\"north\"").doesNotContain("south-secret");
        assertThat(rows(source, cho))
                .bodyText()
                .contains("not work in the name of")
                .doesNotContain("south-secret");
    }

    @Test
    void whoHasSeveralNamesThereIsNobody() {
        var source = connect(", \"person\": {\"from\": \"attribute\", \"attribute\": \"db_role\"}");
        assertThat(api.put(
                        ana,
                        "/teams/" + ana.team().value() + "/members/"
                                + ben.user().value() + "/attributes",
                        "{\"attributes\": {\"db_role\": [\"north\", \"south\"]}}"))
                .hasStatusOk();

        assertThat(rows(source, ben)).hasStatus(403).bodyText().contains("db_role");
    }

    @Test
    void aNameThatAnotherTeamGivesIsNone() {
        var source = connect(", \"person\": {\"from\": \"attribute\", \"attribute\": \"db_role\"}");
        api.patch(ana, source, "{\"visibility\": \"company\"}");
        var dan = people.member();
        var eve = people.colleague(dan, "analyst");
        assertThat(api.put(
                        dan,
                        "/teams/" + dan.team().value() + "/members/"
                                + eve.user().value() + "/attributes",
                        "{\"attributes\": {\"db_role\": [\"south\"]}}"))
                .hasStatusOk();

        assertThat(rows(source, eve))
                .hasStatus(403)
                .bodyText()
                .contains("db_role")
                .doesNotContain("south-secret");
    }

    @Test
    void nothingThatTheOneUserSeesIsKept() {
        var plain = connect("");
        assertThat(api.get(ana, plain + "/schema")).bodyText().contains("south-secret");

        assertThat(api.patch(ana, plain, """
                {"connection": {"person": {"from": "email"}}}""")).hasStatusOk();
        assertThat(api.get(ana, plain + "/schema"))
                .bodyText()
                .contains("\"ward\"")
                .doesNotContain("south-secret");
        assertThat(api.get(
                        people.administrator(), "/audit?entityType=data_source&entity=" + plain.replaceAll(".*/", "")))
                .bodyText()
                .contains("asks as", "email");
    }

    @Test
    void aKindThatKnowsNoPersonsRefusesThem() {
        var answer = api.post(ana, "/data-sources/test", """
                {"kind": "mariadb", "host": "127.0.0.1", "database": "shop", "username": "u", "person": {"from": "email"}}""");
        assertThat(answer).hasStatus(400);
        assertThat(text(answer, "/errors/0/field")).isEqualTo("from");
    }

    @Test
    void aDatabaseBehindAProxyIsReachedThroughIt() {
        var source = connect(proxied("127.0.0.1", TestProxy.PASSWORD));

        assertThat(rows(source, ana)).bodyText().contains("north");
        assertThat(proxy.reached()).contains("127.0.0.1:" + foreign.port());
        assertThat(api.get(ana, source))
                .bodyText()
                .contains("\"protocol\":\"socks5\"")
                .doesNotContain(TestProxy.PASSWORD);
        assertThat(api.patch(ana, source, """
                {"connection": {"proxy": {"host": "127.0.0.2"}}}""")).hasStatus(400);
        assertThat(api.post(ana, "/data-sources/test", body(proxied("127.0.0.1", "wrong"))))
                .bodyText()
                .contains("wants another user and password");
    }

    @Test
    void aProxyInAPrivateNetworkIsRefusedLikeAnyHost() {
        for (var host : List.of("10.0.0.1", "169.254.169.254")) {
            var answer = api.post(ana, "/data-sources/test", body(proxied(host, "x")));
            assertThat(answer).hasStatus(400);
            assertThat(text(answer, "/errors/0/field")).isEqualTo("host");
        }
    }

    @Test
    void aKindWithoutItsDriverSaysHowToGetIt() {
        for (var kind : List.of("sqlserver", "oracle", "clickhouse", "trino")) {
            assertThat(api.post(ana, "/data-sources/test", """
                    {"kind": "%s", "host": "127.0.0.1", "port": 1, "database": "shop", "username": "u", "tls": "disable"}""".formatted(kind)))
                    .hasStatusOk()
                    .bodyText()
                    .contains("\"ok\":false", "./candela driver add " + kind);
        }
    }

    private static String proxied(String host, String password) {
        return """
                , "proxy": {"protocol": "socks5", "host": "%s", "port": %d, "username": "%s", "password": "%s"}""".formatted(host, proxy.port(), TestProxy.USER, password);
    }

    private static String body(String more) {
        return """
                {"name": "%s", "kind": "postgresql", "host": "127.0.0.1", "port": %d, "database": "shop", "username": "reader",
                 "password": "%s", "tls": "disable", "visibility": "team"%s}""".formatted(UUID.randomUUID(), foreign.port(), ForeignPostgres.PASSWORD, more);
    }

    private String connect(String more) {
        var made = api.post(ana, "/data-sources", body(more));
        assertThat(made).hasStatus(201);
        return "/data-sources/" + text(made, "/id");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult rows(String source, Person person) {
        return api.get(person, source + "/preview?table=visits");
    }

    private void named(Person person, String role) {
        assertThat(api.put(
                        ana,
                        "/teams/" + ana.team().value() + "/members/"
                                + person.user().value() + "/attributes",
                        "{\"attributes\": {\"db_role\": [\"" + role + "\"]}}"))
                .hasStatusOk();
    }
}
