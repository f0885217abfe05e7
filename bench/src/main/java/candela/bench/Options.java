package candela.bench;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was written after a benchmark's name: {@code --name value} and {@code --flag}. */
record Options(List<String> arguments, String usage) {

    static Options of(List<String> arguments, String usage) {
        return new Options(arguments, usage);
    }

    boolean has(String flag) {
        return arguments.contains(flag);
    }

    @Nullable
    Path optional(String name) {
        int at = arguments.indexOf(name);
        return at < 0 || at + 1 >= arguments.size() ? null : Path.of(arguments.get(at + 1));
    }

    int number(String name, int otherwise) {
        var given = optional(name);
        return given == null ? otherwise : Integer.parseInt(given.toString());
    }

    /** A value that must be given. */
    Path path(String name) {
        var path = optional(name);
        if (path == null) {
            throw new IllegalArgumentException(name + " is missing\n" + usage);
        }
        return path;
    }
}
