package candela.bench;

import candela.engine.data.Access;
import candela.engine.data.CsvFile;
import candela.engine.data.Database;
import candela.engine.data.Execution;
import candela.engine.data.Inspection;
import candela.engine.data.Limits;
import candela.engine.data.RowSink;
import candela.engine.data.TestServer;
import candela.engine.data.WorkbookFile;
import candela.engine.sql.Guard;
import candela.engine.sql.Verdict;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A million rows of a PostgreSQL server to a CSV file and to a workbook, and in the same run the same rows by
 * {@code psql --csv}, as the limit to compare with. A million and a tenth of it, so that memory that grows with the
 * rows shows.
 */
final class ExportBenchmark implements Benchmark {
    private static final String SQL = "SELECT * FROM sales";
    private static final int ROUNDS = 5;

    /** What writes rows to a file. */
    private interface Format {
        RowSink open(OutputStream target);
    }

    @Override
    public String about() {
        return "1,000,000 rows to CSV and XLSX, against psql --csv in the same run (needs psql): --rows 1000000";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        var rows = Options.of(arguments, "usage: ./candela bench export [--rows 1000000]")
                .number("--rows", 1_000_000);
        var folder = Installation.temporary();
        var figures = new LinkedHashMap<String, Object>();
        try (var server = TestServer.postgreSql();
                var database = Database.open(server.source(), Access.DEFAULT)) {
            fill(server, rows);
            var verdict = new Guard(database.dialect(), database.inspect(Inspection.DEFAULT)).check(SQL);
            if (!(verdict instanceof Verdict.Allowed allowed)) {
                throw new IllegalStateException(verdict.toString());
            }
            var csv = folder.resolve("rows.csv");
            var psql = Long.MAX_VALUE;
            var ours = Long.MAX_VALUE;
            for (var i = 0; i < ROUNDS; i++) {
                psql = Math.min(psql, psql(server, folder.resolve("psql.csv")));
                ours = Math.min(ours, export(database, allowed, CsvFile::new, csv));
            }
            figures.put("rows", rows);
            figures.put("bytes", Files.size(csv));
            figures.put("psqlMs", psql);
            figures.put("csvMs", ours);
            figures.put("csvToPsqlSpeed", Math.round(100.0 * psql / ours) / 100.0);
            figures.put("csvPeakMegabytes", peak(() -> export(database, allowed, CsvFile::new, csv)));
            var workbook = folder.resolve("rows.xlsx");
            figures.put("xlsxMs", export(database, allowed, WorkbookFile::new, workbook));
            figures.put("xlsxBytes", Files.size(workbook));
            figures.put("xlsxPeakMegabytes", peak(() -> export(database, allowed, WorkbookFile::new, workbook)));
        }
        return figures;
    }

    private static void fill(TestServer server, int rows) throws SQLException {
        try (var connection = server.owner();
                var statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE sales AS SELECT i AS id, 'customer ' || i %% 5000 AS customer,
                        round((i %% 100000) / 7.0, 2) AS amount, date '2024-01-01' + i %% 700 AS sold_on,
                        timestamp '2024-01-01 08:00:00' + i * interval '37 second' AS entered_at, i %% 3 = 0 AS paid,
                        CASE WHEN i %% 11 = 0 THEN 'said "yes", and paid' END AS note
                    FROM generate_series(1, %d) i""".formatted(rows));
            statement.execute("ANALYZE sales");
        }
    }

    private static long export(Database database, Verdict.Allowed allowed, Format format, Path file)
            throws IOException {
        var start = System.nanoTime();
        var limits = new Limits(Integer.MAX_VALUE, Duration.ofMinutes(10), Long.MAX_VALUE);
        try (var target = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            var sink = format.open(target);
            database.export(allowed, limits, Duration.ofMinutes(10), new Execution(), null, sink);
            close(sink);
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static void close(RowSink sink) throws IOException {
        try {
            ((AutoCloseable) sink).close();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long psql(TestServer server, Path file) throws IOException, InterruptedException {
        var start = System.nanoTime();
        var builder = new ProcessBuilder(
                "psql",
                "--csv",
                "-X",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(server.port()),
                "-U",
                "reader",
                "-d",
                "shop",
                "-c",
                SQL);
        builder.environment().put("PGPASSWORD", TestServer.PASSWORD);
        builder.redirectOutput(file.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException("psql failed");
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** Something that is run to see how much memory it takes. */
    private interface Run {
        void run() throws IOException;
    }

    /** The most that survived a collection of garbage while something ran, in megabytes. */
    private static long peak(Run run) throws IOException {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        var most = new java.util.concurrent.atomic.AtomicLong();
        var watch = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                var kept = heap().map(MemoryPoolMXBean::getCollectionUsage)
                        .mapToLong(it -> it == null ? 0 : it.getUsed())
                        .sum();
                most.accumulateAndGet(kept, Math::max);
                Thread.onSpinWait();
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            }
        });
        run.run();
        watch.interrupt();
        return most.get() >> 20;
    }

    private static Stream<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(it -> it.getType() == MemoryType.HEAP);
    }
}
