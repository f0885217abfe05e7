package candela.server;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** web/ builds its types from docs/openapi.json; this keeps that file true. Run with -Dupdate to write it anew. */
@ServerTest
class OpenApiTest {

    private static final Path WRITTEN = Path.of("../docs/openapi.json");

    private final MockMvcTester http;

    OpenApiTest(MockMvcTester http) {
        this.http = http;
    }

    @Test
    void theWrittenApiIsTheRealOne() throws IOException {
        var real = pretty(
                http.get().uri("/api/v1/openapi.json").exchange().getResponse().getContentAsString());
        if (Boolean.getBoolean("update")) {
            Files.createDirectories(WRITTEN.getParent());
            Files.writeString(WRITTEN, real);
        }
        assertThat(real).isEqualTo(Files.readString(WRITTEN));
    }

    private static String pretty(String json) {
        var mapper = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build();
        return mapper.writeValueAsString(mapper.readValue(json, Object.class)) + "\n";
    }
}
