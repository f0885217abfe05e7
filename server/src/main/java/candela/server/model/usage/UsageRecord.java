package candela.server.model.usage;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one call of a model used, and what it cost.
 *
 * @param id of version 7; a record that is written again under its id and time is counted once
 * @param key the API key that it came by; null for people and the server
 * @param purpose who called and for what, e.g. {@code api}, {@code query:<id>}
 * @param tokensKnown whether the provider counted the tokens; else they are estimated
 * @param cost USD; 0 where the model is free or its price unknown
 * @param durationMs from the call to the last byte of its answer
 * @param firstTokenMs from the call to the first token; null where nothing was streamed
 * @param overheadMs how much of the duration was the gateway's own
 * @param outcome one of {@link #OUTCOMES}
 * @param failure why it did not succeed, in words without content; null when it did
 * @param count how many calls this stands for, and what they used beside tokens; one call that used nothing where it is
 *     missing
 * @param route which model was chosen and why, e.g. {@code failover: gpt-5 answered 503, then gpt-5-mini}
 */
public record UsageRecord(
        UUID id,
        Instant at,
        TeamId team,
        UserId user,
        @Nullable UUID key,
        UUID model,
        String modelName,
        String provider,
        Kind kind,
        String purpose,
        long inputTokens,
        long outputTokens,
        boolean tokensKnown,
        BigDecimal cost,
        boolean priceKnown,
        int durationMs,
        @Nullable Integer firstTokenMs,
        @Nullable Integer overheadMs,
        String outcome,
        @Nullable String failure,
        String route,
        Count count) {

    /** How a call can end. */
    public static final List<String> OUTCOMES =
            List.of("ok", "refused_by_limit", "blocked_by_guard", "cancelled", "failed");

    private static final int LONGEST = 1_000;

    /** What a model was called for. */
    public enum Kind {
        CHAT,
        ASSISTANT,
        SQL,
        INSIGHT,
        ANSWER,
        DESCRIBING,
        RANKING,
        EMBEDDING,
        GUARD,
        WORKFLOW,
        SPEECH,
        IMAGE,
        MODERATION
    }

    /**
     * What is counted in pieces.
     *
     * @param images pictures that were made
     * @param characters characters that were spoken
     */
    public record Count(int calls, long images, long characters) {

        public static final Count ONE_CALL = new Count(1, 0, 0);

        public Count {
            if (calls < 1 || images < 0 || characters < 0) {
                throw new IllegalArgumentException("nobody uses less than nothing");
            }
        }
    }

    /** One bad record must not keep its whole batch out of the database, so each is refused where it is made. */
    public UsageRecord {
        if (!OUTCOMES.contains(outcome)) {
            throw new IllegalArgumentException("no outcome " + outcome);
        }
        if (inputTokens < 0 || outputTokens < 0 || cost.signum() < 0) {
            throw new IllegalArgumentException("tokens and cost cannot be negative");
        }
        modelName = kept(modelName);
        provider = kept(provider);
        purpose = kept(purpose);
        failure = failure == null ? null : kept(failure);
        route = kept(route);
        count = Objects.requireNonNullElse(count, Count.ONE_CALL);
    }

    /** The same for another number of calls or pieces. */
    public UsageRecord with(Count other) {
        return new UsageRecord(
                id,
                at,
                team,
                user,
                key,
                model,
                modelName,
                provider,
                kind,
                purpose,
                inputTokens,
                outputTokens,
                tokensKnown,
                cost,
                priceKnown,
                durationMs,
                firstTokenMs,
                overheadMs,
                outcome,
                failure,
                route,
                other);
    }

    public long totalTokens() {
        return inputTokens + outputTokens;
    }

    /** PostgreSQL keeps no text with a NUL, and a provider's words may be endless. */
    private static String kept(String text) {
        var clean = text.replace("\0", "");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }
}
