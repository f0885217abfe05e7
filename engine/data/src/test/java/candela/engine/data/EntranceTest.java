package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The port where a way begins, when the machine has nothing left to open it with. */
class EntranceTest {

    /** Fails some times before it works. */
    private static final class Failing extends ServerSocket {

        private final List<Long> tries = Collections.synchronizedList(new ArrayList<>());
        private final int failures;

        private Failing(int failures) throws IOException {
            super(0, 5, InetAddress.getLoopbackAddress());
            this.failures = failures;
        }

        @Override
        public Socket accept() throws IOException {
            tries.add(System.nanoTime());
            if (tries.size() <= failures) {
                throw new IOException("Too many open files");
            }
            return super.accept();
        }
    }

    @Test
    void aDoorThatCannotOpenWaitsLongerEachTimeAndThenOpens() throws IOException {
        try (var far = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var door = new Failing(5);
                var entrance = new Entrance(_ -> new Socket(far.getInetAddress(), far.getLocalPort()), door);
                var near = new Socket(
                        entrance.address().getAddress(), entrance.address().getPort());
                var arrived = far.accept()) {
            near.getOutputStream().write(7);
            assertThat(arrived.getInputStream().read()).isEqualTo(7);
            var tries = List.copyOf(door.tries);
            assertThat(tries.size()).isBetween(6, 7);
            assertThat(milliseconds(tries, 4)).isGreaterThanOrEqualTo(20 + 40 + 80 + 160 - 10);
        }
    }

    private static long milliseconds(List<Long> tries, int pauses) {
        return (tries.get(pauses) - tries.getFirst()) / 1_000_000;
    }
}
