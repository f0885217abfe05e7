package candela.engine.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** The JDK's client, that goes wherever it is sent: the rules are the server's to test. */
final class PlainHttp implements Http {

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public Reply send(Request request) throws IOException {
        var builder = HttpRequest.newBuilder(request.address());
        request.headers().forEach(builder::header);
        var body = request.body();
        builder.method(
                request.method(),
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            return new Came(client.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** An answer of the JDK's client. */
    private record Came(HttpResponse<InputStream> response) implements Reply {

        @Override
        public int status() {
            return response.statusCode();
        }

        @Override
        public @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        @Override
        public InputStream body() {
            return response.body();
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }
}
