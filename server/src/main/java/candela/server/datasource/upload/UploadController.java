package candela.server.datasource.upload;

import candela.engine.data.FileImport.Report;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.upload.Uploading.Delivery;
import candela.server.datasource.upload.Uploading.Incoming;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.platform.Visibility;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping(path = "/api/v1/data-sources", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
class UploadController {

    record UploadedColumn(
            String name,

            @Schema(
                    allowableValues = {
                        "integer",
                        "decimal",
                        "text",
                        "boolean",
                        "date",
                        "time",
                        "timestamp",
                        "binary",
                        "json",
                        "other"
                    })
            String type) {}

    record UploadedTable(String name, long rowCount, List<UploadedColumn> columns, List<String> notes) {

        static UploadedTable of(Report.Table it) {
            var columns = it.columns().stream()
                    .map(column -> new UploadedColumn(column.name(), Words.text(column.type())))
                    .toList();
            return new UploadedTable(it.name(), it.rows(), columns, it.notes());
        }
    }

    @Schema(name = "UploadedSource")
    record UploadedDataSource(
            DataSourceId id, String name, @OneOf(Kind.class) String kind, List<UploadedTable> tables) {

        static UploadedDataSource of(Uploading.Uploaded it) {
            var tables = it.report().tables().stream().map(UploadedTable::of).toList();
            return new UploadedDataSource(
                    it.source().id(), it.source().name(), Words.text(it.source().kind()), tables);
        }
    }

    private static final String ENCODING =
            "In what encoding the text of CSV and TSV files is: UTF-8, windows-1250, Shift_JIS and others, or auto to find it by looking. Left out, what was chosen for the source before, else auto.";

    private final Uploading uploading;
    private final UploadVersions versions;

    UploadController(Uploading uploading, UploadVersions versions) {
        this.uploading = uploading;
        this.versions = versions;
    }

    @PostMapping("/upload")
    @ResponseStatus(HttpStatus.CREATED)
    UploadedDataSource upload(
            Actor actor,
            @RequestParam("file") List<MultipartFile> file,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(defaultValue = "private") String visibility,
            @Parameter(description = ENCODING) @RequestParam(required = false) @Nullable String encoding) {
        var seenBy = Words.read(Visibility.class, "visibility", visibility);
        return UploadedDataSource.of(uploading.upload(actor, name, seenBy, delivery(file, encoding)));
    }

    @PutMapping("/{id}/files")
    UploadedDataSource replace(
            Actor actor,
            @PathVariable DataSourceId id,
            @RequestParam("file") List<MultipartFile> file,
            @Parameter(description = ENCODING) @RequestParam(required = false) @Nullable String encoding) {
        return UploadedDataSource.of(versions.replace(actor, id, delivery(file, encoding)));
    }

    @PostMapping("/{id}/files")
    UploadedDataSource append(
            Actor actor,
            @PathVariable DataSourceId id,
            @RequestParam("file") List<MultipartFile> file,
            @RequestParam(required = false) @Nullable String table,
            @Parameter(description = ENCODING) @RequestParam(required = false) @Nullable String encoding) {
        return UploadedDataSource.of(versions.append(actor, id, table, delivery(file, encoding)));
    }

    private static Delivery delivery(List<MultipartFile> files, @Nullable String encoding) {
        var incoming = files.stream()
                .map(it -> new Incoming(it.getOriginalFilename(), it.getContentType(), it))
                .toList();
        return new Delivery(incoming, ChosenEncoding.read(encoding));
    }
}
