package candela.server.storage;

import candela.server.platform.Problem;
import candela.server.platform.Settings;
import candela.server.platform.TypedId;
import candela.server.storage.StoredFile.FileId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The two folders on the disk: what is arriving, and what has arrived whole. All names in them are our own. */
@Component
class Disk {

    private static final int CHUNK = 1 << 17;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path arriving;
    private final Path whole;

    Disk(Settings settings) throws IOException {
        arriving = Files.createDirectories(settings.data("uploading"));
        whole = Files.createDirectories(settings.data("files"));
    }

    /** What of a content is known once it is whole. */
    record Content(FileId id, long size, String sha256, Path path) {}

    Path arriving() {
        return arriving;
    }

    Path path(FileId id) {
        return whole.resolve(id.value().toString());
    }

    /** Writes a content through to the disk under a fresh id; what breaks off or is too large leaves nothing. */
    Content write(InputStream content, long most) {
        var id = new FileId(TypedId.next());
        var partial = arriving.resolve(id.value().toString());
        try {
            var sha256 = sha256();
            var size = copy(content, partial, most, sha256);
            Files.move(partial, path(id), StandardCopyOption.ATOMIC_MOVE);
            sync(whole);
            return new Content(id, size, HexFormat.of().formatHex(sha256.digest()), path(id));
        } catch (IOException e) {
            remove(partial);
            throw new UncheckedIOException(e);
        } catch (Problem e) {
            remove(partial);
            throw e;
        }
    }

    void remove(FileId id) {
        remove(path(id));
    }

    /** Removes what was arriving when the server ended. */
    void sweepArriving() {
        list(arriving).forEach(Disk::remove);
    }

    /** The ids of all contents on the disk. */
    List<UUID> ids() {
        return list(whole).stream()
                .map(it -> it.getFileName().toString())
                .filter(it -> ID.matcher(it).matches())
                .map(UUID::fromString)
                .toList();
    }

    private static long copy(InputStream content, Path target, long most, MessageDigest sha256) throws IOException {
        var size = 0L;
        var chunk = new byte[CHUNK];
        try (var file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (var read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                size += read;
                refuseLarger(size, most);
                sha256.update(chunk, 0, read);
                write(file, ByteBuffer.wrap(chunk, 0, read));
            }
            file.force(true);
        }
        return size;
    }

    private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static void refuseLarger(long size, long most) {
        if (size > most) {
            throw new Problem(
                    Problem.Kind.TOO_LARGE,
                    "The file is larger than the " + (most >> 20)
                            + " MB that one upload may have; an administrator can raise the setting upload.max_megabytes");
        }
    }

    /** A new name in a folder is durable only when the folder itself was written. */
    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
