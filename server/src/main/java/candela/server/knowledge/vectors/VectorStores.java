package candela.server.knowledge.vectors;

import candela.server.platform.Outbound;
import candela.server.platform.Settings;
import candela.server.platform.Settings.Vectors;
import candela.server.platform.StartRefused;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The door to the store of vectors that the settings name. */
@Component
public class VectorStores {

    private static final int CONNECTIONS = 8;
    private static final long PATIENCE = 10_000;
    private static final Pattern ADDRESS = Pattern.compile("https?://[\\w.-]+(:\\d+)?(/[\\w./-]*)?");

    private final Outbound outbound;

    VectorStores(Settings settings, Outbound outbound) {
        this.outbound = outbound;
        // A server that is told nonsense says so at its start, not at the first search.
        var store = open(settings.vectors());
        if (store != null) {
            store.close();
        }
    }

    /**
     * Null where each node keeps vectors itself. The store is not asked anything yet.
     *
     * @throws StartRefused where the settings do not fit together
     */
    public @Nullable VectorStore open(Vectors vectors) {
        var address = vectors.url();
        if (vectors.store() == null && address == null) {
            return null;
        }
        if (vectors.store() == null || address == null) {
            throw new StartRefused("CANDELA_VECTORS_STORE and CANDELA_VECTORS_URL need each other");
        }
        return switch (vectors.store()) {
            case PGVECTOR -> new PgVectorStore(connections(address, vectors));
            case QDRANT -> new QdrantStore(rest("Qdrant", address, key("api-key", vectors)));
            case CHROMA -> new ChromaStore(rest("Chroma", address, key("X-Chroma-Token", vectors)));
            case OPENSEARCH -> new OpenSearchStore(rest("OpenSearch", address, basic(vectors)));
        };
    }

    private Rest rest(String name, String address, Map<String, String> headers) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new StartRefused("CANDELA_VECTORS_URL of " + name + " is an address as https://host:6333");
        }
        return new Rest(outbound, name, address.replaceFirst("/+$", ""), headers);
    }

    private static Map<String, String> key(String header, Vectors vectors) {
        return vectors.password() == null ? Map.of() : Map.of(header, vectors.password());
    }

    private static Map<String, String> basic(Vectors vectors) {
        if (vectors.user() == null || vectors.password() == null) {
            return Map.of();
        }
        var both = (vectors.user() + ":" + vectors.password()).getBytes(StandardCharsets.UTF_8);
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }

    private static HikariDataSource connections(String address, Vectors vectors) {
        var config = new HikariConfig();
        config.setPoolName("vectors");
        config.setJdbcUrl(address.startsWith("jdbc:") ? address : "jdbc:" + address);
        config.setUsername(vectors.user());
        config.setPassword(vectors.password());
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(PATIENCE);
        // A server starts without it, and searches by words until it is there.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }
}
