package candela.server.iam;

import candela.server.iam.User.Preferences;
import candela.server.platform.JsonColumn;
import candela.server.platform.Problem;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the parts of an account must look like; each gives the part back as it is kept. */
final class UserRules {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@\"<>]{1,64}@[^\\s@\"<>]{1,180}");
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,38}");
    private static final List<String> LOCALES = List.of("en", "vi");
    private static final int LONGEST_NAME = 100;
    private static final int LARGEST_PREFERENCES = 32_768;

    private UserRules() {}

    static String email(String typed) {
        var email = typed.strip().toLowerCase(Locale.ROOT);
        if (!EMAIL.matcher(email).matches()) {
            throw Problem.invalid("email", "This is not an email address");
        }
        return email;
    }

    static String username(String typed) {
        var username = typed.strip().toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(username).matches()) {
            throw Problem.invalid(
                    "username",
                    "A username has 2 to 39 letters (a to z), digits, dots, hyphens and underscores, and starts with a letter or digit");
        }
        return username;
    }

    static String displayName(String typed) {
        var name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Problem.invalid("displayName", "The name must have 1 to " + LONGEST_NAME + " characters");
        }
        return name;
    }

    static String locale(String locale) {
        if (!LOCALES.contains(locale)) {
            throw Problem.invalid("locale", "The language must be one of " + LOCALES);
        }
        return locale;
    }

    static String timeZone(String zone) {
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw Problem.invalid("timeZone", "The time zone must be a name like Europe/Berlin or UTC");
        }
        return zone;
    }

    static User.Status status(String status) {
        return switch (status) {
            case "active" -> User.Status.ACTIVE;
            case "disabled" -> User.Status.DISABLED;
            default -> throw Problem.invalid("status", "The status must be active or disabled");
        };
    }

    static Preferences preferences(Preferences preferences) {
        if (JsonColumn.MAPPER.writeValueAsString(preferences).length() > LARGEST_PREFERENCES) {
            throw Problem.invalid(
                    "preferences", "The preferences are larger than " + LARGEST_PREFERENCES + " characters");
        }
        return preferences;
    }
}
