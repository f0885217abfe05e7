package candela.engine.document;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.SocketChannel;

/** A program in the place of the worker that tries each way out. */
final class NetworkTrial {

    private static final URI ADDRESS = URI.create("http://127.0.0.1:9/");

    private NetworkTrial() {}

    /** A way out. */
    private interface Way {
        void out() throws Exception;
    }

    static void main() throws IOException {
        NoNetwork.install();
        attempt("url", () -> ADDRESS.toURL().openStream());
        attempt("socket", () -> new Socket("127.0.0.1", 9));
        attempt("channel", () -> SocketChannel.open(new InetSocketAddress("127.0.0.1", 9)));
        attempt("client", () -> {
            try (var client = HttpClient.newHttpClient()) {
                client.send(HttpRequest.newBuilder(ADDRESS).build(), BodyHandlers.discarding());
            }
        });
        attempt("name", () -> InetAddress.getByName("example.org"));
    }

    private static void attempt(String name, Way way) {
        try {
            way.out();
            System.out.println(name + " open");
        } catch (java.net.ConnectException e) {
            System.out.println(name + " tried");
        } catch (Exception | Error e) {
            System.out.println(name + " refused");
        }
    }
}
