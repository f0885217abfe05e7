package candela.server.iam;

import candela.server.platform.Actor.UserId;
import java.util.Map;

/**
 * What others see of a person.
 *
 * @param email masked
 */
public record Contact(UserId user, String displayName, String email) {

    private static final int SHOWN_BEFORE = 3;
    private static final int SHOWN_AFTER = 6;

    /** The name among those found; empty for who is gone. */
    public static String name(Map<UserId, Contact> people, UserId user) {
        var contact = people.get(user);
        return contact == null ? "" : contact.displayName();
    }

    static Contact of(User user) {
        return new Contact(user.id(), user.displayName(), mask(user.email()));
    }

    /** {@code john@gmail.com} as {@code joh***@***il.com}. */
    static String mask(String email) {
        var at = email.indexOf('@');
        var name = email.substring(0, at);
        var host = email.substring(at + 1);
        var before = name.length() > SHOWN_BEFORE ? SHOWN_BEFORE : 1;
        var after = Math.clamp(host.length() - 2L, 0, SHOWN_AFTER);
        return name.substring(0, before) + "***@***" + host.substring(host.length() - after);
    }
}
