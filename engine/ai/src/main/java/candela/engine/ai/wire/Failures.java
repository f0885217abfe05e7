package candela.engine.ai.wire;

import candela.engine.ai.wire.Failure.Reason;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads why a provider refused, in each of the forms that they use. */
final class Failures {
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private Failures() {}

    static Failure of(int status, Function<String, @Nullable String> header, byte[] body, @Nullable String secret) {
        var told = Json.read(body);
        var words = told == null || !told.isContainer() ? plain(body) : words(told);
        var reason = reason(status, words + " " + (told == null ? "" : code(told)));
        var message = words.isBlank() ? "The provider answered with status " + status + "." : words;
        return new Failure(reason, Redaction.of(message, secret), wait(header, told), reason != Reason.INVALID);
    }

    /** A page of some proxy says nothing to anybody. */
    private static String plain(byte[] body) {
        var text = new String(body, 0, Math.min(body.length, 4096), StandardCharsets.UTF_8).strip();
        return text.startsWith("<") || text.indexOf('\uFFFD') >= 0 ? "" : text;
    }

    private static JsonNode error(JsonNode told) {
        var one = told.isArray() ? told.path(0) : told;
        return Json.has(one, "error") ? one.get("error") : one;
    }

    private static String words(JsonNode told) {
        var error = error(told);
        if (error.isString()) {
            return error.stringValue();
        }
        for (var field : new String[] {"message", "detail", "error", "error_description"}) {
            var words = error.path(field);
            if (words.isString() && !words.stringValue().isBlank()) {
                return words.stringValue();
            }
            if (words.isContainer() && !words.isEmpty()) {
                return Json.write(words);
            }
        }
        return "";
    }

    private static String code(JsonNode told) {
        var error = error(told);
        return Json.text(error, "code") + " " + Json.text(error, "type") + " " + Json.text(error, "status") + " "
                + error.path("details").path(0).path("reason").asString("");
    }

    private static Reason reason(int status, String words) {
        var said = words.toLowerCase(Locale.ROOT);
        if (status == 400 && (said.contains("api key not valid") || said.contains("api_key_invalid"))) {
            return Reason.AUTHENTICATION;
        }
        if (status == 400 && (said.contains("credit balance") || said.contains("billing"))) {
            return Reason.LIMITED;
        }
        return switch (status) {
            case 401, 403, 407 -> Reason.AUTHENTICATION;
            case 404, 410 -> Reason.NOT_FOUND;
            case 402, 429 -> Reason.LIMITED;
            case 503, 529 -> Reason.OVERLOADED;
            case 408, 409, 425 -> Reason.UPSTREAM;
            default -> status >= 400 && status < 500 ? Reason.INVALID : Reason.UPSTREAM;
        };
    }

    private static @Nullable Duration wait(Function<String, @Nullable String> header, @Nullable JsonNode told) {
        var millis = seconds(header.apply("retry-after-ms"), 1000);
        if (millis != null) {
            return millis;
        }
        var after = header.apply("retry-after");
        var seconds = seconds(after, 1);
        return seconds != null ? seconds : after != null ? until(after, header.apply("date")) : retryDelay(told);
    }

    private static @Nullable Duration seconds(@Nullable String number, double parts) {
        try {
            var value = number == null ? -1 : Double.parseDouble(number.strip()) / parts;
            return value >= 0 && value <= LONGEST_WAIT.toSeconds()
                    ? Duration.ofMillis((long) Math.ceil(value * 1000))
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** By the provider's own clock, where it tells it. */
    private static @Nullable Duration until(String date, @Nullable String now) {
        try {
            var from = now == null ? Instant.now() : instant(now);
            var wait = Duration.between(from, instant(date));
            return wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0 ? null : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant instant(String date) {
        return ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }

    /** Google's, such as {@code "retryDelay": "13s"} in one of the details. */
    private static @Nullable Duration retryDelay(@Nullable JsonNode told) {
        if (told == null) {
            return null;
        }
        for (var detail : error(told).path("details")) {
            var delay = Json.text(detail, "retryDelay");
            if (delay.endsWith("s")) {
                return seconds(delay.substring(0, delay.length() - 1), 1);
            }
        }
        return null;
    }

    private static String name(Target target) {
        return target.provider().baseUrl().isEmpty()
                ? "The endpoint"
                : target.provider().label();
    }

    static ProviderException unreadable(Target target) {
        return new ProviderException(
                new Failure(Reason.UPSTREAM, name(target) + " answered something that cannot be read.", null, true));
    }

    static ProviderException cutShort(Target target) {
        return new ProviderException(new Failure(
                Reason.UPSTREAM, name(target) + " ended the stream before the answer was complete.", null, true));
    }

    /** Some tell of an error where an answer was due. */
    static void throwIfTold(Target target, JsonNode told) {
        var error = told.path("error");
        if (error.isObject() && !error.isEmpty()
                || error.isString() && !error.stringValue().isBlank()) {
            throw new ProviderException(
                    of(status(error), it -> null, Json.write(told).getBytes(StandardCharsets.UTF_8), target.secret()));
        }
    }

    /**
     * Within a stream: a key stands in plain quotes, one within a text in escaped ones, so that most need no reading.
     */
    static void throwIfTold(Target target, String data) {
        if (data.contains("\"error\":")) {
            var told = Json.read(data);
            if (told != null) {
                throwIfTold(target, told);
            }
        }
    }

    /** Responses tell of an error by an event of that type, or by one that ends the response as failed. */
    static void throwIfFailed(Target target, String data) {
        var told = Json.read(data);
        if (told == null) {
            return;
        }
        var type = Json.text(told, "type");
        if (type.equals("error")) {
            throwIfTold(target, Json.object().set("error", told));
        } else if (type.equals("response.failed")) {
            throwIfTold(target, told.path("response"));
        }
    }

    private static int status(JsonNode error) {
        var code = error.path("code");
        if (code.isIntegralNumber() && code.canConvertToInt() && code.intValue() >= 400 && code.intValue() < 600) {
            return code.intValue();
        }
        return switch (Json.text(error, "type") + Json.text(error, "code")) {
            case String it when it.contains("overloaded") -> 529;
            case String it when it.contains("rate_limit") || it.contains("insufficient_quota") -> 429;
            case String it when it.contains("authentication") || it.contains("permission") -> 401;
            case String it when it.contains("not_found") -> 404;
            case String it when it.contains("invalid_request") || it.contains("context_length") -> 400;
            default -> 500;
        };
    }
}
