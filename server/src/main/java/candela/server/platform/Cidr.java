package candela.server.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A block of addresses, as in {@code 10.0.0.0/8}; a lone address is a block of one.
 *
 * @param prefix how many leading bits count
 */
record Cidr(InetAddress address, int prefix) {

    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Reads a block; never asks a name server. */
    static Cidr parse(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        if (!NUMERIC.matcher(address).matches()) {
            throw new IllegalArgumentException(
                    "holds \"" + text + "\", which is no address and no block like 10.0.0.0/8");
        }
        try {
            var parsed = InetAddress.getByName(address);
            var bits = parsed.getAddress().length * 8;
            var prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            if (prefix < 0 || prefix > bits) {
                throw new IllegalArgumentException("holds \"" + text + "\", whose prefix is too long");
            }
            return new Cidr(parsed, prefix);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "holds \"" + text + "\", which is no address and no block like 10.0.0.0/8", e);
        }
    }

    String text() {
        return address.getHostAddress() + "/" + prefix;
    }

    boolean contains(InetAddress other) {
        var mine = address.getAddress();
        var its = other.getAddress();
        if (mine.length != its.length) {
            return false;
        }
        for (var bit = 0; bit < prefix; bit++) {
            var mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (its[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
