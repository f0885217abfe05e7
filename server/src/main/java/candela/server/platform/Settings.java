package candela.server.platform;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation is told at its start, by {@code CANDELA_*} variables or the file {@code candela.properties}.
 * What can change while it runs stands in the context {@code setting}.
 *
 * @param host the address to listen on
 * @param publicUrl how people reach the server when a proxy stands before it; null where they reach it directly
 * @param data the folder of everything that the server keeps outside an external database
 * @param allowedAddresses addresses and CIDR blocks beside the public ones that people's connections may reach
 * @param localDatabases folders on the server whose SQLite and DuckDB files may be connected by path
 * @param trustedProxies addresses and CIDR blocks of the proxies whose {@code X-Forwarded-For} is believed; nobody
 *     else's is
 */
@ConfigurationProperties(value = "candela", ignoreUnknownFields = false)
public record Settings(
        @DefaultValue("8080") int port,
        @DefaultValue("127.0.0.1") String host,
        @Nullable String publicUrl,
        @DefaultValue("data") Path data,
        @DefaultValue Management management,
        @DefaultValue Database database,
        @DefaultValue Admin admin,
        @DefaultValue Upload upload,
        @DefaultValue List<String> allowedAddresses,
        @DefaultValue List<Path> localDatabases,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue Traces traces,
        @DefaultValue Vectors vectors) {

    /** Where health, metrics and the API's description are served; on the loopback address only. */
    public record Management(@DefaultValue("8081") int port) {}

    /** An external PostgreSQL; the embedded one is used when there is no URL. The user owns the tables. */
    public record Database(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password) {}

    /** The first administrator, made at the first start; without it the set-up page asks for the console's token. */
    public record Admin(@Nullable String email, @Nullable String password) {}

    /**
     * Where calls of models are told of as OpenTelemetry traces; nowhere without an endpoint.
     *
     * @param endpoint the whole address, e.g. {@code http://localhost:4318/v1/traces}
     * @param headers what the collector wants to be sent along, each as {@code name=value}
     */
    public record Traces(
            @Nullable String endpoint, @DefaultValue List<String> headers) {}

    /**
     * The store of vectors that all nodes share; null where each keeps them itself.
     *
     * @param url {@code https://…}, or for pgvector {@code jdbc:postgresql://host/database}
     * @param user of pgvector or OpenSearch
     * @param password of this user, or the key of Qdrant or Chroma
     */
    public record Vectors(
            @Nullable VectorStoreKind store,
            @Nullable String url,
            @Nullable String user,
            @Nullable String password) {}

    /** What vectors may be kept in. */
    public enum VectorStoreKind {
        PGVECTOR,
        QDRANT,
        CHROMA,
        OPENSEARCH
    }

    /** The largest upload. */
    public record Upload(@DefaultValue("200") int megabytes) {}

    public Path data(String name) {
        return data.toAbsolutePath().resolve(name);
    }

    /** Where people open it. */
    public String address() {
        return publicUrl != null ? publicUrl : "http://" + (host.equals("0.0.0.0") ? "localhost" : host) + ":" + port;
    }
}
