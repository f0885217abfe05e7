package candela.engine.ai.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a provider's words the key, parts of it, and whatever looks like one; what is left is one short line.
 */
final class Redaction {
    private static final int LONGEST = 500;
    /** Providers repeat the ends of a wrong key; so many characters of it give it away. */
    private static final int TELLING = 6;

    private static final String MARK = "[removed]";
    private static final Pattern WORD = Pattern.compile("[\\p{Alnum}_\\-.*+/=•…~]+");
    private static final Pattern KEY_LIKE =
            Pattern.compile("(?i:(sk|pk|rk|gsk|xai|pplx|csk|hf|r8|nvapi|ghp|org|proj)[-_][\\w\\-*.•…]{6,}.*)"
                    + "|AIza[\\w\\-*.•…]{4,}.*|ya29\\..*|eyJ[\\w\\-]{6,}.*|AKIA\\w{8,}"
                    + "|.*(\\*{3,}|•{3,}).*"
                    + "|(?=\\w*\\d)(?=\\w*[A-Za-z])\\w{20,}");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+\\S+");
    private static final Pattern IN_ADDRESS = Pattern.compile("(?i)\\b(api[-_]?key|key|token|access_token)=[^&\\s\"]+");

    private Redaction() {}

    static String of(String words, @Nullable String secret) {
        var line = words.length() > LONGEST * 8 ? words.substring(0, LONGEST * 8) : words;
        line = line.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        line = secret == null || secret.strip().length() < TELLING ? line : line.replace(secret.strip(), MARK);
        line = BEARER.matcher(line).replaceAll("$1 " + MARK);
        line = IN_ADDRESS.matcher(line).replaceAll("$1=" + MARK);
        line = WORD.matcher(line)
                .replaceAll(it -> isTelling(it.group(), secret) ? MARK : Matcher.quoteReplacement(it.group()));
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }

    private static boolean isTelling(String word, @Nullable String secret) {
        return KEY_LIKE.matcher(word).matches() || secret != null && shares(word, secret.strip());
    }

    private static boolean shares(String word, String secret) {
        if (word.equals(secret)) {
            return true;
        }
        for (var i = 0; i + TELLING <= secret.length(); i++) {
            if (word.contains(secret.substring(i, i + TELLING))) {
                return true;
            }
        }
        return false;
    }
}
