package candela.cli;

import candela.engine.data.CsvFile;
import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import candela.engine.data.Database;
import candela.engine.data.Execution;
import candela.engine.data.Limits;
import candela.engine.data.RowFile;
import candela.engine.data.WorkbookFile;
import candela.engine.sql.Schema;
import candela.engine.sql.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;

/** All rows of an answer in a file, which is there only when it is whole. */
final class AnswerFile {

    private static final Limits ALL = new Limits(Integer.MAX_VALUE, Limits.DEFAULT.time(), Limits.DEFAULT.bytes());
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Path target;

    /** @throws IllegalArgumentException when the name ends in nothing that can be written */
    AnswerFile(Path target) {
        if (!isNamed(target, ".csv") && !isNamed(target, ".xlsx")) {
            throw new IllegalArgumentException("--rows wants a file that ends in .csv or .xlsx");
        }
        this.target = target;
    }

    private static boolean isNamed(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /** Runs the statement and tells how many rows it wrote. */
    long write(Database database, Verdict.Allowed statement, Schema schema) {
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            var rows = write(database, statement, schema, part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException e) {
            throw new DataException(Reason.DENIED, target + " cannot be written: is there room, and may you?", e);
        } finally {
            drop(part);
        }
    }

    private long write(Database database, Verdict.Allowed statement, Schema schema, Path part) throws IOException {
        try (var stream = Files.newOutputStream(part)) {
            var file = file(stream);
            database.export(statement, ALL, LONGEST, new Execution(), schema, file);
            file.close();
            return file.rows();
        }
    }

    private RowFile file(OutputStream stream) {
        return isNamed(target, ".csv") ? new CsvFile(stream) : new WorkbookFile(stream);
    }

    private static void drop(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new DataException(Reason.DENIED, part + " cannot be removed", e);
        }
    }

    @Override
    public String toString() {
        return target.toString();
    }
}
