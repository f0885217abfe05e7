package candela.server.model.gateway;

import candela.engine.ai.wire.Demand;
import candela.engine.ai.wire.Target;
import candela.engine.ai.wire.Tokens;
import candela.server.model.Model;
import candela.server.model.Reach;
import candela.server.model.limit.Amounts;
import candela.server.model.usage.UsageRecord.Count;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A model that may answer a call, how it is reached, and what it costs. */
record Candidate(Model model, Reach reach) {

    /** What is reserved for an answer whose length neither the client nor the model bounds. */
    private static final long OUTPUT = 4_096;

    /** Requests have an address; those that no network carries are never sent to it. */
    private static final URI NOWHERE = URI.create("http://candela.invalid/v1");

    private static final int PER_MILLION = 6;
    private static final int NANOS = 9;

    Target target() {
        var base = reach.isLocalLanguage() ? NOWHERE : reach.base();
        return new Target(reach.provider(), base, reach.secret(), model.upstream());
    }

    boolean isPriceKnown() {
        return model.isPriceKnown();
    }

    /** What a call may use at most. */
    Amounts most(Demand demand) {
        var output = makesTokens() ? Objects.requireNonNullElse(demand.outputTokens(), longest()) : 0;
        return used(new Tokens(demand.inputTokens(), output, false), made(demand));
    }

    /** What an answer with these tokens and pieces used. */
    Amounts used(Tokens tokens, Count count) {
        var nanos = cost(tokens, count).movePointRight(NANOS).setScale(0, RoundingMode.UP);
        return new Amounts(1, tokens.input(), tokens.output(), nanos.longValueExact());
    }

    /** US dollars. */
    BigDecimal cost(Tokens tokens, Count count) {
        return switch (model.priceUnit()) {
            case TOKENS ->
                perMillion(model.inputPrice(), tokens.input()).add(perMillion(model.outputPrice(), tokens.output()));
            case IMAGES -> each(model.outputPrice(), count.images());
            case CHARACTERS -> perMillion(model.inputPrice(), count.characters());
        };
    }

    /** What is made when such a call succeeds. */
    static Count made(Demand demand) {
        return new Count(1, demand.images(), demand.characters());
    }

    private boolean makesTokens() {
        return switch (model.type()) {
            case LLM, GUARD, IMAGE -> true;
            case EMBEDDINGS, TEXT_TO_SPEECH -> false;
        };
    }

    private long longest() {
        var most = model.maxOutput();
        return most == null ? OUTPUT : most;
    }

    private static BigDecimal perMillion(@Nullable BigDecimal price, long pieces) {
        return each(price, pieces).movePointLeft(PER_MILLION);
    }

    private static BigDecimal each(@Nullable BigDecimal price, long pieces) {
        return price == null ? BigDecimal.ZERO : price.multiply(BigDecimal.valueOf(pieces));
    }
}
