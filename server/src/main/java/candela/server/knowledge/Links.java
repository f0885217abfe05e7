package candela.server.knowledge;

import candela.server.platform.Outbound;
import candela.server.platform.Outbound.Most;
import candela.server.platform.Outbound.Question;
import candela.server.platform.OutboundAnswer;
import candela.server.platform.Problem;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;

/** Fetches what an address leads to, by the one way out; each redirect is looked at as the address was. */
@Component
class Links {

    private static final int MOST_REDIRECTS = 5;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Map<String, String> ENDINGS = Map.of(
            "text/html", ".html",
            "application/xhtml+xml", ".html",
            "application/pdf", ".pdf",
            "text/markdown", ".md",
            "text/csv", ".csv",
            "text/plain", ".txt");

    private final Outbound outbound;
    private final RuntimeSettings settings;
    private final SettingDefinition<Integer> uploadLimit;

    Links(Outbound outbound, RuntimeSettings settings, SettingDefinition<Integer> uploadLimit) {
        this.outbound = outbound;
        this.settings = settings;
        this.uploadLimit = uploadLimit;
    }

    /** What came, but for its content. */
    record Fetched(URI address, String name, @Nullable String mime) {}

    /** @throws Problem with words where the address is none, may not be reached, or answers nothing */
    <T> T fetch(String entered, BiFunction<Fetched, InputStreamSource, T> use) {
        var most = new Most((long) settings.value(uploadLimit) << 20, LONGEST);
        var conversation = outbound.begin(Set.of(), most);
        var address = address(entered);
        try {
            for (int i = 0; i <= MOST_REDIRECTS; i++) {
                try (var answer = conversation.ask(new Question("GET", address, Map.of("Accept", "*/*"), null))) {
                    var next = next(address, answer);
                    if (next == null) {
                        return use.apply(fetched(address, answer), new InputStreamResource(answer.body()));
                    }
                    address = next;
                }
            }
        } catch (IOException e) {
            throw Problem.invalid("url", "The address cannot be read: " + e.getMessage());
        }
        throw Problem.invalid("url", "The address leads on more than " + MOST_REDIRECTS + " times; enter the last one");
    }

    private static URI address(String entered) {
        try {
            var address = new URI(entered.strip()).normalize();
            var scheme = Objects.requireNonNullElse(address.getScheme(), "").toLowerCase(Locale.ROOT);
            if (address.getHost() == null
                    || address.getUserInfo() != null
                    || !Set.of("http", "https").contains(scheme)) {
                throw Problem.invalid(
                        "url", "Enter an address that begins with https:// or http://, without a password");
            }
            return address;
        } catch (URISyntaxException e) {
            throw Problem.invalid("url", "This is no address: " + e.getReason());
        }
    }

    /** Where it leads on to; null where it is there. */
    private static @Nullable URI next(URI address, OutboundAnswer answer) {
        var to = answer.header("Location");
        if (answer.status() >= 300 && answer.status() < 400 && to != null) {
            return address(
                    address.resolve(URI.create(to.strip().replace(" ", "%20"))).toString());
        }
        if (answer.status() != 200) {
            throw Problem.invalid("url", "The address answers with the status " + answer.status());
        }
        return null;
    }

    private static Fetched fetched(URI address, OutboundAnswer answer) {
        var said = Objects.requireNonNullElse(answer.header("Content-Type"), "");
        var mime = said.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return new Fetched(address, name(address, mime), mime.isEmpty() ? null : mime);
    }

    /** The last part of the path, or the host, with the ending of what it is. */
    private static String name(URI address, String mime) {
        var path = Objects.requireNonNullElse(address.getRawPath(), "").replaceAll("/+$", "");
        var last = URLDecoder.decode(
                path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
        var name = (last.isBlank() ? address.getHost() : last).replaceAll("[/\\\\]", "-");
        var ending = ENDINGS.getOrDefault(mime, "");
        var named = name.toLowerCase(Locale.ROOT).endsWith(ending) || last.contains(".") ? name : name + ending;
        return named.substring(0, Math.min(named.length(), 200));
    }
}
