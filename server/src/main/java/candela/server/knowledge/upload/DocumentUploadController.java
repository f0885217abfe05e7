package candela.server.knowledge.upload;

import candela.server.knowledge.AddedView;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Documents that programs send with a key of a dataset. */
@RestController
@RequestMapping("/v1/document_upload")
class DocumentUploadController {

    private final DocumentUpload upload;

    DocumentUploadController(DocumentUpload upload) {
        this.upload = upload;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Page<AddedView> upload(
            Actor actor,
            @RequestParam("file") List<MultipartFile> file,
            @RequestParam(defaultValue = "") String folder) {
        return Page.all(upload.upload(actor, folder, file)).map(AddedView::of);
    }
}
