package candela.server.datasource;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSourceController.UploadedDataSource;
import candela.server.datasource.Uploading.Incoming;
import candela.server.platform.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping(path = "/api/v1/data-sources/{id}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
class UploadVersionController {

    private final UploadVersions versions;

    UploadVersionController(UploadVersions versions) {
        this.versions = versions;
    }

    @PutMapping
    UploadedDataSource replace(
            Actor actor, @PathVariable DataSourceId id, @RequestParam("file") List<MultipartFile> file) {
        return UploadedDataSource.of(versions.replace(actor, id, incoming(file)));
    }

    @PostMapping
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
