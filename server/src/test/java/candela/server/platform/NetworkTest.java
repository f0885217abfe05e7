package candela.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    private static final SettingDefinition<List<String>> SETTING = new Network.Definitions().allowedAddresses();
    private static final OwnDatabase OWN = OwnDatabase.of("jdbc:postgresql://127.0.0.1:54321/candela");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "localhost",
                "10.0.0.1",
                "172.16.5.4",
                "192.168.1.1",
                "100.64.0.1",
                "::1",
                "fd12:3456::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::"
            })
    void aPrivateAddressIsRefusedUnlessAnAdministratorEnteredIt(String host) {
        assertThatThrownBy(() -> network().resolve(host, 5432, false)).isInstanceOf(Problem.class);
        assertThat(network().resolve(host, 5432, true)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.1.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "100.100.100.200",
                "168.63.129.16",
                "fe80::1",
                "ff02::1",
                "::",
                "fd00:ec2::254",
                "::ffff:169.254.169.254",
                "2852039166"
            })
    void anAddressForMachinesIsRefusedToEverybody(String host) {
        assertThatThrownBy(() -> network("0.0.0.0/0", "::/0").resolve(host, 5432, true))
                .isInstanceOfSatisfying(
                        Problem.class,
                        it -> assertThat(it.errors().getFirst().field()).isEqualTo("host"));
    }

    @Test
    void aPublicAddressIsReachedByAll() throws UnknownHostException {
        assertThat(network().resolve("93.184.216.34", 5432, false))
                .containsExactly(InetAddress.getByName("93.184.216.34"));
    }

    @Test
    void aListedBlockIsReachedByAllAndNothingBesideIt() {
        assertThat(network("10.1.0.0/16").resolve("10.1.200.3", 3306, false)).isNotEmpty();
        assertThatThrownBy(() -> network("10.1.0.0/16").resolve("10.2.0.1", 3306, false))
                .isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "127.0.0.2", "::1"})
    void candelasOwnDatabaseIsNobodysSource(String host) {
        assertThatThrownBy(() -> network().resolve(host, 54321, true)).hasMessageContaining("Candela's own database");
        assertThat(network().resolve(host, 54322, true)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "10.0.0.0/33", "10.0.0.0/x", "", "300.1.1.1"})
    void whatIsNoBlockCannotBeASetting(String text) {
        assertThatThrownBy(() -> SETTING.reader().apply(List.of(text))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Network network(String... allowed) {
        return new Network(List.of(allowed), INITIAL, SETTING, OWN, InetAddress::getAllByName);
    }

    private static final RuntimeSettings INITIAL = new RuntimeSettings() {
        @Override
        public <T> T value(SettingDefinition<T> definition) {
            return definition.initial();
        }
    };
}
