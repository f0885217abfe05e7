package candela.engine.data;

import candela.engine.data.DataException.Reason;
import candela.engine.data.FileImport.Input;
import candela.engine.data.FileImport.Options;
import candela.engine.data.FileImport.Report;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Reads one file of any kind into tables. */
final class Loader {

    private static final int HEAD = 1 << 16;

    private final DuckDBConnection connection;
    private final TableNames names;
    private final Options options;

    Loader(DuckDBConnection connection, TableNames names, Options options) {
        this.connection = connection;
        this.names = names;
        this.options = options;
    }

    List<Report.Table> load(Input input) throws SQLException {
        try {
            return switch (FileFormat.of(input)) {
                case CSV -> List.of(delimited(input, null));
                case TSV -> List.of(delimited(input, '\t'));
                case XLSX -> workbook(input);
                case JSON -> List.of(structured(input, "JSON"));
                case PARQUET -> List.of(structured(input, "PARQUET"));
                case SQLITE -> new DatabaseCopy(connection, names, options).sqlite(input);
                case DUCKDB -> new DatabaseCopy(connection, names, options).duckDb(input);
            };
        } catch (CharacterCodingException e) {
            throw input.encoding() == null
                    ? new DataException(
                            Reason.MALFORMED,
                            "“%s” is not in the encoding it seems to be in. Save it as UTF-8."
                                    .formatted(FileFormat.name(input)),
                            e)
                    : TextEncoding.unfit(input.encoding(), FileFormat.name(input));
        } catch (IOException e) {
            throw new DataException(
                    Reason.MALFORMED,
                    "“%s” cannot be read to its end: %s.".formatted(FileFormat.name(input), e.getMessage()),
                    e);
        }
    }

    private Report.Table delimited(Input input, @Nullable Character given) throws SQLException, IOException {
        var name = FileFormat.name(input);
        var chosen = input.encoding();
        var encoding =
                chosen == null ? TextEncoding.of(input.path(), name) : TextEncoding.chosen(chosen, input.path(), name);
        var head = head(input.path(), encoding);
        var declared = head.matches("(?s)sep=.\\R.*") ? Character.valueOf(head.charAt(4)) : null;
        var delimiter = declared != null ? declared : given != null ? given : Delimited.delimiter(head, name);
        try (var text = encoding.open(input.path())) {
            var rows = new Delimited(text, delimiter, name);
            if (declared != null) {
                rows.next();
            }
            var isPlain = declared == null && encoding.charset().equals(StandardCharsets.UTF_8);
            var staged = Staging.fillFromText(
                    connection,
                    encoding.isVietnamese() ? new ComposedRows(rows) : rows,
                    name,
                    isPlain ? new PlainCsv(input.path(), delimiter) : null);
            if (!encoding.note().isEmpty()) {
                staged.notes().add(encoding.note());
            }
            return typed(staged, input.name(), delimiter == '\t' ? "TSV" : "CSV", delimiter == ';');
        }
    }

    private static String head(Path path, TextEncoding encoding) throws IOException {
        var head = new char[HEAD];
        try (var text = encoding.open(path)) {
            var filled = Math.max(0, text.read(head));
            return new String(head, 0, filled);
        }
    }

    private Report.Table typed(Staging.Staged staged, String fileName, String format, boolean commaFirst)
            throws SQLException {
        var table = names.unique(TableNames.stem(fileName));
        return new Typing(connection, staged, table, options.types()).make(format, commaFirst);
    }

    private List<Report.Table> workbook(Input input) throws SQLException, IOException {
        var name = FileFormat.name(input);
        ZipBounds.check(input.path(), name, options.maxBytesUnpacked());
        try (var workbook = new Workbook(input.path(), name)) {
            var tables = new ArrayList<Report.Table>();
            for (var sheet : workbook.sheets()) {
                var title = workbook.sheets().size() == 1
                        ? TableNames.stem(input.name())
                        : workbook.title(sheet, input.name());
                try (var rows = workbook.rows(sheet)) {
                    var staged = Staging.fill(connection, rows, name + ", " + sheet, null);
                    tables.add(
                            new Typing(connection, staged, names.unique(title), options.types()).make("XLSX", false));
                }
            }
            return tables;
        }
    }

    private Report.Table structured(Input input, String format) throws SQLException, IOException {
        return new Structured(connection, names.unique(TableNames.stem(input.name())), options.types())
                .make(input, format);
    }

    /** A path as an SQL text. */
    static String literal(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
