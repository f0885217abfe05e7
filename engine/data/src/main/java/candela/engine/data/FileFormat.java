package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** The kinds of file that can be read, told by their first bytes; the ending only decides between kinds of text. */
enum FileFormat {
    CSV,
    TSV,
    JSON,
    XLSX,
    PARQUET,
    SQLITE,
    DUCKDB;

    private static final int HEAD = 64;

    /** @throws DataException UNSUPPORTED for known foreign kinds, MALFORMED for an empty file */
    static FileFormat of(FileImport.Input input) {
        var head = head(input);
        var text = new String(head, StandardCharsets.ISO_8859_1);
        if (head.length == 0) {
            throw new DataException(Reason.MALFORMED, "“%s” is empty. Check the file.".formatted(name(input)));
        }
        if (text.startsWith("SQLite format 3\0")) {
            return SQLITE;
        }
        if (text.startsWith("DUCK", 8)) {
            return DUCKDB;
        }
        if (text.startsWith("PAR1")) {
            return PARQUET;
        }
        return text.startsWith("PK\3\4") ? zip(input) : text(input, text);
    }

    private static FileFormat zip(FileImport.Input input) {
        var ending = ending(input);
        if (ending.equals("xlsx") || ending.equals("xlsm")) {
            return XLSX;
        }
        throw new DataException(
                Reason.UNSUPPORTED, "“%s” is an archive. Unpack it and upload the files in it.".formatted(name(input)));
    }

    private static FileFormat text(FileImport.Input input, String head) {
        refuseForeign(input, head);
        var ending = ending(input);
        return switch (ending) {
            case "json", "ndjson", "jsonl", "geojson" -> JSON;
            case "tsv", "tab" -> TSV;
            case "xlsx", "xlsm", "parquet", "sqlite", "sqlite3", "duckdb" ->
                throw new DataException(
                        Reason.MALFORMED,
                        "“%s” is no %s file, whatever its ending says, or it is damaged. Save it again."
                                .formatted(name(input), ending));
            default -> head.strip().startsWith("[{") || head.strip().startsWith("{\"") ? JSON : CSV;
        };
    }

    private static void refuseForeign(FileImport.Input input, String head) {
        var hex = HexFormat.of()
                .formatHex(head.substring(0, Math.min(8, head.length())).getBytes(StandardCharsets.ISO_8859_1));
        var way = switch (hex.substring(0, Math.min(4, hex.length()))) {
            case "d0cf" -> "is in Excel's old format. Save it as .xlsx.";
            case "1f8b", "425a", "fd37", "28b5" -> "is compressed. Unpack it first.";
            case "2550" -> "is a PDF or PostScript document, not a table. Export the table as CSV or XLSX.";
            default -> "";
        };
        if (!way.isEmpty() && (!hex.startsWith("2550") || head.startsWith("%P"))) {
            throw new DataException(Reason.UNSUPPORTED, "“" + name(input) + "” " + way);
        }
    }

    private static byte[] head(FileImport.Input input) {
        try (var stream = Files.newInputStream(input.path())) {
            return stream.readNBytes(HEAD);
        } catch (IOException e) {
            throw new DataException(
                    Reason.DENIED,
                    "“%s” cannot be read. Check that it exists and may be read.".formatted(name(input)),
                    e);
        }
    }

    /** The file's name as its owner knows it, without folders. */
    static String name(FileImport.Input input) {
        var parts = Arrays.asList(input.name().split("[/\\\\]"));
        return parts.isEmpty() ? "file" : parts.getLast();
    }

    private static String ending(FileImport.Input input) {
        var name = name(input);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
