package candela.engine.feed;

import org.jspecify.annotations.Nullable;

/**
 * How a service knows who asks; the secret itself is kept apart.
 *
 * @param username of BASIC
 * @param header of API_KEY: the header that carries the key
 * @param tokenAddress of OAUTH2: where client credentials are changed for a token
 */
public record Login(
        Kind kind,
        @Nullable String username,
        @Nullable String header,
        @Nullable String tokenAddress,
        @Nullable String clientId,
        @Nullable String scope) {

    public static final Login NONE = new Login(Kind.NONE, null, null, null, null, null);

    /** The ways of telling who one is. */
    public enum Kind {
        NONE,
        BASIC,
        API_KEY,
        OAUTH2,
        /** Signatures of AWS; the user is the id of the key, the scope is the region. */
        AWS4
    }
}
