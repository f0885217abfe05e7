package candela.server.platform;

import java.util.List;
import java.util.UUID;

/** Encrypted values that a context keeps; whoever changes the keys encrypts them again. */
public interface SealedValues {

    /** One of them, and what it is bound to. */
    record Sealed(UUID row, UUID team, byte[] secret) {}

    /** How many are not under the key with this {@link Encryption#mark mark}. */
    long remaining(Actor system, byte[] mark);

    /** The next of these, by their rows. */
    List<Sealed> remaining(Actor system, byte[] mark, UUID after, int most);

    /** Puts another ciphertext in its place, unless somebody changed it in between. */
    void replace(Actor system, Sealed old, byte[] fresh);
}
