package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the driver of a service in the cloud can go, and where it cannot. */
class CloudDoorTest {

    private final List<String> found = new CopyOnWriteArrayList<>();
    private ServerSocket account;
    private Way way;
    private Access access;

    @BeforeEach
    void open() throws IOException {
        account = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        access = new Access(1, Duration.ofSeconds(5)).with((host, port) -> {
            found.add(host + ":" + port);
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), account.getLocalPort());
        });
        way = Way.open(
                new Source.Server(
                        ServerKind.SNOWFLAKE,
                        "acme.snowflakecomputing.com",
                        account.getLocalPort(),
                        "SHOP",
                        "reader",
                        "",
                        Tls.of(Tls.Mode.VERIFY_FULL),
                        Route.to(InetAddress.getLoopbackAddress())),
                access);
    }

    @AfterEach
    void close() throws IOException {
        way.close();
        account.close();
    }

    private String asked(String question) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), way.cloudEntrance().getPort())) {
            socket.getOutputStream().write((question + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    private String connect(String target) throws IOException {
        return asked("CONNECT " + target + " HTTP/1.1\r\nHost: " + target);
    }

    @Test
    void theServicesOwnHostLeadsTheWay() throws IOException {
        assertThat(connect("acme.snowflakecomputing.com:" + account.getLocalPort()))
                .contains(" 200 ");
        assertThat(found).as("looked up before, and by nobody since").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ocsp.snowflakecomputing.com",
                "sfc-eu-ds1-customer-stage.s3.eu-central-1.amazonaws.com",
                "bucket.s3.amazonaws.com",
                "s3.us-west-2.amazonaws.com",
                "sfcstage.blob.core.windows.net",
                "storage.googleapis.com"
            })
    void whereAnswersLieIsLookedUpByTheRule(String host) throws IOException {
        assertThat(connect(host + ":443")).contains(" 200 ");
        assertThat(found).containsExactly(host + ":443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:443",
                "localhost:443",
                "169.254.169.254:80",
                "evil.example:443",
                "s3.amazonaws.com.evil.example:443",
                "evilsnowflakecomputing.com:443",
                "ec2.amazonaws.com:443",
                "bucket.s3.amazonaws.com:80",
                "acme.snowflakecomputing.com:22",
                "storage.googleapis.com.:443"
            })
    void nothingElseLeadsAnywhere(String target) throws IOException {
        assertThat(connect(target)).contains(" 502 ");
        assertThat(found).isEmpty();
        assertThat(way.explained(new java.sql.SQLException("x")).getCause()).hasMessageContaining("none of its own");
    }

    /** BigQuery's answers come from its own host, and its tokens from one other. */
    @ParameterizedTest
    @CsvSource({
        "oauth2.googleapis.com:443, 200",
        "oauth2.googleapis.com:80, 502",
        "oauth2.googleapis.com.evil.example:443, 502",
        "storage.googleapis.com:443, 502",
        "www.googleapis.com:443, 502",
        "acme.snowflakecomputing.com:443, 502",
        "metadata.google.internal:80, 502",
        "169.254.169.254:80, 502",
        "127.0.0.1:443, 502",
    })
    void ofGoogleOnlyTheHostOfTokensIsBesideBigQuery(String target, int status) throws IOException {
        way.close();
        way = Way.open(
                new Source.Server(
                        ServerKind.BIGQUERY,
                        ServerKind.GOOGLE,
                        account.getLocalPort(),
                        "acme-data",
                        "reader",
                        "",
                        Tls.of(Tls.Mode.VERIFY_FULL),
                        Route.to(InetAddress.getLoopbackAddress())),
                access);
        assertThat(connect(target)).contains(" " + status + " ");
        assertThat(found).isEqualTo(status == 200 ? List.of(target) : List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET http://acme.snowflakecomputing.com/ HTTP/1.1", "CONNECT a@b:1 HTTP/1.1", "hello"})
    void onlyConnectIsSpoken(String question) throws IOException {
        assertThat(asked(question)).contains(" 405 ");
    }

    /** The driver keeps what it makes for each door until the process ends. */
    @Test
    void aPlaceHasOneDoorHoweverOftenItIsOpened() throws IOException {
        var first = way.cloudEntrance();
        try (var again = Way.open(way.server(), Access.DEFAULT)) {
            assertThat(again.cloudEntrance()).isEqualTo(first);
        }
    }
}
