package candela.server.model.guard;

import candela.engine.ai.guard.Treatment;
import candela.server.iam.Contact;
import candela.server.iam.Directory;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.platform.Page;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/moderation/flags")
class ModerationFlagController {

    @Schema(name = "ModerationFlag")
    record FlagView(
            UUID id,
            Instant at,
            UUID user,
            String userName,
            UUID team,
            @Nullable UUID model,
            String rule,

            @OneOf(Stage.class) String stage,

            String category,

            @OneOf(Treatment.class) String action,

            String why,
            String excerpt) {

        static FlagView of(Flag it, String userName) {
            return new FlagView(
                    it.id(),
                    it.at(),
                    it.person().value(),
                    userName,
                    it.team().value(),
                    it.model(),
                    it.ruleName(),
                    Words.text(it.stage()),
                    it.category(),
                    Words.text(it.action()),
                    it.why(),
                    it.excerpt());
        }
    }

    record FlagCount(String category, long count) {}

    /** The filter as it comes in the query string. */
    record FlagQuery(
            @Nullable String category,
            @Nullable UUID user,

            @Nullable @Schema(allowableValues = {"input", "output", "tools"})
            String stage,

            @Nullable @Schema(allowableValues = {"block", "mask", "flag"})
            String action,

            @Nullable Instant from,
            @Nullable Instant to) {

        FlagFilter filter() {
            return new FlagFilter(
                    category == null || category.isBlank() ? null : category.strip(),
                    user,
                    Words.optional(Stage.class, "stage", stage),
                    Words.optional(Treatment.class, "action", action),
                    from,
                    to);
        }
    }

    private final Moderation moderation;
    private final Directory directory;

    ModerationFlagController(Moderation moderation, Directory directory) {
        this.moderation = moderation;
        this.directory = directory;
    }

    @GetMapping
    Page<FlagView> flags(
            Actor actor,
            @ParameterObject FlagQuery query,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = moderation.flags(actor, query.filter(), cursor, Page.size(limit));
        var people = page.items().stream().map(Flag::person).collect(Collectors.toSet());
        var names = directory.contacts(actor, people);
        return page.map(it -> FlagView.of(it, Contact.name(names, it.person())));
    }

    @GetMapping("/counts")
    Page<FlagCount> counts(Actor actor, @ParameterObject FlagQuery query) {
        return Page.all(moderation.counts(actor, query.filter())).map(it -> new FlagCount(it.category(), it.count()));
    }
}
