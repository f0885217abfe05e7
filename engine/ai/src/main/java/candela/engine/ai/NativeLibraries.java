package candela.engine.ai;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads ONNX Runtime on Linux without leaving anything behind: by itself it unpacks its libraries into a folder that
 * outlives the process.
 */
final class NativeLibraries {
    private static final List<String> FILES = List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");
    private static final String PLACE = "onnxruntime.native.path";

    private NativeLibraries() {}

    static synchronized OrtEnvironment load() throws IOException {
        var machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x64";
        if (!System.getProperty("os.name").equals("Linux") || System.getProperty(PLACE) != null) {
            return OrtEnvironment.getEnvironment();
        }
        var folder = Files.createTempDirectory("candela-onnxruntime");
        try {
            for (var file : FILES) {
                unpack("/ai/onnxruntime/native/linux-" + machine + "/" + file, folder.resolve(file));
            }
            System.setProperty(PLACE, folder.toString());
            return OrtEnvironment.getEnvironment();
        } finally {
            System.clearProperty(PLACE);
            delete(folder);
        }
    }

    private static void unpack(String resource, Path file) throws IOException {
        try (var in = OrtEnvironment.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("there is no " + resource);
            }
            Files.copy(in, file);
        }
    }

    /** A loaded library needs its file no longer. */
    private static void delete(Path folder) throws IOException {
        for (var file : FILES) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.delete(folder);
    }
}
