package candela.engine.feed;

import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads addresses that people enter and services send: HTTP only, with a host, without a password in them. */
public final class Addresses {

    private Addresses() {}

    /** @throws DataException MALFORMED with what is wrong */
    public static URI read(String text) {
        try {
            return checked(URI.create(text.strip()));
        } catch (IllegalArgumentException e) {
            throw malformed(text);
        }
    }

    /** An address as a service writes it in an answer from another. */
    static URI resolve(URI from, String link) {
        try {
            return checked(from.resolve(link.strip().replace(" ", "%20").replace("|", "%7C")));
        } catch (IllegalArgumentException e) {
            throw malformed(link);
        }
    }

    /** The service's address as a folder, so that names can be added to it. */
    static URI folder(URI address) {
        var text = address.toString().replaceFirst("[?#].*", "");
        return URI.create(text.endsWith("/") ? text : text + "/");
    }

    static URI with(URI address, String name, String value) {
        var query = address.getRawQuery();
        var pair = encode(name) + "=" + encode(value);
        var text = address.toString().replaceFirst("[?#].*", "");
        return URI.create(text + "?" + (query == null || query.isEmpty() ? pair : query + "&" + pair));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static URI checked(URI address) {
        var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http") || address.getHost() == null) {
            throw malformed(address.toString());
        }
        if (address.getUserInfo() != null) {
            throw new DataException(
                    Reason.MALFORMED, "An address holds no user and password; enter them in their own fields.");
        }
        return address;
    }

    private static DataException malformed(String text) {
        var shown = text.length() > 200 ? text.substring(0, 200) + "…" : text;
        return new DataException(
                Reason.MALFORMED, "“%s” is no address like https://example.com/odata.".formatted(shown));
    }
}
