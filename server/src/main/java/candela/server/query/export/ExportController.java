package candela.server.query.export;

import candela.engine.data.DataException;
import candela.server.datasource.SourceProblems;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.query.Query.QueryId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** All rows of a statement as a file. It runs anew; a file that cannot be completed breaks the connection. */
@RestController
@RequestMapping("/api/v1/queries/{id}/export")
class ExportController {

    /** @param sql another statement in place of the query's own; for those who may write SQL */
    @Schema(name = "QueryExport")
    record Wanted(
            @NotBlank @Schema(allowableValues = {"csv", "xlsx"})
            String format,

            @Size(max = 100_000) @Nullable String sql) {

        Format kind() {
            return Arrays.stream(Format.values())
                    .filter(it -> it.ending().equals(format))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid("format", "The format must be csv or xlsx"));
        }
    }

    private final Exports exports;

    ExportController(Exports exports) {
        this.exports = exports;
    }

    @PostMapping
    void send(Actor actor, @PathVariable QueryId id, @Valid @RequestBody Wanted wanted, HttpServletResponse response)
            throws IOException {
        var export = exports.open(actor, id, wanted.kind(), wanted.sql());
        response.setContentType(export.format().mediaType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(export));
        try {
            exports.send(actor, export, response.getOutputStream());
        } catch (DataException e) {
            breakOff(response, e);
            throw SourceProblems.of(e);
        } catch (IOException e) {
            throw new CloseNowException("Nobody takes the file", e);
        } catch (RuntimeException e) {
            breakOff(response, e);
            throw e;
        }
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(Actor actor, @PathVariable QueryId id) {
        exports.stop(actor, id);
    }

    /** As long as nothing was sent, trouble is told in words; after that, they would become the end of the file. */
    private static void breakOff(HttpServletResponse response, Exception trouble) throws CloseNowException {
        if (response.isCommitted()) {
            throw new CloseNowException("The file broke off", trouble);
        }
        response.reset();
    }

    private static String attachment(Export export) {
        return ContentDisposition.attachment()
                .filename(export.query().fileName(export.format().ending()), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
