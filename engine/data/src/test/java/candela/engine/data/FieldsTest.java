package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mariadb.jdbc.Configuration;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** What people enter reaches the drivers as a host, a name or a password, and never as anything else. */
class FieldsTest {

    private static final Set<String> POSTGRES_PROPERTIES = Set.of(
            "ApplicationName",
            "cancelSignalTimeout",
            "connectTimeout",
            "gssEncMode",
            "jaasLogin",
            "loginTimeout",
            "maxResultBuffer",
            "options",
            "readOnly",
            "socketFactory",
            "socketFactoryArg",
            "sslfactoryarg",
            "sslfactory",
            "sslmode",
            "tcpKeepAlive");

    static Stream<String> tricks() {
        return Stream.of(
                "?allowLoadLocalInfile=true",
                "/db?allowLocalInfile=true",
                "&socketFactory=evil.Factory",
                ";INIT=RUNSCRIPT FROM 'http://evil'",
                "#x",
                "%3FallowLocalInfile=true",
                "%0d%0asslmode=disable",
                "\r\nsslmode=disable",
                "\nx",
                "\0options\0-c default_transaction_read_only=off",
                "(host=a)(port=1)",
                ",other:5432",
                "@other",
                "\\x",
                "\uff1fallowLocalInfile=true",
                "\uff0fx",
                "\u2028x",
                "\u202ex",
                "\"x",
                "'x",
                "`x",
                "$" + "{jndi:ldap://evil}");
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void aHostAndADatabaseHoldNothingElse(String trick) {
        for (var kind : ServerKind.values()) {
            assertThatThrownBy(() -> server(kind, "a" + trick, "shop", "u", "p"))
                    .isInstanceOf(DataException.class);
            assertThatThrownBy(() -> server(kind, trick, "shop", "u", "p")).isInstanceOf(DataException.class);
            assertThatThrownBy(() -> server(kind, "[::1]" + trick, "shop", "u", "p"))
                    .isInstanceOf(DataException.class);
            assertThatThrownBy(() -> server(kind, "db", "shop" + trick, "u", "p"))
                    .isInstanceOf(DataException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "h:5432",
                "-h",
                "http://h",
                "\u0441andela.example",
                "127\u30020\u30020\u30021",
                "\uff4cocalhost",
                "\u0661.2.3.4",
                "::1%eth0",
                "::ffff:1.2.3.4]:1/x"
            })
    void aHostIsAPlainNameOrAnAddress(String host) {
        assertThatThrownBy(() -> server(ServerKind.POSTGRESQL, host, "shop", "u", "p"))
                .isInstanceOf(DataException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0options\0-c default_transaction_read_only=off", "a\nb", "a\rb", "a\u0085b"})
    void noControlCharacterReachesTheProtocol(String text) {
        for (var kind : ServerKind.values()) {
            assertThatThrownBy(() -> server(kind, "db", "shop", text, "p")).isInstanceOf(DataException.class);
            assertThatThrownBy(() -> server(kind, "db", "shop", "u", text)).isInstanceOf(DataException.class);
        }
    }

    /** In a user's name and a password every other character is itself. */
    @ParameterizedTest
    @MethodSource("tricks")
    void aUserAndAPasswordStayWhatTheyAre(String trick) throws SQLException {
        if (trick.chars().anyMatch(Character::isISOControl)) {
            return;
        }
        var postgres = server(ServerKind.POSTGRESQL, "db", "shop", "u" + trick, "p" + trick);
        var source = postgres(postgres);
        assertThat(source.getUser()).isEqualTo("u" + trick);
        assertThat(properties(source.getUrl())).isEqualTo(POSTGRES_PROPERTIES);

        var mariaDb = server(ServerKind.MARIADB, "db", "shop", "u" + trick, "p" + trick);
        var read = read(mariaDb);
        assertThat(read.user()).isEqualTo("u" + trick);
        assertThat(read.password()).isEqualTo("p" + trick);
        assertThat(read.addresses()).hasSize(1);
        assertThat(read.addresses().getFirst().host).isEqualTo("db");
        assertThat(read.database()).isEqualTo("shop");
        assertThat(read.nonMappedOptions()).containsOnlyKeys(WaySockets.PROPERTY);
        assertThat(read.allowLocalInfile() || read.allowMultiQueries()).isFalse();
        assertThat(read.socketFactory()).isEqualTo(WaySockets.class.getName());
        assertThat(read.initSql()).isNull();
        assertThat(read.sessionVariables()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "Kho hàng", "a.b", "a-b", "$x", "数据"})
    void namesInAnyLanguageArriveWhole(String database) throws SQLException {
        var postgres = postgres(server(ServerKind.POSTGRESQL, "db", database, "u", "p"));
        assertThat(postgres.getDatabaseName()).isEqualTo(database);
        assertThat(properties(postgres.getUrl())).isEqualTo(POSTGRES_PROPERTIES);
        assertThat(read(server(ServerKind.MARIADB, "db", database, "u", "p")).database())
                .isEqualTo(database);
    }

    @ParameterizedTest
    @EnumSource(
            value = ServerKind.class,
            names = {"POSTGRESQL", "MYSQL", "MARIADB"})
    void anIpv6AddressIsOneHost(ServerKind kind) throws SQLException {
        var server = server(kind, "2001:db8::1", "shop", "u", "p");
        if (kind == ServerKind.POSTGRESQL) {
            var url = postgres(server).getUrl();
            assertThat(Driver.parseURL(url, null))
                    .containsEntry("PGHOST", "2001:db8::1")
                    .containsEntry("PGPORT", "5432");
        } else {
            assertThat(read(server).addresses().getFirst().host).isEqualTo("2001:db8::1");
            assertThat(read(server).addresses().getFirst().port).isEqualTo(5432);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x.db?mode=rwc", "x.db;a=b", "x.db#y", "file:x.db?vfs=unix", "x?allow_unsigned_extensions=true"})
    void aPathIsAPathOnly(String path) {
        assertThatThrownBy(() -> new Source.SqliteFile(Path.of(path))).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> new Source.DuckDbFile(Path.of(path))).isInstanceOf(DataException.class);
    }

    @Test
    void aSourceDoesNotTellItsPassword() {
        assertThat(server(ServerKind.POSTGRESQL, "db", "shop", "u", "hush").toString())
                .contains("db:5432/shop")
                .doesNotContain("hush");
    }

    private static Configuration read(Source.Server server) throws SQLException {
        try (var way = Way.open(server, Access.DEFAULT)) {
            return Configuration.parse(
                    MariaDbConnector.address(server), MariaDbConnector.properties(server, way, Access.DEFAULT));
        }
    }

    private static PGSimpleDataSource postgres(Source.Server server) {
        try (var way = Way.open(server, Access.DEFAULT)) {
            return PostgresConnector.dataSource(server, way, Access.DEFAULT);
        }
    }

    private static Set<String> properties(String url) {
        var query = URI.create(url.replaceFirst("^jdbc:", "")).getRawQuery();
        return Stream.of(query.split("&")).map(it -> it.replaceFirst("=.*", "")).collect(Collectors.toSet());
    }

    private static Source.Server server(ServerKind kind, String host, String database, String user, String password) {
        return new Source.Server(
                kind,
                host,
                5432,
                database,
                user,
                password,
                Tls.of(kind.isEncryptedWhole() ? Tls.Mode.REQUIRE : Tls.Mode.PREFER),
                Route.DIRECT);
    }
}
