package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Driver;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the drivers lie that do not come with Candela. A jar is loaded only when it is, byte for byte, the one that
 * this version was written for, and sees nothing of Candela but the few classes that a driver is told to use.
 */
public record DriverFolder(Path folder) {

    private static final Map<Path, Driver> LOADED = new ConcurrentHashMap<>();

    private Path jar(DriverPin pin) {
        return folder.resolve(pin.file());
    }

    Driver load(ServerKind kind) {
        var pin = DriverPin.of(kind);
        var jar = jar(pin).toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw missing(pin);
        }
        return LOADED.computeIfAbsent(jar, it -> load(it, pin));
    }

    private static Driver load(Path jar, DriverPin pin) {
        if (!isPinned(jar, pin)) {
            throw tampered(pin, jar);
        }
        try {
            var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, new Outside());
            return (Driver)
                    loader.loadClass(pin.type()).getDeclaredConstructor().newInstance();
        } catch (MalformedURLException | ReflectiveOperationException e) {
            throw new DataException(Reason.UNSUPPORTED, "The driver " + pin.file() + " cannot be loaded.", e);
        }
    }

    private static boolean isPinned(Path jar, DriverPin pin) {
        try {
            return Files.isRegularFile(jar) && sha256(jar).equals(pin.sha256());
        } catch (IOException e) {
            return false;
        }
    }

    private static String sha256(Path jar) throws IOException {
        try (var in = Files.newInputStream(jar)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataException missing(DriverPin pin) {
        var kind = pin.kind().name().toLowerCase(Locale.ROOT);
        return new DataException(
                Reason.UNSUPPORTED,
                "The driver of this kind is not here. Let an administrator run “./candela driver add %s” on the server, or put %s (Maven: %s) into the folder drivers of its data."
                        .formatted(kind, pin.file(), pin.coordinates()));
    }

    private static DataException tampered(DriverPin pin, Path jar) {
        return new DataException(
                Reason.UNSUPPORTED,
                "%s is not the driver that this version was written for: its SHA-256 must be %s. Remove it, and fetch %s anew."
                        .formatted(jar.getFileName(), pin.sha256(), pin.coordinates()));
    }

    /** What a driver sees beside its own jar: the platform, the log, and what it is told to use of ours. */
    private static final class Outside extends ClassLoader {

        private Outside() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.slf4j.")
                    || name.equals(WaySockets.class.getName())
                    || name.equals(WayTrust.class.getName())) {
                return Class.forName(name, false, DriverFolder.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
