package candela.server.model.usage;

import candela.engine.data.CsvFile;
import candela.server.model.usage.UsageSums.By;
import candela.server.model.usage.UsageSums.Part;
import candela.server.platform.Actor;
import candela.server.platform.Csv;
import candela.server.platform.OneOf;
import candela.server.platform.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same as files. */
@RestController
@RequestMapping("/api/v1/usage")
class UsageCsvController {

    private static final int PART = 2_000;
    private static final List<String> CALL = List.of(
            "at",
            "user",
            "key",
            "model",
            "provider",
            "kind",
            "purpose",
            "input_tokens",
            "output_tokens",
            "total_tokens",
            "tokens_known",
            "cost_usd",
            "price_known",
            "duration_ms",
            "first_token_ms",
            "overhead_ms",
            "outcome",
            "failure",
            "route",
            "calls",
            "images",
            "characters",
            "id");

    private final UsageReports reports;
    private final UsageNames names;

    UsageCsvController(UsageReports reports, UsageNames names) {
        this.reports = reports;
        this.names = names;
    }

    /** The sums of a period by one thing. */
    @GetMapping("/report.csv")
    ResponseEntity<byte[]> report(
            Actor actor,
            @ParameterObject UsageQuery query,
            @RequestParam(defaultValue = "step") @OneOf(By.class) String by) {
        var report = reports.report(actor, query.wanted());
        var found = names.of(actor, report);
        var csv = new Csv(
                "from",
                by,
                "provider",
                "calls",
                "succeeded",
                "input_tokens",
                "output_tokens",
                "total_tokens",
                "images",
                "characters",
                "cost_usd",
                "average_ms",
                "average_first_token_ms");
        report.by(Words.read(By.class, "by", by)).forEach(it -> csv.row(cells(it, found.of(it))));
        return csv.download("usage-by-" + by + ".csv");
    }

    /** All the single calls of a period, sent while they are read. */
    @GetMapping("/calls.csv")
    void calls(Actor actor, @ParameterObject UsageQuery query, HttpServletResponse response) throws IOException {
        var page = reports.calls(actor, query.wanted(), null, PART);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"usage-calls.csv\"");
        var file = new CsvFile(response.getOutputStream());
        try {
            file.row(List.<@Nullable Object>copyOf(CALL));
            send(actor, page.items(), file);
            while (page.next() != null) {
                page = reports.calls(actor, query.wanted(), page.next(), PART);
                send(actor, page.items(), file);
            }
            file.close();
        } catch (IOException | RuntimeException e) {
            throw new CloseNowException("The file broke off", e);
        }
    }

    private void send(Actor actor, List<UsageRecord> calls, CsvFile file) throws IOException {
        var found = names.of(actor, calls);
        for (var call : calls) {
            file.row(cells(call, found));
        }
    }

    private static List<@Nullable Object> cells(Part it, String name) {
        var totals = it.totals();
        return Arrays.asList(
                it.step(),
                name,
                it.provider(),
                totals.calls(),
                totals.succeeded(),
                totals.inputTokens(),
                totals.outputTokens(),
                totals.totalTokens(),
                totals.images(),
                totals.characters(),
                totals.cost(),
                totals.averageMs(),
                totals.averageFirstTokenMs());
    }

    private static List<@Nullable Object> cells(UsageRecord it, UsageNames.Found names) {
        return Arrays.asList(
                it.at(),
                names.user(it.user().value()),
                names.key(it.key()),
                it.modelName(),
                it.provider(),
                Words.text(it.kind()),
                it.purpose(),
                it.inputTokens(),
                it.outputTokens(),
                it.totalTokens(),
                it.tokensKnown(),
                it.cost(),
                it.priceKnown(),
                it.durationMs(),
                it.firstTokenMs(),
                it.overheadMs(),
                it.outcome(),
                it.failure(),
                it.route(),
                it.count().calls(),
                it.count().images(),
                it.count().characters(),
                it.id());
    }
}
