package candela.engine.ai.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/**
 * A vendor in the catalogue, which is kept in {@code providers.json}.
 *
 * @param baseUrl where its API is, with the version in it; empty where it must be entered
 * @param keyAt the page where one gets a key; empty where none is needed
 * @param advice one or two sentences for who adds a connection
 */
public record Provider(
        String id, String label, String baseUrl, Speech speech, boolean keyNeeded, String keyAt, String advice) {

    /** The three languages that providers speak. */
    public enum Speech {
        OPENAI,
        ANTHROPIC,
        GOOGLE
    }

    /** Read once, when somebody first asks. */
    private static final class Catalogue {
        private static final List<Provider> ALL = read();

        private static List<Provider> read() {
            try (var in = Objects.requireNonNull(Provider.class.getResourceAsStream("providers.json"))) {
                return List.copyOf(Json.MAPPER.readValue(in, new TypeReference<List<Provider>>() {}));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** All of the catalogue, in the order in which people should see them. */
    public static List<Provider> all() {
        return Catalogue.ALL;
    }

    public static Optional<Provider> of(String id) {
        return all().stream().filter(it -> it.id().equals(id)).findFirst();
    }
}
