package candela.engine.feed;

import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Words for what a service answers instead of data, each with a way out; what the service says is quoted as text. */
final class Trouble {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int HEARD = 1 << 14;
    private static final int QUOTED = 300;

    private Trouble() {}

    static DataException of(URI address, int status, String said) {
        var host = address.getHost();
        return switch (status) {
            case 0 -> new DataException(Reason.UNREACHABLE, "%s cannot be reached: %s".formatted(host, said));
            case 401 ->
                new DataException(
                        Reason.AUTHENTICATION,
                        "%s does not accept the credentials (401). Enter them again.%s".formatted(host, quoted(said)));
            case 403 ->
                new DataException(
                        Reason.DENIED,
                        "%s does not let these credentials read %s (403). Have the right given, or choose other tables.%s"
                                .formatted(host, address.getPath(), quoted(said)));
            case 404, 410 ->
                new DataException(
                        Reason.MALFORMED,
                        "%s has nothing at %s (%d). Check the address.".formatted(host, address.getPath(), status));
            case 429 ->
                new DataException(
                        Reason.UNREACHABLE,
                        "%s asks to wait (429). Sync later or less often.%s".formatted(host, quoted(said)));
            default ->
                new DataException(
                        status >= 500 ? Reason.UNREACHABLE : Reason.MALFORMED,
                        "%s answers %d for %s.%s%s"
                                .formatted(
                                        host,
                                        status,
                                        address.getPath(),
                                        quoted(said),
                                        status >= 500 ? " Try again later." : ""));
        };
    }

    /** What an answer says of an error, as far as it can be found in it. */
    static String said(InputStream body) throws IOException {
        var text = new String(body.readNBytes(HEARD), StandardCharsets.UTF_8);
        try {
            return message(JSON.readTree(text));
        } catch (JacksonException e) {
            return text.contains("<") ? "" : text.strip();
        }
    }

    private static String message(JsonNode node) {
        for (var path : new String[] {
            "/error/message/value", "/error/message", "/message", "/detail", "/error_description", "/error"
        }) {
            var found = node.at(path);
            if (found.isString() && !found.asString().isBlank()) {
                return found.asString().strip();
            }
        }
        return "";
    }

    private static String quoted(String said) {
        var plain = said.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
        return plain.isBlank()
                ? ""
                : " It says: “" + (plain.length() > QUOTED ? plain.substring(0, QUOTED) + "…" : plain) + "”";
    }
}
