package candela.engine.ai.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Errors in the client's dialect: OpenAI's, or Anthropic's for {@link Endpoint#MESSAGES}. */
public final class WireErrors {
    private WireErrors() {}

    /**
     * @param code what programs look at, such as {@code rate_limit_exceeded}; Anthropic's dialect knows only the status
     * @param param the field that is wrong
     */
    public static byte[] body(Endpoint endpoint, int status, String code, String message, @Nullable String param) {
        return Json.write(error(endpoint, status, code, message, param)).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The last event of a stream that failed. No {@code [DONE]} follows, so that half an answer never looks whole.
     *
     * @param code as in {@link #body}
     */
    public static List<ServerEvent> event(
            Endpoint endpoint, int status, String code, String message, @Nullable String param) {
        return switch (endpoint) {
            case MESSAGES ->
                List.of(new ServerEvent("error", Json.write(error(endpoint, status, code, message, param))));
            case RESPONSES ->
                List.of(new ServerEvent(
                        "error",
                        Json.write(Json.object()
                                .put("type", "error")
                                .put("code", code)
                                .put("message", message)
                                .put("param", param))));
            default -> List.of(new ServerEvent(null, Json.write(error(endpoint, status, code, message, param))));
        };
    }

    private static ObjectNode error(
            Endpoint endpoint, int status, String code, String message, @Nullable String param) {
        var all = Json.object();
        if (endpoint == Endpoint.MESSAGES) {
            all.put("type", "error")
                    .putObject("error")
                    .put("type", anthropic(status))
                    .put("message", message);
        } else {
            all.putObject("error")
                    .put("message", message)
                    .put("type", openAi(status))
                    .put("param", param)
                    .put("code", code);
        }
        return all;
    }

    private static String anthropic(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503, 529 -> "overloaded_error";
            case 504 -> "timeout_error";
            default -> status < 500 ? "invalid_request_error" : "api_error";
        };
    }

    private static String openAi(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "insufficient_quota";
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }
}
