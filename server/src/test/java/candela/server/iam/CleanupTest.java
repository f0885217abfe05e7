package candela.server.iam;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.platform.Actor;
import candela.server.testing.People;
import candela.server.testing.ServerTest;
import candela.server.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class CleanupTest {

    private final Cleanup cleanup;
    private final Devices devices;
    private final People people;
    private final SystemSight sight;
    private final JdbcClient database;

    CleanupTest(Cleanup cleanup, Devices devices, People people, SystemSight sight, JdbcClient database) {
        this.cleanup = cleanup;
        this.devices = devices;
        this.people = people;
        this.sight = sight;
        this.database = database;
    }

    @Test
    void anEndedSessionIsThrownAwayAfterAWeek(@Autowired TestClock clock) {
        var ana = people.member();
        var session = devices.list(ana.actor()).getFirst().id();
        devices.signOut(ana.actor(), session);

        cleanup.run();
        assertThat(kept(session)).isTrue();

        clock.advance(Duration.ofDays(7).plusSeconds(1));
        cleanup.run();
        assertThat(kept(session)).isFalse();
    }

    private boolean kept(Session.SessionId id) {
        return sight.as(Actor.system(), () -> database.sql("SELECT count(*) FROM iam.session WHERE id = ?")
                        .param(id.value())
                        .query(Integer.class)
                        .single()
                > 0);
    }
}
