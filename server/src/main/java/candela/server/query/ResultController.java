package candela.server.query;

import candela.engine.data.CsvFile;
import candela.engine.data.Room;
import candela.engine.data.RowFile;
import candela.engine.data.WorkbookFile;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.RequestEnd;
import candela.server.query.Query.QueryId;
import candela.server.query.QueryView.ColumnOfResult;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
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
    private final Room room;

    ResultController(Asking asking, Room room) {
        this.asking = asking;
        this.room = room;
    }

    @GetMapping("/results")
    Results read(Actor actor, @PathVariable QueryId id, @RequestParam(defaultValue = "0") int cursor) {
        var outcome = outcome(asking.find(actor, id));
        if (cursor < 0) {
            throw Problem.invalid("cursor", "The cursor must be one that a former page gave");
        }
        var page = asking.page(actor, id, cursor);
        var place = page.place(room);
        RequestEnd.then(place::close);
        return new Results(
                QueryView.columns(outcome),
                page.rows(),
                page.isLast() ? null : String.valueOf(cursor + 1),
                outcome.rowCount());
    }

    @GetMapping(path = "/results.csv", produces = "text/csv")
    void csv(Actor actor, @PathVariable QueryId id, HttpServletResponse response) throws IOException {
        send(actor, asking.find(actor, id), new Kind("csv", "text/csv;charset=UTF-8", CsvFile::new), response);
    }

    @GetMapping(path = "/results.xlsx", produces = XLSX)
    void xlsx(Actor actor, @PathVariable QueryId id, HttpServletResponse response) throws IOException {
        send(actor, asking.find(actor, id), new Kind("xlsx", XLSX, WorkbookFile::new), response);
    }

    @GetMapping(path = "/results.json", produces = MediaType.APPLICATION_JSON_VALUE)
    void json(Actor actor, @PathVariable QueryId id, HttpServletResponse response) throws IOException {
        send(
                actor,
                asking.find(actor, id),
                new Kind("json", MediaType.APPLICATION_JSON_VALUE, ObjectFile::new),
                response);
    }

    /** What rows can be sent as. */
    private record Kind(String ending, String type, Opening opening) {}

    private interface Opening {
        RowFile open(OutputStream target) throws IOException;
    }

    /** A file that cannot be completed breaks the connection, once a part of it was sent. */
    private void send(Actor actor, Query query, Kind kind, HttpServletResponse response) throws IOException {
        var outcome = outcome(query);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(query.fileName(kind.ending())));
        response.setContentType(kind.type());
        try {
            send(actor, query.id(), outcome, kind.opening().open(response.getOutputStream()));
        } catch (Problem e) {
            if (response.isCommitted()) {
                throw new CloseNowException("The file broke off", e);
            }
            response.reset();
            throw e;
        }
    }

    /** Page after page, none of them held longer than it takes to write. */
    private void send(Actor actor, QueryId id, Outcome outcome, RowFile file) throws IOException {
        file.begin(outcome.columns());
        var more = outcome.rowCount() > 0;
        for (var number = 0; more; number++) {
            var page = asking.page(actor, id, number);
            try (var place = page.place(room)) {
                for (var row : page.rows()) {
                    file.row(row);
                }
            }
            more = !page.isLast();
        }
        file.close();
    }

    private static Outcome outcome(Query query) {
        var outcome = query.work().outcome();
        if (outcome == null) {
            throw Problem.conflict("The query has no result yet; run it first");
        }
        return outcome;
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
