package candela.server.query;

import candela.engine.data.CsvFile;
import candela.engine.data.RowSink;
import candela.engine.data.WorkbookFile;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.query.Query.QueryId;
import candela.server.query.QueryView.ColumnOfResult;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The rows of an answer, page by page or as a file. They are those of the last run; nothing runs here. */
@RestController
@RequestMapping("/api/v1/queries/{id}")
class ResultController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    record Results(
            List<ColumnOfResult> columns,
            List<List<@Nullable Object>> items,
            @Nullable String next,
            long rowCount) {}

    private final Asking asking;

    ResultController(Asking asking) {
        this.asking = asking;
    }

    @GetMapping("/results")
    Results read(Actor actor, @PathVariable QueryId id, @RequestParam(defaultValue = "0") int cursor) {
        var outcome = outcome(asking.find(actor, id));
        if (cursor < 0) {
            throw Problem.invalid("cursor", "The cursor must be one that a former page gave");
        }
        var more = (cursor + 1L) * ResultPages.ROWS < outcome.rowCount();
        return new Results(
                QueryView.columns(outcome),
                asking.rows(actor, id, cursor),
                more ? String.valueOf(cursor + 1) : null,
                outcome.rowCount());
    }

    @GetMapping(path = "/results.csv", produces = "text/csv")
    void csv(Actor actor, @PathVariable QueryId id, HttpServletResponse response) throws IOException {
        var query = asking.find(actor, id);
        var outcome = outcome(query);
        try (var file = new CsvFile(download(response, query.fileName("csv"), "text/csv;charset=UTF-8"))) {
            send(actor, query, outcome, file);
        }
    }

    @GetMapping(path = "/results.xlsx", produces = XLSX)
    void xlsx(Actor actor, @PathVariable QueryId id, HttpServletResponse response) throws IOException {
        var query = asking.find(actor, id);
        var outcome = outcome(query);
        try (var file = new WorkbookFile(download(response, query.fileName("xlsx"), XLSX))) {
            send(actor, query, outcome, file);
        }
    }

    /** Page after page, none of them held longer than it takes to write. */
    private void send(Actor actor, Query query, Outcome outcome, RowSink file) throws IOException {
        file.begin(outcome.columns());
        for (var page = 0; (long) page * ResultPages.ROWS < outcome.rowCount(); page++) {
            for (var row : asking.rows(actor, query.id(), page)) {
                file.row(row);
            }
        }
    }

    @GetMapping("/results.json")
    ResponseEntity<List<Map<String, @Nullable Object>>> json(Actor actor, @PathVariable QueryId id) {
        var query = asking.find(actor, id);
        var names = names(outcome(query));
        var objects = all(actor, query).stream().map(row -> object(names, row)).toList();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(query.fileName("json")))
                .body(objects);
    }

    private List<List<@Nullable Object>> all(Actor actor, Query query) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var page = 0; (long) page * ResultPages.ROWS < outcome(query).rowCount(); page++) {
            rows.addAll(asking.rows(actor, query.id(), page));
        }
        return rows;
    }

    private static Outcome outcome(Query query) {
        var outcome = query.work().outcome();
        if (outcome == null) {
            throw Problem.conflict("The query has no result yet; run it first");
        }
        return outcome;
    }

    private static List<String> names(Outcome outcome) {
        return outcome.columns().stream().map(it -> it.name()).toList();
    }

    private static Map<String, @Nullable Object> object(List<String> names, List<@Nullable Object> row) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < names.size(); i++) {
            object.put(names.get(i), row.get(i));
        }
        return object;
    }

    private static OutputStream download(HttpServletResponse response, String name, String type) throws IOException {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(name));
        response.setContentType(type);
        return response.getOutputStream();
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
