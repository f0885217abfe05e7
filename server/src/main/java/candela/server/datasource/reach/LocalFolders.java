package candela.server.datasource.reach;

import candela.server.platform.Problem;
import candela.server.platform.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * Decides which database files on this machine may be connected by their path: those below the folders of the start
 * settings.
 */
@Component
class LocalFolders {

    private final Settings settings;

    LocalFolders(Settings settings) {
        this.settings = settings;
    }

    /** The file itself, with all links followed, so that no link leads out of the allowed folders. */
    Path resolve(String path) {
        var file = real(path);
        var own = settings.data().toAbsolutePath().normalize();
        var allowed = settings.localDatabases().stream().anyMatch(it -> isBelow(file, it));
        if (!allowed || isBelow(file, own)) {
            throw refused();
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw Problem.invalid("path", "There is no file at this path that the server can read");
        }
        return file;
    }

    /** A path that cannot be followed may lie anywhere, so the answer does not tell whether it exists. */
    private static Path real(String path) {
        try {
            return Path.of(path).toRealPath();
        } catch (IOException | InvalidPathException e) {
            throw refused();
        }
    }

    private static boolean isBelow(Path file, Path folder) {
        try {
            return file.startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static Problem refused() {
        return Problem.invalid(
                "path",
                "There is no file at this path in a folder that may be connected; the administrator names such folders in CANDELA_LOCAL_DATABASES");
    }
}
