package candela.server.knowledge.retrieval;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.retrieval.Searching.Wanted;
import candela.server.platform.Actor;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Searching documents. */
@RestController
@RequestMapping("/api/v1/search")
class SearchController {

    /**
     * What to look for, and where.
     *
     * @param threshold the usual one where there is none
     * @param rerank whether a language model is to put what is found in order
     * @param model the name of that model; the one that the team prefers where there is none
     */
    @Schema(name = "Search")
    record SearchBody(
            @NotNull String query,
            @Nullable @Size(max = 200) List<@NotNull DatasetId> datasets,
            @Nullable @Size(max = 1_000) List<@NotNull DocumentId> documents,
            @Nullable @Size(max = 50) List<@NotNull String> kinds,
            @Nullable @Size(max = 20) Map<String, @NotNull String> metadata,
            @Nullable Instant from,
            @Nullable Instant before,
            @Nullable Integer limit,
            @Nullable Double threshold,
            @Nullable Boolean rerank,
            @Nullable String model) {

        Wanted wanted() {
            return new Wanted(
                    query,
                    Objects.requireNonNullElse(datasets, List.of()),
                    new Narrowing(
                            Objects.requireNonNullElse(documents, List.of()),
                            Objects.requireNonNullElse(kinds, List.of()),
                            Objects.requireNonNullElse(metadata, Map.of()),
                            from,
                            before),
                    Objects.requireNonNullElse(limit, Searching.USUALLY),
                    Objects.requireNonNullElse(threshold, Searching.THRESHOLD));
        }
    }

    /** @param notes what to know of how it was searched, such as that a model could not be asked */
    @Schema(name = "SearchResult")
    record ResultView(List<FoundView> items, List<String> notes) {}

    private final Searching searching;

    SearchController(Searching searching) {
        this.searching = searching;
    }

    @PostMapping
    ResultView search(Actor actor, @Valid @RequestBody SearchBody body) {
        var result = Boolean.TRUE.equals(body.rerank())
                ? searching.ranked(actor, body.wanted(), body.model())
                : searching.search(actor, body.wanted());
        return new ResultView(result.items().stream().map(FoundView::of).toList(), result.notes());
    }
}
