package candela.server;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.platform.StartRefused;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class CandelaApplicationTest {

    @Test
    void aRefusalIsToldAsItIs() {
        assertThat(CandelaApplication.why(new IllegalStateException(new StartRefused("The folder is in use"))))
                .isEqualTo("The folder is in use");
    }

    @Test
    void aPortThatWasTakenDuringTheStartIsNamed() {
        assertThat(CandelaApplication.why(new IllegalStateException(new PortInUseException(9001))))
                .contains("Port 9001", "CANDELA_PORT", "CANDELA_MANAGEMENT_PORT");
    }

    @Test
    void whatNobodyForesawIsNeverSilent() {
        assertThat(CandelaApplication.why(new IllegalStateException("outer", new IllegalArgumentException("inner"))))
                .contains("The start failed", "inner", "server.log");
    }
}
