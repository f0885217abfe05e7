package candela.engine.personal;

import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Columns written as text: {@code table.column type: value | value}. */
final class Cases {

    private Cases() {}

    static List<String> lines(String file) {
        try (var in = Objects.requireNonNull(Cases.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.isBlank() && !it.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Finding> find(String written) {
        var colon = written.indexOf(':');
        var head = written.substring(0, colon).split("[. ]");
        var values = Stream.of(written.substring(colon + 1).split(" \\| "))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
        var type = Type.valueOf(head[2].toUpperCase(Locale.ROOT));
        var column = new Column(head[1], type, head[2], true, "", values, null, null, null);
        return Detector.find(new Table(null, head[0], List.of(column), List.of(), null, ""), column);
    }
}
