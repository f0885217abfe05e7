package candela.server.model.usage;

import java.util.Map;

/**
 * The words of OpenTelemetry's conventions for generative AI, for metrics and traces alike.
 *
 * <p>Source: https://opentelemetry.io/docs/specs/semconv/gen-ai/
 */
public final class Conventions {

    /** Vendors that the conventions call otherwise than the catalogue does. */
    private static final Map<String, String> PROVIDERS =
            Map.of("google", "gcp.gemini", "xai", "x_ai", "built_in", "candela");

    private Conventions() {}

    /** What a call for that is called. */
    public static String operation(UsageRecord.Kind kind) {
        return switch (kind) {
            case CHAT, ASSISTANT, SQL, INSIGHT, ANSWER, DESCRIBING, RANKING, GUARD, WORKFLOW -> "chat";
            case EMBEDDING -> "embeddings";
            case SPEECH, IMAGE -> "generate_content";
            case MODERATION -> "moderation";
        };
    }

    public static String provider(String id) {
        return PROVIDERS.getOrDefault(id, id);
    }

    /** How a call went wrong; empty where it did not. */
    public static String error(UsageRecord call) {
        if (call.outcome().equals("ok")) {
            return "";
        }
        return call.outcome().equals("failed") && call.failure() != null ? call.failure() : call.outcome();
    }
}
