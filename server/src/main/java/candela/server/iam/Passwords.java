package candela.server.iam;

import candela.server.platform.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Which passwords are taken, and how they are kept and compared. */
@Component
class Passwords {

    private static final int SHORTEST = 10;
    private static final int LONGEST = 200;
    private static final int FEWEST_DIFFERENT = 4;

    private final PasswordEncoder encoder;
    private final Set<String> common = common();
    private final String nobodys;

    /** Each hash takes tens of megabytes: no flood of sign-ins may take them all. */
    private final Semaphore atOnce = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.nobodys = String.valueOf(encoder.encode("nobody has this password"));
    }

    String hash(String password) {
        return guarded(() -> String.valueOf(encoder.encode(password)));
    }

    /** Takes as long for a login that nobody has as for one that somebody has. */
    boolean matches(String password, @Nullable String hash) {
        var same = guarded(() -> encoder.matches(password, hash == null ? nobodys : hash));
        return hash != null && same;
    }

    /** Refuses what is guessed first. */
    void check(String field, String password, String email) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw Problem.invalid(
                    field, "The password must have at least " + SHORTEST + " characters and at most " + LONGEST);
        }
        var lower = password.toLowerCase(Locale.ROOT);
        if (lower.chars().distinct().count() < FEWEST_DIFFERENT || isCommon(lower) || lower.equals(email)) {
            throw Problem.invalid(field, "This password is one of the first that are guessed: choose another");
        }
    }

    /** Also where digits and signs were put around a common word. */
    private boolean isCommon(String lower) {
        return common.contains(lower) || common.contains(lower.replaceAll("^[^a-z]+|[^a-z]+$", ""));
    }

    private <T> T guarded(Supplier<T> work) {
        atOnce.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }

    private static Set<String> common() {
        try {
            return new ClassPathResource("common-passwords.txt", Passwords.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
