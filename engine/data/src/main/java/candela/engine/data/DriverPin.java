package candela.engine.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The one driver of a kind that is loaded, which does not come with Candela.
 *
 * @param coordinates group, artifact, version and perhaps classifier, as Maven writes them
 * @param sha256 of the jar, in hexadecimal digits
 * @param type the class that implements {@link java.sql.Driver}
 */
public record DriverPin(ServerKind kind, String coordinates, String sha256, String type, String licence) {

    private static final List<DriverPin> ALL = read();

    public static List<DriverPin> all() {
        return ALL;
    }

    public static DriverPin of(ServerKind kind) {
        return ALL.stream()
                .filter(it -> it.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The driver of " + kind + " comes with Candela"));
    }

    /** How the jar is called, in a Maven repository as in the folder of drivers. */
    public String file() {
        var parts = coordinates.split(":");
        return parts[1] + "-" + parts[2] + (parts.length > 3 ? "-" + parts[3] : "") + ".jar";
    }

    /** Where a Maven repository has it. */
    public String path() {
        var parts = coordinates.split(":");
        return parts[0].replace('.', '/') + "/" + parts[1] + "/" + parts[2] + "/" + file();
    }

    private static List<DriverPin> read() {
        try (var in = Objects.requireNonNull(DriverPin.class.getResourceAsStream("drivers.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.startsWith("#"))
                    .map(it -> it.split("\\s*\\|\\s*"))
                    .map(it -> new DriverPin(ServerKind.valueOf(it[0]), it[1], it[2], it[3], it[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
