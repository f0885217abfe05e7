package candela.server.datasource.upload;

import candela.engine.data.FileEncoding;
import candela.server.platform.Problem;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is said of the encoding of files on their way in.
 *
 * @param isSaid false to go on with what was said of the former files
 * @param encoding empty to find it by looking at each file
 */
public record ChosenEncoding(boolean isSaid, Optional<FileEncoding> encoding) {

    /** Lets each file be looked at. */
    private static final String AUTO = "auto";

    /** @param written the name of an encoding, or {@code auto}; null where nothing is said */
    static ChosenEncoding read(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return new ChosenEncoding(false, Optional.empty());
        }
        if (written.strip().equalsIgnoreCase(AUTO)) {
            return new ChosenEncoding(true, Optional.empty());
        }
        return new ChosenEncoding(
                true,
                Optional.of(FileEncoding.of(written)
                        .orElseThrow(() -> Problem.invalid(
                                "encoding",
                                "“" + written.strip() + "” is no encoding that is read: choose " + known()))));
    }

    private static String known() {
        return Stream.concat(Stream.of(AUTO), Stream.of(FileEncoding.values()).map(FileEncoding::label))
                .collect(Collectors.joining(", "));
    }

    Optional<FileEncoding> or(Optional<FileEncoding> former) {
        return isSaid ? encoding : former;
    }
}
