package candela.server.storage;

import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import candela.server.storage.StoredFile.FileId;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The door to people's files. Receiving one takes long and needs no transaction; keeping and deleting belong into the
 * caller's.
 */
@Service
@Transactional
public class Files {

    private static final Pattern MIME = Pattern.compile("[\\w.+-]{1,80}/[\\w.+-]{1,80}");
    private static final int LONGEST_NAME = 255;

    private final StoredFiles files;
    private final Disk disk;
    private final RuntimeSettings settings;
    private final SettingDefinition<Integer> uploadLimit;
    private final Clock clock;

    Files(StoredFiles files, Disk disk, RuntimeSettings settings, SettingDefinition<Integer> uploadLimit, Clock clock) {
        this.files = files;
        this.disk = disk;
        this.settings = settings;
        this.uploadLimit = uploadLimit;
        this.clock = clock;
    }

    /** Streams a content to the disk; it has no row until it is kept. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Received receive(Actor actor, @Nullable String name, @Nullable String mime, InputStream content) {
        var written = disk.write(content, (long) settings.value(uploadLimit) << 20);
        return new Received(written.id(), name(name), mime(mime), written.size(), written.sha256(), written.path());
    }

    /** Takes in a file that the server itself wrote, however large; it has no row until it is kept. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Received made(Actor system, String name, InputStream content) {
        var written = disk.write(content, Long.MAX_VALUE);
        return new Received(written.id(), name(name), mime(null), written.size(), written.sha256(), written.path());
    }

    /** Makes a received file part of what the caller's transaction commits. */
    public FileId keep(Actor actor, Received received) {
        return files.save(StoredFile.of(actor, received, clock.instant())).id();
    }

    /** Throws away a received file that will not be kept. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void discard(Actor actor, Received received) {
        disk.remove(received.id());
    }

    /** Where the content can be read on this machine. */
    @Transactional(readOnly = true)
    public Path local(Actor actor, FileId id) {
        return files.find(id.value(), actor.user().value(), actor.team().value(), actor.administrator())
                .map(it -> disk.path(it.id()))
                .orElseThrow(() -> Problem.notFound("file", id));
    }

    /** The content goes when the transaction has committed; if the server dies between, at its next start. */
    public void delete(Actor actor, FileId id) {
        if (files.delete(id.value(), actor.user().value(), actor.administrator()) == 0) {
            throw Problem.notFound("file", id);
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                disk.remove(id);
            }
        });
    }

    /** Only the last part of a name that looks like a path, without what a screen cannot show. */
    private static String name(@Nullable String sent) {
        var last = sent == null ? "" : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        var shown = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        return shown.isEmpty() ? "file" : shown.substring(0, Math.min(shown.length(), LONGEST_NAME));
    }

    private static String mime(@Nullable String sent) {
        return sent != null && MIME.matcher(sent).matches() ? sent : "application/octet-stream";
    }
}
