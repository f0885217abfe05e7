package candela.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {

    @TempDir
    private Path folder;

    @Test
    void anUnknownSettingStopsTheStartAndTheNearestIsNamed() {
        assertThatThrownBy(() -> Start.properties(Map.of("CANDELA_PROT", "8080")))
                .isInstanceOf(StartRefused.class)
                .hasMessage("Unknown setting CANDELA_PROT in the environment: did you mean CANDELA_PORT?");
    }

    @Test
    void aSettingOfTheEnvironmentIsStrongerThanThatOfTheFile() throws IOException {
        var file = Files.writeString(folder.resolve("c.properties"), "CANDELA_PORT=9001\ncandela.host=0.0.0.0\n");

        var settings =
                Start.settings(Start.properties(Map.of("CANDELA_CONFIG", file.toString(), "CANDELA_PORT", "9002")));

        assertThat(settings.port()).isEqualTo(9002);
        assertThat(settings.host()).isEqualTo("0.0.0.0");
    }

    @Test
    void aPortThatIsNoPortIsRefused() {
        assertThatThrownBy(() -> Start.properties(Map.of("CANDELA_PORT", "http")))
                .hasMessage("CANDELA_PORT must be a number from 1 to 65535, not \"http\"");
    }

    @Test
    void aTakenPortIsRefusedWithTheWayOut() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(taken.getLocalPort());
            var settings =
                    Start.settings(Start.properties(Map.of("CANDELA_PORT", port, "CANDELA_DATA", folder.toString())));

            assertThatThrownBy(() -> Start.check(settings))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContainingAll(port, "CANDELA_PORT");
        }
    }

    @Test
    void aDataDirectoryThatIsAFileIsRefused() throws IOException {
        var file = Files.writeString(folder.resolve("data"), "");
        var settings = Start.settings(Start.properties(Map.of("CANDELA_DATA", file.toString())));

        assertThatThrownBy(() -> Start.check(settings)).hasMessageContainingAll("data", "CANDELA_DATA");
    }

    /** A name that the guide gives is one that the start takes, and so it comes to the settings. */
    @Test
    void everySettingOfTheGuideIsTaken() throws IOException {
        var rows =
                Files.readString(Path.of("../docs/guide/start.md")).lines().filter(it -> it.startsWith("| `CANDELA_"));
        var named = rows.flatMap(row -> Pattern.compile("`(CANDELA_[A-Z_]+)`")
                        .matcher(row.substring(0, row.indexOf('|', 1)))
                        .results())
                .map(it -> it.group(1))
                .filter(it -> !it.equals("CANDELA_JAVA_OPTS"))
                .toList();
        assertThat(Start.variables()).containsExactlyInAnyOrderElementsOf(named);

        var settings = Start.settings(Start.properties(Map.of(
                "CANDELA_VECTORS_STORE", "qdrant",
                "CANDELA_VECTORS_URL", "https://vectors.example.com",
                "CANDELA_TRACES_ENDPOINT", "http://localhost:4318/v1/traces",
                "CANDELA_TRACES_HEADERS", "a=b")));
        assertThat(settings.vectors().store()).isEqualTo(Settings.VectorStoreKind.QDRANT);
        assertThat(settings.vectors().url()).isEqualTo("https://vectors.example.com");
        assertThat(settings.traces().endpoint()).isEqualTo("http://localhost:4318/v1/traces");
        assertThat(settings.traces().headers()).containsExactly("a=b");
    }

    @Test
    void everySettingStandsInTheGuide() throws IOException {
        assertThat(Files.readString(Path.of("../docs/guide/start.md"))).contains(Start.variables());
    }
}
