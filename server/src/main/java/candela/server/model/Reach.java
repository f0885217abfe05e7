package candela.server.model;

import candela.engine.ai.wire.Provider;
import candela.server.model.Connection.ConnectionId;
import candela.server.platform.Encryption;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How a model is reached now.
 *
 * @param secret the API key in clear text, never to be logged or told; null where there is none
 * @param privateAllowed an administrator entered the address, so it may lie in a private network
 */
public record Reach(
        ConnectionId connection,
        Provider provider,
        URI base,
        @Nullable String secret,
        boolean privateAllowed) {

    static Reach of(Connection connection, Encryption encryption) {
        var secret = connection.secret();
        return new Reach(
                connection.id(),
                Providers.known(connection.provider()),
                connection.address(),
                secret == null
                        ? null
                        : encryption.decrypt(
                                secret,
                                connection.id().value(),
                                connection.team().value()),
                connection.privateAllowed());
    }

    /** Whether it runs in the process, where it came along or lies in the data folder, and is not called at all. */
    public boolean isBuiltIn() {
        return provider.equals(Providers.BUILT_IN);
    }

    /** Whether it is a language model in the data folder, which answers as providers do. */
    public boolean isLocalLanguage() {
        return isBuiltIn() && ModelsFolder.isLanguage(base.toString());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Reach[" + connection.value() + ", " + provider.id() + ", " + base + "]";
    }
}
