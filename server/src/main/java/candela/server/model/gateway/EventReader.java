package candela.server.model.gateway;

import candela.engine.ai.wire.ServerEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events (WHATWG HTML, 9.2) one by one as they come. */
final class EventReader {

    private static final int BUFFER = 2_048;

    private final BufferedReader lines;

    EventReader(InputStream body) {
        lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8), BUFFER);
    }

    /** The next event; null at the end. An event that breaks off in the middle is none. */
    @Nullable
    ServerEvent next() throws IOException {
        String name = null;
        StringBuilder more = null;
        String data = null;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (data != null) {
                    return new ServerEvent(name, more == null ? data : more.toString());
                }
                name = null;
            } else if (line.startsWith("data:")) {
                if (data == null) {
                    data = value(line, 5);
                } else {
                    more = more == null ? new StringBuilder(data) : more;
                    more.append('\n').append(value(line, 5));
                }
            } else if (line.startsWith("event:")) {
                name = value(line, 6);
            }
        }
        return null;
    }

    private static String value(String line, int from) {
        return line.startsWith(" ", from) ? line.substring(from + 1) : line.substring(from);
    }
}
