package candela.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Problem;
import candela.server.platform.Settings;
import candela.server.testing.ServerTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServerTest
class FilesTest {

    private final Files files;
    private final Sweep sweep;
    private final Settings settings;
    private final Actor owner = person();

    FilesTest(Files files, Sweep sweep, Settings settings) {
        this.files = files;
        this.sweep = sweep;
        this.settings = settings;
    }

    @Test
    void aKeptFileIsReadByItsOwnerAndNobodyElse() throws IOException {
        var received = files.receive(owner, "../../notes.txt", "text/plain", content("hello"));
        var id = files.keep(owner, received);

        assertThat(java.nio.file.Files.readString(files.local(owner, id))).isEqualTo("hello");
        assertThat(received.name()).isEqualTo("notes.txt");
        assertThat(received.size()).isEqualTo(5);
        assertThat(received.sha256()).isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
        assertThatThrownBy(() -> files.local(person(), id))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        assertThatThrownBy(() -> files.delete(person(), id)).isInstanceOf(Problem.class);
    }

    @Test
    void aDeletedFileLeavesTheDisk() {
        var received = files.receive(owner, "a.txt", null, content("a"));
        var id = files.keep(owner, received);

        files.delete(owner, id);

        assertThat(received.path()).doesNotExist();
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() {
        var before = count();

        assertThatThrownBy(() -> files.receive(owner, "a.txt", null, new Broken()))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(count()).isEqualTo(before);
    }

    @Test
    void whatAnEarlierEndLeftHalfDoneIsSweptAtTheStart() throws IOException {
        var kept = files.receive(owner, "kept.txt", null, content("kept"));
        files.keep(owner, kept);
        var orphan = files.receive(owner, "orphan.txt", null, content("orphan"));
        var partial = settings.data("uploading").resolve("upload_1.tmp");
        java.nio.file.Files.writeString(partial, "half");

        sweep.sweep();

        assertThat(partial).doesNotExist();
        assertThat(orphan.path()).doesNotExist();
        assertThat(kept.path()).exists();
    }

    private long count() {
        return count("uploading") + count("files");
    }

    private long count(String folder) {
        try (var all = java.nio.file.Files.list(settings.data(folder))) {
            return all.filter(java.nio.file.Files::isRegularFile)
                    .map(Path::getFileName)
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Actor person() {
        return Actor.person(
                new UserId(UUID.randomUUID()), new TeamId(UUID.randomUUID()), Set.of(), Actor.Origin.SYSTEM);
    }

    /** A connection that is lost after some bytes. */
    private static final class Broken extends InputStream {
        private int left = 100_000;

        @Override
        public int read() throws IOException {
            if (left-- <= 0) {
                throw new IOException("connection reset");
            }
            return 'x';
        }
    }
}
