package candela.engine.data;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Asks Google over HTTPS: through the {@link CloudDoor}, which leads to no other place than the source's own
 * {@link Way} and where tokens are made, and with TLS that checks each host's name. No redirect is followed.
 */
final class GoogleHttp implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /** Google writes at most 10 MB, and one row more where it is larger. */
    private static final int LARGEST = 64 << 20;

    private final HttpClient client;

    /** What came back; a body that is no JSON is missing. */
    record Answer(int status, JsonNode body) {}

    GoogleHttp(Way way, Duration patience) throws IOException {
        try {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(ProxySelector.of(way.cloudEntrance()))
                    .sslContext(way.credentials().context())
                    .connectTimeout(patience)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    Answer send(HttpRequest request) throws IOException, SQLException {
        try {
            var answer = client.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                var bytes = body.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw new Told(
                            DataException.Reason.TOO_LARGE,
                            "A thousand rows of this answer are larger than 64 MB. Choose fewer columns.");
                }
                return new Answer(answer.statusCode(), json(bytes));
            }
        } catch (HttpTimeoutException e) {
            throw new SocketTimeoutException(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while waiting for Google.", e);
        }
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
