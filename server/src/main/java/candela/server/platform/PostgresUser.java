package candela.server.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root: when the server does, PostgreSQL runs in a user namespace of its own or as nobody.
 */
final class PostgresUser {

    private static final List<String> NAMESPACE = List.of("unshare", "--user");
    private static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    private PostgresUser() {}

    /** The words to put before a command of PostgreSQL; none when the caller is not root. */
    static List<String> prefix(Path home) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (succeeds(List.of("unshare", "--user", "true"))) {
            return NAMESPACE;
        }
        if (succeeds(List.of(
                "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "test", "-x", home.toString()))) {
            return NOBODY;
        }
        throw new StartRefused(
                "PostgreSQL cannot run as root, and neither \"unshare\" nor \"setpriv\" can change that here: start as another user, put CANDELA_DATA where everybody may enter, or set CANDELA_DATABASE_URL");
    }

    /** Gives the folder to the one that PostgreSQL will run as. */
    static void own(Path home, List<String> prefix) {
        if (prefix.equals(NOBODY) && !succeeds(List.of("chown", "-R", "65534:65534", home.toString()))) {
            throw new StartRefused("The folder " + home + " cannot be given to the user nobody");
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
