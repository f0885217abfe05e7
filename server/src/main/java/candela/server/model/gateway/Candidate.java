package candela.server.model.gateway;

import candela.engine.ai.wire.Demand;
import candela.engine.ai.wire.Target;
import candela.engine.ai.wire.Tokens;
import candela.server.model.Model;
import candela.server.model.Reach;
import candela.server.model.limit.Amounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A model that may answer a call, how it is reached, and what it costs. */
record Candidate(Model model, Reach reach) {

    /** What is reserved for an answer whose length neither the client nor the model bounds. */
    private static final long OUTPUT = 4_096;

    private static final int PER_TOKENS = 6;
    private static final int NANOS = 9;

    Target target() {
        return new Target(reach.provider(), reach.base(), reach.secret(), model.upstream());
    }

    boolean isPriceKnown() {
        return model.inputPrice() != null && model.outputPrice() != null;
    }

    /** What a call may use at most. */
    Amounts most(Demand demand) {
        var output = makesTokens() ? Objects.requireNonNullElse(demand.outputTokens(), longest()) : 0;
        return amounts(1, new Tokens(demand.inputTokens(), output, false));
    }

    /** What an answer with these tokens used. */
    Amounts used(Tokens tokens) {
        return amounts(1, tokens);
    }

    /** US dollars. */
    BigDecimal cost(Tokens tokens) {
        return price(model.inputPrice(), tokens.input()).add(price(model.outputPrice(), tokens.output()));
    }

    private Amounts amounts(long requests, Tokens tokens) {
        var nanos = cost(tokens).movePointRight(NANOS).setScale(0, RoundingMode.UP);
        return new Amounts(requests, tokens.input(), tokens.output(), nanos.longValueExact());
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

    private static BigDecimal price(@Nullable BigDecimal perMillion, long tokens) {
        return perMillion == null
                ? BigDecimal.ZERO
                : perMillion.multiply(BigDecimal.valueOf(tokens)).movePointLeft(PER_TOKENS);
    }
}
