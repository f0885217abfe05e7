package candela.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

    @Test
    void everySettingStandsInTheGuide() throws IOException {
        assertThat(Files.readString(Path.of("../docs/guide/start.md"))).contains(Start.variables());
    }
}
