package candela.server.query;

import candela.server.model.PurposeUsage;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.query.Query.QueryId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a language model was told for a question, for the one who asked it. */
@RestController
@RequestMapping("/api/v1/queries/{id}/told")
class TalkController {

    /**
     * @param calls how many are in the usage by now: they are counted a moment after they were made
     * @param cost USD
     */
    @Schema(name = "ToldToModel")
    record Told(
            String model,
            String rules,
            List<Turn> turns,
            Instant at,
            long calls,
            long inputTokens,
            long outputTokens,
            BigDecimal cost,
            boolean priceKnown) {}

    @Schema(name = "ToldTurn")
    record Turn(String told, String said, String trouble) {}

    private final Asking asking;
    private final PurposeUsage usage;

    TalkController(Asking asking, PurposeUsage usage) {
        this.asking = asking;
        this.usage = usage;
    }

    @GetMapping
    Told told(Actor actor, @PathVariable QueryId id) {
        var query = asking.find(actor, id);
        var talk = asking.talk(actor, id)
                .orElseThrow(() -> new Problem(Problem.Kind.NOT_FOUND, "No language model was asked for this query"));
        var used = usage.of(actor, Proposals.purpose(query), query.createdAt());
        return new Told(
                talk.model(),
                talk.rules(),
                talk.turns().turns().stream()
                        .map(it -> new Turn(it.told(), it.said(), it.trouble()))
                        .toList(),
                talk.at(),
                used.calls(),
                used.inputTokens(),
                used.outputTokens(),
                used.cost(),
                used.priceKnown());
    }
}
