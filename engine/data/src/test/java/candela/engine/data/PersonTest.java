package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.sql.Guard;
import candela.engine.sql.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL, asked in the name of whoever asks: its own grants and row rules decide. */
class PersonTest {

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.postgreSql();
        try (var owner = server.owner();
                var statement = owner.createStatement()) {
            for (var sql : List.of(
                    "CREATE TABLE orders (id int PRIMARY KEY, region text)",
                    "INSERT INTO orders VALUES (1, 'north'), (2, 'north'), (3, 'south')",
                    "CREATE TABLE pay (id int)",
                    "CREATE ROLE north",
                    "CREATE ROLE \"Anh Đức; DROP TABLE pay\"",
                    "CREATE ROLE stranger",
                    "CREATE ROLE service LOGIN NOINHERIT PASSWORD '" + TestServer.PASSWORD + "'",
                    "GRANT north, \"Anh Đức; DROP TABLE pay\" TO service",
                    "GRANT SELECT ON orders, pay TO service",
                    "GRANT SELECT ON orders TO north, \"Anh Đức; DROP TABLE pay\"",
                    "ALTER TABLE orders ENABLE ROW LEVEL SECURITY",
                    "CREATE POLICY mine ON orders TO north USING (region = 'north')",
                    "CREATE POLICY theirs ON orders TO \"Anh Đức; DROP TABLE pay\" USING (region = 'south')",
                    "CREATE POLICY whole ON orders TO service USING (true)")) {
                statement.execute(sql);
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static List<List<@Nullable Object>> rows(Database database, String sql) {
        var verdict =
                new Guard(database.dialect(), database.inspect(new Inspection(java.time.Duration.ZERO))).check(sql);
        return database.run((Verdict.Allowed) verdict, Limits.DEFAULT, new Execution())
                .rows();
    }

    private static Database as(String person) {
        return Database.open(server.source("service").as(person), Access.DEFAULT);
    }

    @Test
    void eachSeesWhatTheDatabaseLetsThemSee() {
        var count = "SELECT count(*) FROM orders";
        try (var all = as("");
                var north = as("north");
                var south = as("Anh Đức; DROP TABLE pay")) {
            assertThat(rows(all, count)).isEqualTo(List.of(List.of(3L)));
            assertThat(rows(north, count)).isEqualTo(List.of(List.of(2L)));
            assertThat(rows(north, count)).isEqualTo(List.of(List.of(2L)));
            assertThat(rows(south, count)).isEqualTo(List.of(List.of(1L)));
            assertThat(north.inspect(Inspection.DEFAULT).table("pay")).isEmpty();
            assertThat(all.inspect(Inspection.DEFAULT).table("pay")).isPresent();
        }
    }

    /** Each of them would leave the service's own rights, or other people's. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE", "service", "Service", " ", "public", "a\0b"})
    void aNameThatIsNobodysIsRefused(String person) {
        assertThatThrownBy(() -> server.source("service").as(person)).isInstanceOf(DataException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stranger", "nobody_at_all", "reader", "north'; RESET ROLE; --", "north\""})
    void whoIsNoMemberIsToldWhatToDo(String person) {
        try (var database = as(person)) {
            assertThatThrownBy(database::ping)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("not work in the name of")
                    .hasMessageContaining("GRANT");
        }
    }

    @Test
    void whereTheDatabaseKnowsNoPersonsItIsSaid() {
        assertThatThrownBy(() -> new Source.Server(
                                ServerKind.CLICKHOUSE, "db", 1, "shop", "u", "", Tls.of(Tls.Mode.DISABLE), Route.DIRECT)
                        .as("ana"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("in the name of another");
    }
}
