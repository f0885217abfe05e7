package candela.server.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Secrets at rest: AES-GCM by a keyset in the data folder, bound to the row and the team that own the secret, so that a
 * ciphertext copied into another row opens nothing.
 */
@Component
public class Encryption {

    private final Aead aead;

    Encryption(Settings settings) {
        try {
            AeadConfig.register();
            aead = keyset(settings.data("keyset.json")).getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new StartRefused(
                    "The keyset in the data directory cannot be read: restore keyset.json from your backup");
        }
    }

    public byte[] encrypt(String secret, UUID row, UUID team) {
        try {
            return aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), associated(row, team));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String decrypt(byte[] encrypted, UUID row, UUID team) {
        try {
            return new String(aead.decrypt(encrypted, associated(row, team)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new Problem(
                    Problem.Kind.CONFLICT,
                    "The stored secret cannot be opened with this installation's keyset; enter it again");
        }
    }

    private static byte[] associated(UUID row, UUID team) {
        return (row + "/" + team).getBytes(StandardCharsets.UTF_8);
    }

    private static KeysetHandle keyset(Path file) throws GeneralSecurityException {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path file) throws GeneralSecurityException, IOException {
        var fresh = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        var temporary = file.resolveSibling("keyset.new");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(temporary, TinkJsonProtoKeysetFormat.serializeKeyset(fresh, InsecureSecretKeyAccess.get()));
        Files.move(temporary, file);
    }
}
