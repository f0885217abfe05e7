package candela.server.query.export;

import candela.engine.data.CsvFile;
import candela.engine.data.RowFile;
import candela.engine.data.WorkbookFile;
import java.io.OutputStream;
import java.util.Locale;
import java.util.function.Function;

/** What kind of file it is. */
public enum Format {
    CSV("text/csv;charset=UTF-8", CsvFile::new),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", WorkbookFile::new);

    private final String mediaType;
    private final Function<OutputStream, RowFile> maker;

    Format(String mediaType, Function<OutputStream, RowFile> maker) {
        this.mediaType = mediaType;
        this.maker = maker;
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    RowFile file(OutputStream target) {
        return maker.apply(target);
    }
}
