package candela.server.model.gateway;

import candela.server.model.limit.Metric;
import candela.server.model.limit.Reservation.Standing;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The headers by which OpenAI's clients learn what is left of the limits: the tightest of each kind. */
final class RateHeaders {

    private static final Set<Metric> REQUESTS = EnumSet.of(Metric.REQUESTS);
    private static final Set<Metric> TOKENS = EnumSet.of(Metric.TOKENS, Metric.INPUT_TOKENS, Metric.OUTPUT_TOKENS);

    private RateHeaders() {}

    static void put(List<Standing> limits, Instant now, HttpServletResponse response) {
        put("requests", tightest(REQUESTS, limits), now, response);
        put("tokens", tightest(TOKENS, limits), now, response);
    }

    private static Optional<Standing> tightest(Set<Metric> metrics, List<Standing> limits) {
        return limits.stream().filter(it -> metrics.contains(it.metric())).min(Comparator.comparing(Standing::left));
    }

    private static void put(String word, Optional<Standing> limit, Instant now, HttpServletResponse response) {
        limit.ifPresent(it -> {
            var seconds = Math.max(0, Duration.between(now, it.resetsAt()).toSeconds());
            response.setHeader("x-ratelimit-limit-" + word, String.valueOf(it.most()));
            response.setHeader("x-ratelimit-remaining-" + word, String.valueOf(it.left()));
            response.setHeader("x-ratelimit-reset-" + word, seconds + "s");
        });
    }
}
