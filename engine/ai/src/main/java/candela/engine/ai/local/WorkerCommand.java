package candela.engine.ai.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the process of a model is started: by the same Java, on the same class path, with a bound on all its memory. What
 * llama.cpp prints goes to standard error, so that nothing comes between what the worker tells.
 */
final class WorkerCommand {

    /** Tokens of a prompt that are computed at once; between two of them one can stop. */
    static final int BATCH = 256;

    /** What Java reserves beside the model, most of which it never touches. */
    private static final long JAVA_MEGABYTES = 1_536;

    private static final int KILOBYTES = 1_024;

    private WorkerCommand() {}

    /** @param folder where the process writes */
    static Process start(LanguageFile file, LocalBounds bounds, Path folder) throws IOException {
        var builder = new ProcessBuilder(command(file, bounds, folder.toAbsolutePath())).directory(folder.toFile());
        // What the host was started with may hold secrets, and llama.cpp takes settings from variables.
        builder.environment().clear();
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        // where it crashes it would look for a debugger to tell of it
        builder.environment().put("PATH", "/nonexistent");
        return builder.start();
    }

    private static List<String> command(LanguageFile file, LocalBounds bounds, Path folder) {
        var kilobytes = (file.megabytes(bounds.context()) + JAVA_MEGABYTES) * KILOBYTES;
        return Stream.of(
                        Stream.of(
                                "/bin/sh",
                                "-c",
                                "ulimit -v \"$0\"; exec \"$@\" 3>&1 1>&2",
                                String.valueOf(kilobytes),
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()),
                        options(folder),
                        Stream.of(
                                Worker.class.getName(),
                                file.path().toAbsolutePath().toString(),
                                String.valueOf(file.contextWithin(bounds.context())),
                                String.valueOf(bounds.threads())))
                .flatMap(it -> it)
                .toList();
    }

    private static Stream<String> options(Path folder) {
        return Stream.of(
                "-Xmx192m",
                "-Xss1m",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:CompressedClassSpaceSize=32m",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash.txt"),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder,
                "-Duser.timezone=UTC",
                "-cp",
                classPath());
    }

    /** Absolute, since the process works in a folder of its own. A jar brings the jars that its manifest names. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(it -> Path.of(it).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
