package candela.server.platform;

import com.google.crypto.tink.aead.AeadConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Secrets at rest: AES-GCM by a keyset in the data folder, bound to the row and the team that own the secret, so that a
 * ciphertext copied into another row opens nothing. One key of the set encrypts; all of them decrypt, so that the keys
 * can change while every secret stays readable.
 */
@Component
public class Encryption {

    /** Before each ciphertext stands one byte, and which key it is under. */
    private static final byte MARKED = 1;

    private final Path file;
    private volatile Keyset keyset;

    Encryption(Settings settings) {
        file = settings.data("keyset.json");
        try {
            AeadConfig.register();
            keyset = Keyset.read(file);
        } catch (GeneralSecurityException e) {
            throw new StartRefused(
                    "The keyset in the data directory cannot be read: restore keyset.json from your backup");
        }
    }

    public byte[] encrypt(String secret, UUID row, UUID team) {
        try {
            return current().aead().encrypt(secret.getBytes(StandardCharsets.UTF_8), associated(row, team));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String decrypt(byte[] encrypted, UUID row, UUID team) {
        try {
            return new String(current().aead().decrypt(encrypted, associated(row, team)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "The stored secret cannot be opened with this installation's keyset; enter it again");
        }
    }

    /** What a ciphertext under this key begins with. */
    public static byte[] mark(int key) {
        return ByteBuffer.allocate(5).put(MARKED).putInt(key).array();
    }

    /** Makes a new key that encrypts from now on, beside those that only decrypt; does nothing where it is made. */
    public synchronized void introduce(int key) {
        try {
            if (!current().holds(key)) {
                Keyset.write(current().with(key), file);
                keyset = Keyset.read(file);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Throws all keys away but this one; what is still under another can never be read again. */
    public synchronized void retireAllBut(int key) {
        try {
            if (current().size() > 1) {
                Keyset.write(current().only(key), file);
                keyset = Keyset.read(file);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another process that shares the folder may have changed the keys. */
    private Keyset current() throws GeneralSecurityException {
        var known = keyset;
        if (known.isCurrent(file)) {
            return known;
        }
        var fresh = Keyset.read(file);
        keyset = fresh;
        return fresh;
    }

    private static byte[] associated(UUID row, UUID team) {
        return (row + "/" + team).getBytes(StandardCharsets.UTF_8);
    }
}
