package candela.engine.ai.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a name tells of a model, by the lines of {@code known-models.txt}. */
final class KnownModels {
    private record Line(
            Pattern name,
            @Nullable ModelType type,
            @Nullable Integer context,
            Set<Capability> able) {

        /** From the right, since a pattern may hold bars of its own. */
        static Line of(String line) {
            var able = line.lastIndexOf('|');
            var context = line.lastIndexOf('|', able - 1);
            var type = line.lastIndexOf('|', context - 1);
            return new Line(
                    Pattern.compile(line.substring(0, type).strip()),
                    type(line.substring(type + 1, context).strip()),
                    number(line.substring(context + 1, able).strip()),
                    able(line.substring(able + 1)));
        }

        private static @Nullable ModelType type(String name) {
            return name.equals("-") ? null : ModelType.valueOf(name);
        }

        private static @Nullable Integer number(String number) {
            return number.isEmpty() ? null : Integer.valueOf(number);
        }

        private static Set<Capability> able(String words) {
            var able = EnumSet.noneOf(Capability.class);
            if (words.contains("tools")) {
                able.add(Capability.TOOL_USE);
                able.add(Capability.FUNCTION_CALLING);
            }
            if (words.contains("vision")) {
                able.add(Capability.VISION);
            }
            return able;
        }
    }

    /** Read once, when somebody first asks. */
    private static final class Table {
        private static final List<Line> LINES = read();

        private static List<Line> read() {
            try (var in = Objects.requireNonNull(KnownModels.class.getResourceAsStream("known-models.txt"))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(it -> !it.isBlank() && !it.startsWith("#"))
                        .map(Line::of)
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private KnownModels() {}

    /** Nothing where a model of that name cannot be called by any of the endpoints. */
    static Optional<Offer> of(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return Table.LINES.stream()
                .filter(it -> it.name().matcher(lower).find())
                .findFirst()
                .flatMap(it -> it.type() == null
                        ? Optional.empty()
                        : Optional.of(new Offer(name, it.type(), it.context(), it.able())));
    }
}
