package candela.server.datasource;

import candela.engine.data.Source.Tls;
import candela.server.platform.JsonColumn;
import org.jspecify.annotations.Nullable;

/**
 * How a source is reached, in typed fields and without its password. A server has a host, a database file has a path,
 * uploads and the demo have neither.
 *
 * @param privateAllowed an administrator entered it, so it may point into a private network
 */
public record Connection(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String database,
        @Nullable String username,
        Tls tls,
        @Nullable String path,
        boolean privateAllowed)
        implements JsonColumn {

    static final Connection NONE = new Connection(null, null, null, null, Tls.PREFER, null, false);
}
