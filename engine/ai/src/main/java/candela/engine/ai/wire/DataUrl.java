package candela.engine.ai.wire;

import java.util.Locale;

/** A file within a request, such as {@code data:image/png;base64,…}. */
record DataUrl(String mediaType, String data) {

    static boolean is(String url) {
        return url.regionMatches(true, 0, "data:", 0, 5);
    }

    static DataUrl of(String url, String path) {
        var comma = url.indexOf(',');
        var head = comma < 0 ? "" : url.substring(5, comma).toLowerCase(Locale.ROOT);
        if (!head.endsWith(";base64") || head.length() == ";base64".length()) {
            throw new WireException(
                    path, "A file must be written as data:TYPE;base64,… with its type, such as image/png.");
        }
        return new DataUrl(head.substring(0, head.indexOf(';')), url.substring(comma + 1));
    }

    /** Addresses that a provider fetches itself. */
    static String web(String url, String path) {
        if (!url.regionMatches(true, 0, "https://", 0, 8) && !url.regionMatches(true, 0, "http://", 0, 7)) {
            throw new WireException(path, "The address must begin with https:// or data:.");
        }
        return url;
    }
}
