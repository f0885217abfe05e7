package candela.engine.data;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server's host, where it is not simply the host itself.
 *
 * @param address the very address to dial, looked up and found good before; null to look the host up when dialling
 * @param tunnel the SSH server to go through, which knows the host by its name; null to dial from here
 * @param proxy the proxy to go through, which looks the host up as well; null for none
 */
public record Route(
        @Nullable InetAddress address,
        @Nullable Tunnel tunnel,
        @Nullable Proxy proxy) {

    /** Whatever the host's name means at the moment. */
    public static final Route DIRECT = new Route(null, null, null);

    public static Route to(InetAddress address) {
        return new Route(address, null, null);
    }

    public static Route through(Tunnel tunnel) {
        return new Route(null, tunnel, null);
    }

    public static Route through(Proxy proxy) {
        return new Route(null, null, proxy);
    }

    /** What drivers that look a host up are told instead of it; null where they may. */
    @Nullable
    String literal() {
        if (tunnel != null || proxy != null) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
        return address == null ? null : address.getHostAddress();
    }
}
