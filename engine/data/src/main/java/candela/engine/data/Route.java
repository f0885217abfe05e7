package candela.engine.data;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The way to a server's host, where it is not simply the host itself.
 *
 * @param address the very address to dial, looked up and found good before; null to look the host up when dialling
 */
public record Route(@Nullable InetAddress address) {

    /** Whatever the host's name means at the moment. */
    public static final Route DIRECT = new Route(null);

    public static Route to(InetAddress address) {
        return new Route(address);
    }
}
