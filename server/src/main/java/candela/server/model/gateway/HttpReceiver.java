package candela.server.model.gateway;

import candela.engine.ai.wire.ServerEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;

/** Sends an answer to a client of the API, each event as soon as it comes. */
final class HttpReceiver implements Receiver {

    private static final double NANOS_PER_MILLI = 1e6;

    private final HttpServletResponse response;
    private final Clock clock;

    HttpReceiver(HttpServletResponse response, Clock clock) {
        this.response = response;
        this.clock = clock;
    }

    @Override
    public void begin(Head head) throws IOException {
        response.setContentType(head.type());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("x-candela-model", head.model());
        response.setHeader(
                "x-candela-overhead-ms", String.format(Locale.ROOT, "%.2f", head.overheadNanos() / NANOS_PER_MILLI));
        RateHeaders.put(head.limits(), clock.instant(), response);
    }

    @Override
    public void event(ServerEvent event) throws IOException {
        var text = new StringBuilder(event.data().length() + 16);
        if (event.name() != null) {
            text.append("event: ").append(event.name()).append('\n');
        }
        event.data().lines().forEach(it -> text.append("data: ").append(it).append('\n'));
        response.getOutputStream().write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    @Override
    public void whole(byte[] body) throws IOException {
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
