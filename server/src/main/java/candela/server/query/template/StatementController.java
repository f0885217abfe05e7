package candela.server.query.template;

import candela.engine.sql.Hint;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/queries/review")
class StatementController {

    /** @param otherSources further sources of a statement that names its tables with their sources */
    record StatementBody(
            @NotNull DataSourceId dataSource,
            @Nullable List<@NotNull DataSourceId> otherSources,
            @NotNull @Size(max = 100_000) String sql) {

        List<DataSourceId> sources() {
            return Stream.concat(
                            Stream.of(dataSource),
                            Stream.ofNullable(otherSources).flatMap(List::stream))
                    .toList();
        }
    }

    /** What is wrong with a statement that may not run, and where; 0 when no place can be named. */
    @Schema(name = "Refused")
    record RefusedView(String rule, String message, int line, int column) {}

    /** A piece of advice about a statement, and where. */
    @Schema(name = "Hint")
    record HintView(String rule, String message, int line, int column) {

        static HintView of(Hint it) {
            return new HintView(it.rule(), it.message(), it.line(), it.column());
        }
    }

    @Schema(name = "Review")
    record ReviewView(@Nullable RefusedView refused, List<String> parameters, List<HintView> hints) {}

    private final Statements statements;

    StatementController(Statements statements) {
        this.statements = statements;
    }

    /** Says of a statement whether it may run, which parameters it has, and what could be better; runs nothing. */
    @PostMapping
    ReviewView review(Actor actor, @Valid @RequestBody StatementBody body) {
        var review = statements.review(actor, body.sources(), body.sql());
        var refused = review.refused();
        return new ReviewView(
                refused == null
                        ? null
                        : new RefusedView(refused.rule(), refused.message(), refused.line(), refused.column()),
                review.parameters(),
                review.hints().stream().map(HintView::of).toList());
    }
}
