package candela.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.StringUtils;

/** What is looked at before anything starts: the names and values of the settings, the data folder, the ports. */
public final class Start {

    private static final String FILE = "candela.properties";

    /** Each setting's variable and its property. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("CANDELA_PORT", "candela.port"),
            Map.entry("CANDELA_HOST", "candela.host"),
            Map.entry("CANDELA_PUBLIC_URL", "candela.public-url"),
            Map.entry("CANDELA_DATA", "candela.data"),
            Map.entry("CANDELA_MANAGEMENT_PORT", "candela.management.port"),
            Map.entry("CANDELA_DATABASE_URL", "candela.database.url"),
            Map.entry("CANDELA_DATABASE_USER", "candela.database.user"),
            Map.entry("CANDELA_DATABASE_PASSWORD", "candela.database.password"),
            Map.entry("CANDELA_ADMIN_EMAIL", "candela.admin.email"),
            Map.entry("CANDELA_ADMIN_PASSWORD", "candela.admin.password"),
            Map.entry("CANDELA_UPLOAD_MEGABYTES", "candela.upload.megabytes"),
            Map.entry("CANDELA_ALLOWED_ADDRESSES", "candela.allowed-addresses"),
            Map.entry("CANDELA_LOCAL_DATABASES", "candela.local-databases"),
            Map.entry("CANDELA_TRUSTED_PROXIES", "candela.trusted-proxies"),
            Map.entry("CANDELA_TRACES_ENDPOINT", "candela.traces.endpoint"),
            Map.entry("CANDELA_TRACES_HEADERS", "candela.traces.headers"),
            Map.entry("CANDELA_VECTORS_STORE", "candela.vectors.store"),
            Map.entry("CANDELA_VECTORS_URL", "candela.vectors.url"),
            Map.entry("CANDELA_VECTORS_USER", "candela.vectors.user"),
            Map.entry("CANDELA_VECTORS_PASSWORD", "candela.vectors.password"));

    /** Variables of the launcher and of the command line, which share the prefix. */
    private static final List<String> ELSEWHERE =
            List.of("CANDELA_CONFIG", "CANDELA_SOURCE_PASSWORD", "CANDELA_JAVA_OPTS");

    private Start() {}

    /** The properties for Spring, from the file and, stronger, from the environment. */
    public static Map<String, Object> properties(Map<String, String> environment) {
        var found = new HashMap<String, Object>();
        file(environment)
                .ifPresent(file -> read(file)
                        .forEach((name, value) -> found.put(
                                property(
                                        String.valueOf(name), file.getFileName().toString()),
                                value)));
        environment.forEach((name, value) -> {
            if (name.startsWith("CANDELA_") && !ELSEWHERE.contains(name)) {
                found.put(property(name, "the environment"), value);
            }
        });
        number(found, "CANDELA_PORT", 1, 65535);
        number(found, "CANDELA_MANAGEMENT_PORT", 1, 65535);
        number(found, "CANDELA_UPLOAD_MEGABYTES", 1, 1_000_000);
        return found;
    }

    /** The names of all settings. */
    static Set<String> variables() {
        return NAMES.keySet();
    }

    /** The settings as they will hold. */
    public static Settings settings(Map<String, Object> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("candela", Settings.class);
    }

    /** Refuses what would only fail later and less clearly. */
    public static void check(Settings settings) {
        checkData(settings.data().toAbsolutePath());
        checkPort(settings.host(), settings.port(), "CANDELA_PORT");
        checkPort("127.0.0.1", settings.management().port(), "CANDELA_MANAGEMENT_PORT");
    }

    /** Refuses a data folder that cannot be used. */
    private static void checkData(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new StartRefused("The data directory " + data + " cannot be made: choose another with CANDELA_DATA");
        }
        if (!Files.isReadable(data) || !Files.isWritable(data)) {
            throw new StartRefused(
                    "The data directory " + data
                            + " cannot be read and written by this user: change its owner, or choose another with CANDELA_DATA");
        }
    }

    /** Refuses a port that somebody else has. */
    private static void checkPort(String host, int port, String setting) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw new StartRefused(
                    "Port " + port + " on " + host + " is taken or not allowed: choose another with " + setting);
        }
    }

    private static Optional<Path> file(Map<String, String> environment) {
        var named = environment.get("CANDELA_CONFIG");
        if (named != null) {
            if (!Files.isReadable(Path.of(named))) {
                throw new StartRefused("The settings file " + named + " of CANDELA_CONFIG cannot be read");
            }
            return Optional.of(Path.of(named));
        }
        return Optional.of(Path.of(FILE)).filter(Files::isReadable);
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String property(String name, String where) {
        var variable = StringUtils.replace(StringUtils.replace(name, ".", "_"), "-", "_")
                .toUpperCase(Locale.ROOT);
        var property = NAMES.get(variable);
        if (property == null) {
            throw new StartRefused(
                    "Unknown setting " + name + " in " + where + ": did you mean " + nearest(variable) + "?");
        }
        return property;
    }

    private static String nearest(String name) {
        return NAMES.keySet().stream()
                .min(Comparator.comparingInt(it -> distance(it, name)))
                .orElseThrow();
    }

    private static void number(Map<String, Object> found, String variable, int least, int most) {
        var value = found.get(String.valueOf(NAMES.get(variable)));
        if (value != null && !within(value, least, most)) {
            throw new StartRefused(
                    variable + " must be a number from " + least + " to " + most + ", not \"" + value + "\"");
        }
    }

    private static boolean within(@Nullable Object value, int least, int most) {
        try {
            var number = Integer.parseInt(String.valueOf(value).strip());
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** Edit distance (Levenshtein). */
    private static int distance(String a, String b) {
        var row = Stream.iterate(0, it -> it + 1)
                .limit(b.length() + 1L)
                .mapToInt(it -> it)
                .toArray();
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
