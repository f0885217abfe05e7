package candela.server.model.gateway;

import candela.server.model.usage.UsageRecord;
import candela.server.platform.JsonColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** What a node that died had not brought into the database yet. */
record Abandoned(Path folder, NodeLock lock) {

    private static final Logger LOG = LoggerFactory.getLogger(Abandoned.class);

    /** Those of all dead nodes; each is locked, so that one node alone takes it over. */
    static List<Abandoned> in(Path folder, String self) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            var found = new ArrayList<Abandoned>();
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                var lock = name.endsWith(NodeLock.SUFFIX) && !name.startsWith(self) ? NodeLock.ofTheDead(file) : null;
                if (lock != null) {
                    found.add(new Abandoned(folder, lock));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void adopt(Consumer<List<UsageRecord>> into) {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(this::isOfTheNode).toList()) {
                into.accept(records(file));
                Files.delete(file);
            }
            lock.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOfTheNode(Path file) {
        var node = lock.file().getFileName().toString().replace(NodeLock.SUFFIX, "");
        var name = file.getFileName().toString();
        return name.startsWith(node) && name.endsWith(UsageJournal.SUFFIX);
    }

    /** The last line may be half a record: its call never ended. */
    private static List<UsageRecord> records(Path file) throws IOException {
        var records = new ArrayList<UsageRecord>();
        for (var line : Files.readAllLines(file)) {
            try {
                records.add(JsonColumn.MAPPER.readValue(line, UsageRecord.class));
            } catch (JacksonException e) {
                LOG.warn("A record of usage in {} broke off and is left out", file.getFileName());
            }
        }
        return records;
    }
}
