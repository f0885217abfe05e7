package candela.server.platform;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Where Candela's own PostgreSQL listens, so that nobody makes it a data source. */
record OwnDatabase(List<Place> places) {

    private static final int DEFAULT_PORT = 5432;

    /** One host and port of it. */
    record Place(String host, int port) {}

    /** Reads {@code jdbc:postgresql://host:port,host:port/database}. */
    static OwnDatabase of(String jdbcUrl) {
        var hosts = jdbcUrl.replaceFirst("^jdbc:postgresql:(?://)?", "").replaceFirst("[/?].*", "");
        return new OwnDatabase(
                Stream.of(hosts.split(",", -1)).map(OwnDatabase::place).toList());
    }

    boolean is(InetAddress address, int port) {
        return places.stream().anyMatch(it -> it.port == port && same(it.host, address));
    }

    private static Place place(String text) {
        var uri = URI.create("own://" + (text.isEmpty() ? "localhost" : text));
        var host = uri.getHost().replaceAll("[\\[\\]]", "");
        return new Place(host, uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
    }

    /** On this machine every address of the machine may be the same listener. */
    private static boolean same(String host, InetAddress address) {
        try {
            var ours = List.of(InetAddress.getAllByName(host));
            return ours.contains(address) || ours.stream().anyMatch(OwnDatabase::isHere) && isHere(address);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isHere(InetAddress address) {
        try {
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
