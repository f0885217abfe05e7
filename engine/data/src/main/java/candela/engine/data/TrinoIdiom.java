package candela.engine.data;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.Properties;

/** Trino over HTTP, in transactions that only read; what its answers point to is fetched through the way as well. */
record TrinoIdiom(Way way) implements Idiom {

    @Override
    public String url() {
        var server = way.server();
        var host = server.host().contains(":") ? "[" + server.host() + "]" : server.host();
        var parts = server.database().split("\\.", 2);
        return "jdbc:trino://" + host + ":" + server.port() + "/" + encoded(parts[0])
                + (parts.length > 1 ? "/" + encoded(parts[1]) : "");
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public Properties properties() throws IOException {
        var server = way.server();
        var properties = new Properties();
        properties.setProperty("user", server.username());
        if (!server.password().isEmpty()) {
            properties.setProperty("password", server.password());
        }
        if (!server.person().isEmpty()) {
            properties.setProperty("sessionUser", server.person());
        }
        properties.setProperty(
                "socksProxy", "127.0.0.1:" + way.entrance(true, false).getPort());
        properties.setProperty("source", "Candela");
        if (server.tls().mode() != Tls.Mode.DISABLE) {
            encrypt(server.tls(), properties);
        }
        return properties;
    }

    private void encrypt(Tls tls, Properties properties) throws IOException {
        properties.setProperty("SSL", "true");
        properties.setProperty(
                "SSLVerification",
                switch (tls.mode()) {
                    case VERIFY_FULL -> "FULL";
                    case VERIFY_CA -> "CA";
                    default -> "NONE";
                });
        if (!tls.authority().isEmpty()) {
            properties.setProperty("SSLTrustStorePath", authority(tls.authority()));
        }
    }

    /** The driver reads files alone; an authority's certificate is no secret. */
    private static String authority(String pem) throws IOException {
        var file = Files.createTempFile("candela-authority", ".pem");
        file.toFile().deleteOnExit();
        return Files.writeString(file, pem).toString();
    }

    /** Each request over HTTP has an end of its own. */
    @Override
    public void limit(Connection connection, Limits limits) {}
}
