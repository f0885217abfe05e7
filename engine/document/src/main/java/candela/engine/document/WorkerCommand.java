package candela.engine.document;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the process that reads files is started: by the same Java, on the same class path, with much less allowed. */
final class WorkerCommand {

    /** As the java launcher ends when it finds no main class or no memory. */
    static final int NOT_STARTED = 1;

    static final String ERRORS = "errors.txt";
    private static final String HOSTS = "hosts";

    private WorkerCommand() {}

    /** @param folder the only place where it should write */
    static Process start(Bounds bounds, Path folder) throws IOException {
        Files.createFile(folder.resolve(HOSTS));
        var builder = new ProcessBuilder(command(bounds, folder.toAbsolutePath()))
                .directory(folder.toFile())
                .redirectError(folder.resolve(ERRORS).toFile());
        // What the host was started with may hold secrets, and flags that are not for this process.
        var path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        builder.environment().put("PATH", path == null ? "" : path);
        return builder.start();
    }

    static List<String> command(Bounds bounds, Path folder) {
        return Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        memory(bounds),
                        Stream.of("-cp", classPath()),
                        properties(folder),
                        Stream.of(
                                Worker.class.getName(),
                                String.valueOf(bounds.characters()),
                                String.valueOf(bounds.time().toMillis())))
                .flatMap(it -> it)
                .toList();
    }

    private static Stream<String> memory(Bounds bounds) {
        return Stream.of(
                "-Xmx" + bounds.megabytes() + "m",
                "-Xss2m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash");
    }

    /** No name of a host is found, no socket opens, no DTD is fetched, nobody logs. */
    private static Stream<String> properties(Path folder) {
        return Stream.of(
                        "java.awt.headless=true",
                        "java.io.tmpdir=" + folder,
                        "user.home=" + folder,
                        "pdfbox.fontcache=" + folder,
                        "jdk.net.hosts.file=" + folder.resolve(HOSTS),
                        "java.nio.channels.spi.SelectorProvider=" + NoNetwork.class.getName(),
                        "javax.xml.accessExternalDTD=",
                        "javax.xml.accessExternalSchema=",
                        "javax.xml.accessExternalStylesheet=",
                        "jdk.xml.entityExpansionLimit=1000",
                        "slf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                        "user.timezone=UTC")
                .map(it -> "-D" + it);
    }

    /**
     * Absolute, since the process works in a folder of its own. A jar in it brings the jars that its manifest names.
     */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(it -> Path.of(it).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
