package candela.server.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * The keys in their file, as they were when it was read. Each change is a whole new file, so that a crash leaves the
 * former or the next, and none between.
 */
record Keyset(KeysetHandle keys, Aead aead, FileTime read) {

    static Keyset read(Path file) throws GeneralSecurityException {
        try {
            if (!Files.exists(file)) {
                write(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), file);
            }
            var time = Files.getLastModifiedTime(file);
            var keys = TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
            return new Keyset(keys, keys.getPrimitive(RegistryConfiguration.get(), Aead.class), time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isCurrent(Path file) {
        try {
            return Files.getLastModifiedTime(file).equals(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean holds(int id) {
        for (var at = 0; at < keys.size(); at++) {
            if (keys.getAt(at).getId() == id) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return keys.size();
    }

    /** The same keys and a new one, which encrypts from now on. */
    KeysetHandle with(int id) throws GeneralSecurityException {
        var fresh = KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withFixedId(id)
                .makePrimary();
        return KeysetHandle.newBuilder(keys).addEntry(fresh).build();
    }

    /** That key alone. */
    KeysetHandle only(int id) throws GeneralSecurityException {
        var builder = KeysetHandle.newBuilder(keys);
        for (var at = keys.size() - 1; at >= 0; at--) {
            if (keys.getAt(at).getId() != id) {
                builder.deleteAt(at);
            }
        }
        return builder.build();
    }

    static void write(KeysetHandle keys, Path file) throws GeneralSecurityException {
        var temporary = file.resolveSibling("keyset.new");
        try {
            Files.deleteIfExists(temporary);
            Files.createFile(
                    temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    temporary, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
