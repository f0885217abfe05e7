package candela.server.iam;

import candela.server.platform.Problem;
import java.math.BigInteger;
import java.net.InetAddress;

/** An address, or a block of them in CIDR notation, of IPv4 or IPv6. */
final class IpRange {

    private final BigInteger network;
    private final int length;
    private final int free;

    private IpRange(InetAddress network, int bits) {
        this.length = network.getAddress().length * 8;
        this.free = length - bits;
        this.network = number(network).shiftRight(free);
    }

    /** Reads {@code 10.0.0.0/8} or {@code 2001:db8::1}; never asks a name server. */
    static IpRange parse(String text) {
        var slash = text.indexOf('/');
        try {
            var address = InetAddress.ofLiteral(slash < 0 ? text.strip() : text.substring(0, slash).strip());
            var most = address.getAddress().length * 8;
            var bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1).strip());
            if (bits < 0 || bits > most) {
                throw wrong(text);
            }
            return new IpRange(address, bits);
        } catch (IllegalArgumentException e) {
            throw wrong(text);
        }
    }

    /** Whether this address lies in the range; what is no address does not. */
    boolean contains(String ip) {
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(ip.replaceFirst("%.*", ""));
        } catch (IllegalArgumentException e) {
            return false;
        }
        return address.getAddress().length * 8 == length
                && number(address).shiftRight(free).equals(network);
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    private static Problem wrong(String text) {
        return Problem.invalid(
                "allowedIps", "\"" + text + "\" is neither an address nor a block such as 10.0.0.0/8 or 2001:db8::/32");
    }
}
