package candela.server.datasource.upload;

import candela.engine.data.FileImport.Report;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.upload.Uploading.Incoming;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.platform.Visibility;
import candela.server.platform.Words;
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
            @RequestParam(defaultValue = "private") String visibility) {
        return UploadedDataSource.of(
                uploading.upload(actor, name, Words.read(Visibility.class, "visibility", visibility), incoming(file)));
    }

    @PutMapping("/{id}/files")
    UploadedDataSource replace(
            Actor actor, @PathVariable DataSourceId id, @RequestParam("file") List<MultipartFile> file) {
        return UploadedDataSource.of(versions.replace(actor, id, incoming(file)));
    }

    @PostMapping("/{id}/files")
    UploadedDataSource append(
            Actor actor,
            @PathVariable DataSourceId id,
            @RequestParam("file") List<MultipartFile> file,
            @RequestParam(required = false) @Nullable String table) {
        return UploadedDataSource.of(versions.append(actor, id, table, incoming(file)));
    }

    private static List<Incoming> incoming(List<MultipartFile> files) {
        return files.stream()
                .map(it -> new Incoming(it.getOriginalFilename(), it.getContentType(), it))
                .toList();
    }
}
