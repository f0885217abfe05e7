package candela.engine.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The drivers that do not come with Candela, where they lie on this machine already. */
public final class TestDrivers {

    private TestDrivers() {}

    /** Whether the driver of the kind lies on this machine. */
    public static boolean has(ServerKind kind) {
        return comes(kind) || find(DriverPin.of(kind)) != null;
    }

    /** Whether no driver needs to be fetched. */
    private static boolean comes(ServerKind kind) {
        return DriverPin.all().stream().noneMatch(it -> it.kind() == kind);
    }

    /**
     * A folder with the driver of the kind; without one the test is skipped, and says what would run it.
     *
     * @param folder where to put it
     */
    public static DriverFolder with(ServerKind kind, Path folder) throws IOException {
        if (comes(kind)) {
            return new DriverFolder(folder);
        }
        var jar = find(DriverPin.of(kind));
        assumeTrue(
                jar != null,
                "Runs when CANDELA_TEST_DRIVERS names a folder that holds "
                        + DriverPin.of(kind).file()
                        + ", or Maven fetched it: mvn dependency:get -Dtransitive=false -Dartifact="
                        + DriverPin.of(kind).coordinates());
        Files.copy(
                Objects.requireNonNull(jar),
                folder.resolve(DriverPin.of(kind).file()),
                StandardCopyOption.REPLACE_EXISTING);
        return new DriverFolder(folder);
    }

    private static @Nullable Path find(DriverPin pin) {
        var own = System.getenv("CANDELA_TEST_DRIVERS");
        var fetched =
                Path.of(System.getProperty("user.home"), ".m2", "repository").resolve(pin.path());
        var given = own == null ? fetched : Path.of(own).resolve(pin.file());
        return Files.isRegularFile(given) ? given : Files.isRegularFile(fetched) ? fetched : null;
    }
}
