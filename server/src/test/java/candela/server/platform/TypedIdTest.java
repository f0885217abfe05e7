package candela.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TypedIdTest {

    @Test
    void idsMadeLaterSortLaterAlsoWithinAMillisecond() {
        var ids =
                Stream.generate(TypedId::next).limit(10_000).map(UUID::toString).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }
}
