package candela.server.model.guard;

import candela.engine.ai.guard.Severity;
import candela.engine.ai.guard.Treatment;
import candela.server.model.guard.GuardRule.Detecting;
import candela.server.model.guard.GuardRule.OnFailure;
import candela.server.model.guard.GuardRule.Options;
import candela.server.model.guard.GuardRule.RuleId;
import candela.server.model.guard.GuardRule.Terms;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.platform.Page;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/moderation")
class GuardRuleController {

    @Schema(name = "NewGuardRule")
    record RuleBody(
            @NotBlank @Size(max = 100) String name,
            boolean everyTeam,
            int position,

            @NotBlank @OneOf(Stage.class) String stage,

            @NotBlank @OneOf(Detecting.class) String detector,

            @Nullable List<@NotNull String> kinds,
            @Nullable List<@NotNull String> topics,
            @Nullable Double threshold,
            @Nullable UUID guardModel,

            @NotBlank @OneOf(Treatment.class) String action,

            @NotBlank @OneOf(OnFailure.class) String onFailure,

            int timeoutMs,
            boolean enabled) {

        Terms terms() {
            return new Terms(
                    name.strip(),
                    position,
                    Words.read(Stage.class, "stage", stage),
                    Words.read(Detecting.class, "detector", detector),
                    new Options(given(kinds), given(topics), threshold, guardModel),
                    Words.read(Treatment.class, "action", action),
                    Words.read(OnFailure.class, "onFailure", onFailure),
                    timeoutMs,
                    enabled);
        }

        private static List<String> given(@Nullable List<String> words) {
            return words == null ? List.of() : words.stream().map(String::strip).toList();
        }
    }

    /** A rule that binds the team; {@code mine} when the one who asks may change it. */
    @Schema(name = "GuardRule")
    record RuleView(
            RuleId id,
            String name,
            boolean everyTeam,
            int position,

            @OneOf(Stage.class) String stage,

            @OneOf(Detecting.class) String detector,

            List<String> kinds,
            List<String> topics,
            @Nullable Double threshold,
            @Nullable UUID guardModel,

            @OneOf(Treatment.class) String action,

            @OneOf(OnFailure.class) String onFailure,
            int timeoutMs,
            boolean enabled,
            boolean mine,
            int version) {

        static RuleView of(Actor actor, GuardRule rule) {
            var terms = rule.terms();
            var options = terms.options();
            return new RuleView(
                    rule.id(),
                    terms.name(),
                    rule.team() == null,
                    terms.position(),
                    Words.text(terms.stage()),
                    Words.text(terms.detector()),
                    options.kinds(),
                    options.topics(),
                    options.threshold(),
                    options.guardModel(),
                    Words.text(terms.action()),
                    Words.text(terms.onFailure()),
                    terms.timeoutMs(),
                    terms.enabled(),
                    Moderation.keeps(actor, rule),
                    rule.version());
        }
    }

    /** The kinds that a way of detecting tells apart. */
    record DetectorKinds(@OneOf(Detecting.class) String detector, List<String> kinds) {}

    record GuardTry(
            @NotBlank @OneOf(Stage.class) String stage,

            @NotBlank @Size(max = 20_000) String text) {}

    /** What would become of a text: what would pass, or why nothing would; and which rules' models were not asked. */
    @Schema(name = "GuardTrial")
    record TrialView(
            boolean blocked,
            @Nullable String text,
            @Nullable String reason,
            List<FoundView> findings,
            List<String> notAsked) {

        static TrialView of(RuleTrial.Result result) {
            var findings = result.seen().stream().map(FoundView::of).toList();
            return switch (result.verdict()) {
                case Verdict.Passed it ->
                    new TrialView(false, it.texts().getFirst(), null, findings, result.notAsked());
                case Verdict.Blocked it -> new TrialView(true, null, it.reason(), findings, result.notAsked());
            };
        }
    }

    /** Something that was found in the text that was tried. */
    @Schema(name = "GuardFinding")
    record FoundView(
            long start,
            long end,
            String category,

            @OneOf(Severity.class) String severity,

            String why,
            String rule,

            @OneOf(Treatment.class) String action) {

        static FoundView of(Flag.Seen seen) {
            var it = seen.finding();
            var rule = seen.rule().terms().name();
            return new FoundView(
                    it.start(),
                    it.end(),
                    it.what(),
                    Words.text(it.severity()),
                    it.why(),
                    rule,
                    Words.text(seen.action()));
        }
    }

    private final Moderation moderation;
    private final RuleTrial trial;

    GuardRuleController(Moderation moderation, RuleTrial trial) {
        this.moderation = moderation;
        this.trial = trial;
    }

    @GetMapping("/rules")
    Page<RuleView> rules(Actor actor) {
        return Page.all(moderation.rules(actor)).map(it -> RuleView.of(actor, it));
    }

    @GetMapping("/detectors")
    Page<DetectorKinds> detectors(Actor actor) {
        return Page.all(moderation.detectors(actor)).map(it -> new DetectorKinds(Words.text(it), TermsCheck.kinds(it)));
    }

    @PostMapping("/rules")
    ResponseEntity<RuleView> create(Actor actor, @Valid @RequestBody RuleBody body) {
        return tagged(actor, HttpStatus.CREATED, moderation.create(actor, body.everyTeam(), body.terms()));
    }

    /** Changes the state that the header names, and no newer one; whom it binds stays as it is. */
    @PutMapping("/rules/{id}")
    ResponseEntity<RuleView> change(
            Actor actor,
            @PathVariable RuleId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @Valid @RequestBody RuleBody body) {
        return tagged(
                actor, HttpStatus.OK, moderation.change(actor, id, version(seen), body.everyTeam(), body.terms()));
    }

    @DeleteMapping("/rules/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable RuleId id) {
        moderation.delete(actor, id);
    }

    @PostMapping("/try")
    TrialView tryOut(Actor actor, @Valid @RequestBody GuardTry body) {
        return TrialView.of(trial.of(actor, Words.read(Stage.class, "stage", body.stage()), body.text()));
    }

    private static ResponseEntity<RuleView> tagged(Actor actor, HttpStatus status, GuardRule rule) {
        return ResponseEntity.status(status)
                .eTag(String.valueOf(rule.version()))
                .body(RuleView.of(actor, rule));
    }

    private static @Nullable Integer version(@Nullable String seen) {
        var number = seen == null ? "" : seen.replace("\"", "");
        return number.matches("\\d{1,9}") ? Integer.valueOf(number) : null;
    }
}
