package candela.engine.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way out, as the caller grants it: sends one request and follows nothing by itself. Which addresses may be reached
 * is decided there; an {@link IOException} says in words what went wrong.
 */
@FunctionalInterface
public interface Http {

    Reply send(Request request) throws IOException;

    /** @param body a form or document to send; null for none */
    record Request(
            String method,
            URI address,
            Map<String, String> headers,
            @Nullable String body) {

        public Request {
            headers = Map.copyOf(headers);
        }

        static Request get(URI address, Map<String, String> headers) {
            return new Request("GET", address, headers, null);
        }

        /** Headers may hold secrets. */
        @Override
        public String toString() {
            return method + " " + address;
        }
    }

    /** What came back; its body is read at most once. */
    interface Reply extends AutoCloseable {

        int status();

        /** The first header of that name, in any case. */
        @Nullable
        String header(String name);

        InputStream body() throws IOException;

        @Override
        void close() throws IOException;
    }
}
