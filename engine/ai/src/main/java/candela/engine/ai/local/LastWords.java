package candela.engine.ai.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The end of what a process prints, and what it means. */
final class LastWords {

    private static final int KEPT = 16_384;
    private static final int LONGEST = 300;
    private static final Pattern TROUBLE =
            Pattern.compile("(?:error loading model: (?:error loading model \\w+: )?|what\\(\\): +)([^\\n]+)");

    private final StringBuilder words = new StringBuilder();
    private final Thread reading;

    private LastWords(InputStream in) {
        this.reading = Thread.ofPlatform().daemon().start(() -> read(in));
    }

    static LastWords of(InputStream in) {
        return new LastWords(in);
    }

    private void read(InputStream in) {
        var buffer = new char[1_024];
        try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            for (var count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                keep(buffer, count);
            }
        } catch (IOException e) {
            // the process is no more
        }
    }

    private synchronized void keep(char[] buffer, int count) {
        words.append(buffer, 0, count);
        words.delete(0, Math.max(0, words.length() - KEPT));
    }

    /** Why the process ended, in a sentence that begins so. */
    String why(Process process, String beginning) {
        try {
            process.waitFor(5, TimeUnit.SECONDS);
            reading.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return beginning + meaning(process);
    }

    private synchronized String meaning(Process process) {
        var all = words.toString();
        if (all.contains("libgomp.so.1")) {
            return "llama.cpp needs the library libgomp; install it on the server (on Debian: apt-get install libgomp1)";
        }
        if (all.contains("UnsatisfiedLinkError")) {
            return "llama.cpp does not run on this kind of machine; use Ollama beside Candela";
        }
        if (all.contains("SIGILL")) {
            return "llama.cpp needs a processor with AVX2, which this one is not; use Ollama beside Candela";
        }
        if (all.contains("bad_alloc") || all.contains("failed to allocate") || all.contains("OutOfMemoryError")) {
            return "its memory does not suffice; take a smaller model, or lower model.gguf_context";
        }
        var trouble = TROUBLE.matcher(all);
        if (trouble.find()) {
            var said = trouble.group(1).strip();
            return said.contains("unknown model architecture")
                    ? said
                            + "; this version of llama.cpp is older than the model. Take another one, or Ollama beside Candela"
                    : said.substring(0, Math.min(said.length(), LONGEST));
        }
        return process.isAlive() ? "it does not do what it should" : "exit code " + process.exitValue();
    }
}
