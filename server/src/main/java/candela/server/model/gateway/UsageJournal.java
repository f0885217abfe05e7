package candela.server.model.gateway;

import candela.server.model.usage.UsageRecord;
import candela.server.platform.JsonColumn;
import candela.server.platform.Problem;
import candela.server.platform.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What calls used, in files of this node until it is in the database: a record is in the file before its call ends, so
 * that no death of the process loses it. One file for each batch; what a dead node left behind is taken over by name.
 */
@Component
class UsageJournal {

    /** A database that is away for so many calls is away for long: then nothing is called that cannot be recorded. */
    private static final int MOST = 100_000;

    static final String SUFFIX = ".jsonl";

    private final Path folder;
    private final String node = UUID.randomUUID().toString();
    private @Nullable NodeLock lock;
    private @Nullable Batch current;
    private @Nullable Batch waiting;
    private volatile int count;

    UsageJournal(Settings settings) {
        folder = settings.data("usage");
    }

    /** The records of one file. */
    record Batch(Path file, FileChannel channel, List<UsageRecord> records) {

        private void delete() {
            try {
                channel.close();
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void requireRoom() {
        if (count >= MOST) {
            throw new Problem(
                    Problem.Kind.UNAVAILABLE,
                    "What models are used for cannot be recorded because the database is away: try again later");
        }
    }

    void keep(UsageRecord record) {
        var line = (JsonColumn.MAPPER.writeValueAsString(record) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            append(record, ByteBuffer.wrap(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void append(UsageRecord record, ByteBuffer line) throws IOException {
        var batch = current == null ? open() : current;
        current = batch;
        while (line.hasRemaining()) {
            batch.channel.write(line);
        }
        batch.records.add(record);
        count++;
    }

    private Batch open() throws IOException {
        if (lock == null) {
            lock = NodeLock.take(folder, node);
        }
        var file = folder.resolve(node + "-" + System.nanoTime() + SUFFIX);
        return new Batch(
                file,
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND),
                new ArrayList<>());
    }

    /**
     * The oldest batch that is not in the database yet. Only when that is there another is closed, so that batches grow
     * while the database is away.
     */
    synchronized @Nullable Batch next() {
        if (waiting == null && current != null) {
            waiting = current;
            current = null;
        }
        return waiting;
    }

    /** The batch is in the database. */
    synchronized void written(Batch batch) {
        waiting = null;
        count -= batch.records.size();
        batch.delete();
    }

    /**
     * Takes over what nodes of this folder left behind that have died.
     *
     * @param into gets the records of one file; the file goes when it returns
     */
    void adopt(Consumer<List<UsageRecord>> into) {
        Abandoned.in(folder, node).forEach(it -> it.adopt(into));
    }
}
