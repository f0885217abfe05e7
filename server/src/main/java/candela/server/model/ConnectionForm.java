package candela.server.model;

import candela.engine.data.DataException;
import candela.engine.feed.Addresses;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody enters about a connection.
 *
 * @param base where the provider's API lies
 * @param key the API key; null to keep the stored one, empty for none
 */
record ConnectionForm(String name, String base, @Nullable String key) {

    private static final int LONGEST_KEY = 10_000;
    private static final int LONGEST_NAME = 100;
    private static final int SHOWN = 4;
    private static final int LEAST_TO_SHOW = 12;

    ConnectionForm {
        name = name.strip();
        base = base.strip().replaceFirst("/+$", "");
    }

    void check(String provider) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Problem.invalid("name", "A name has 1 to 100 characters");
        }
        if (provider.equals(Providers.LOCAL.id())) {
            ModelsFolder.name(base);
        } else {
            checkBase();
        }
        if (key != null && (key.length() > LONGEST_KEY || key.chars().anyMatch(it -> it <= ' ' || it > '~'))) {
            throw Problem.invalid("key", "A key has no spaces, line breaks or accents; copy it again");
        }
    }

    private void checkBase() {
        try {
            var address = Addresses.read(base);
            if (address.getRawQuery() != null || address.getRawFragment() != null) {
                throw Problem.invalid(
                        "base", "The address of an API ends before its “?”, like http://localhost:11434/v1");
            }
        } catch (DataException e) {
            throw Problem.invalid(
                    "base",
                    Objects.requireNonNullElse(e.getMessage(), "")
                            .replace("https://example.com/odata", "https://api.example.com/v1"));
        }
    }

    boolean hasKey() {
        return key != null && !key.isEmpty();
    }

    /** The end of the key, empty where it would be too much of it. */
    @Nullable
    String lastFour() {
        if (key == null || key.isEmpty()) {
            return null;
        }
        return key.length() < LEAST_TO_SHOW ? "" : key.substring(key.length() - SHOWN);
    }

    /** An address may lie in a private network where an administrator entered it, and stays so until it is changed. */
    boolean privateAllowed(Actor actor, @Nullable Connection former) {
        return actor.administrator() || former != null && former.privateAllowed() && former.leadsTo(base);
    }
}
