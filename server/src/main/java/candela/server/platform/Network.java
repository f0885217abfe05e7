package candela.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Decides which addresses a connection of somebody's may reach: public ones; private ones where an administrator
 * allowed them; never the machine's own services for machines, and never Candela's own database.
 */
public class Network {

    /** Link-local, this network, multicast, broadcast, and where clouds answer questions about the machine. */
    private static final List<Cidr> NEVER = blocks(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "::/128",
            "fe80::/10",
            "ff00::/8",
            "fd00:ec2::254",
            "fd20:ce::254");

    /** Loopback, private and unique-local, and IPv6 blocks that carry an IPv4 address inside. */
    private static final List<Cidr> PRIVATE = blocks(
            "10.0.0.0/8",
            "127.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "192.0.0.0/24",
            "198.18.0.0/15",
            "::1",
            "fc00::/7",
            "fec0::/10",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2002::/16",
            "2001::/32");

    private final List<String> allowedAtStart;
    private final RuntimeSettings settings;
    private final SettingDefinition<List<String>> allowedAddresses;
    private final OwnDatabase own;
    private final LookUp lookUp;

    /** Asks the name server. */
    @FunctionalInterface
    interface LookUp {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    Network(
            List<String> allowedAtStart,
            RuntimeSettings settings,
            SettingDefinition<List<String>> allowedAddresses,
            OwnDatabase own,
            LookUp lookUp) {
        this.allowedAtStart = allowedAtStart;
        this.settings = settings;
        this.allowedAddresses = allowedAddresses;
        this.own = own;
        this.lookUp = lookUp;
    }

    /**
     * The addresses of a host that may be connected to; the caller connects to one of these, so that the name cannot
     * come to mean another address in between.
     *
     * @param privateAllowed an administrator entered the host
     */
    public List<InetAddress> resolve(String host, int port, boolean privateAllowed) {
        var all = lookUp(host);
        var listed = Stream.concat(allowedAtStart.stream(), settings.value(allowedAddresses).stream())
                .map(Cidr::parse)
                .toList();
        var good = all.stream()
                .filter(it -> !in(NEVER, it) && (privateAllowed || !in(PRIVATE, it) || in(listed, it)))
                .toList();
        if (good.isEmpty()) {
            throw refused(host, all);
        }
        if (good.stream().anyMatch(it -> own.is(it, port))) {
            throw Problem.invalid("host", "This is Candela's own database, which is no data source");
        }
        return good;
    }

    private static Problem refused(String host, List<InetAddress> all) {
        return Problem.invalid(
                "host",
                all.stream().anyMatch(it -> in(NEVER, it))
                        ? "The address of " + host
                                + " is reserved for machines and networks themselves and can never be a data source"
                        : host
                                + " lies in a private network. An administrator can connect it, or allow its address in the setting network.allowed_addresses");
    }

    private List<InetAddress> lookUp(String host) {
        try {
            return List.of(lookUp.addresses(host));
        } catch (UnknownHostException e) {
            throw Problem.invalid("host", "There is no host " + host + "; check its spelling");
        }
    }

    private static boolean in(List<Cidr> blocks, InetAddress address) {
        return blocks.stream().anyMatch(it -> it.contains(address));
    }

    private static List<Cidr> blocks(String... texts) {
        return Stream.of(texts).map(Cidr::parse).toList();
    }

    /** The rules of this installation, and the setting behind them. */
    @Configuration(proxyBeanMethods = false)
    static class Definitions {

        @Bean
        Network network(
                Settings start,
                RuntimeSettings settings,
                SettingDefinition<List<String>> allowedAddresses,
                HikariDataSource dataSource) {
            return new Network(
                    start.allowedAddresses(),
                    settings,
                    allowedAddresses,
                    OwnDatabase.of(dataSource.getJdbcUrl()),
                    InetAddress::getAllByName);
        }

        @Bean
        SettingDefinition<List<String>> allowedAddresses() {
            return SettingDefinition.texts(
                    "network.allowed_addresses",
                    it -> Cidr.parse(it.strip()).text(),
                    "Private addresses and blocks (like 10.1.0.0/16) that everybody's connections may reach");
        }
    }
}
