package candela.engine.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The cases kept as files under {@code guard/<dialect>/<allowed|refused>}; those in {@code all} hold in each dialect
 * that has no case of the same name.
 */
final class Cases {
    private Cases() {}

    record Case(Dialect dialect, Path file, String sql) {
        @Override
        public String toString() {
            return dialect.name().toLowerCase(Locale.ROOT) + " " + file.getFileName();
        }
    }

    static Stream<Case> of(String kind) {
        return Stream.of(Dialect.values()).flatMap(dialect -> of(dialect, kind).stream());
    }

    static List<Case> of(Dialect dialect, String kind) {
        String own = dialect == Dialect.MARIADB ? "mysql" : dialect.name().toLowerCase(Locale.ROOT);
        var general = files("all/" + kind)
                .filter(it -> Cases.class.getResource("/guard/" + own + "/refused/" + it.getFileName()) == null);
        return Stream.concat(general, files(own + "/" + kind))
                .map(file -> new Case(dialect, file, read(file)))
                .toList();
    }

    private static Stream<Path> files(String folder) {
        URL url = Objects.requireNonNull(Cases.class.getResource("/guard/" + folder), folder);
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
