package candela.server.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Puts the server of the tests behind a real port, for clients that insist on one. Answers come in one piece. */
public final class HttpFront implements AutoCloseable {

    private final HttpServer server;
    private final MockMvcTester http;

    public HttpFront(MockMvcTester http) {
        this.http = http;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = http.method(HttpMethod.valueOf(exchange.getRequestMethod()))
                    .uri(exchange.getRequestURI())
                    .content(exchange.getRequestBody().readAllBytes());
            exchange.getRequestHeaders().forEach((name, values) -> request.header(name, values.toArray()));
            var answer = request.exchange().getResponse();
            answer.getHeaderNames().forEach(it -> exchange.getResponseHeaders().put(it, answer.getHeaders(it)));
            var body = answer.getContentAsByteArray();
            exchange.sendResponseHeaders(answer.getStatus(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
