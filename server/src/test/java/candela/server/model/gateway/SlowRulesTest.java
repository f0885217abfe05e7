package candela.server.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A database that does not say which rules of moderation hold: nothing passes, and nobody waits for long. */
@ServerTest
class SlowRulesTest {

    private final TestModels models;
    private final DataSource dataSource;
    private final Person ana;
    private final ScriptedModel upstream = new ScriptedModel();

    SlowRulesTest(TestModels models, People people, @Qualifier("meteringDataSource") DataSource dataSource) {
        this.models = models;
        this.dataSource = dataSource;
        this.ana = people.member();
        models.language(ana, "gpt", upstream);
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    @Timeout(60)
    void callsAreRefusedWithWordsInsteadOfPassingUnseenOrWaiting() throws Exception {
        var begun = System.nanoTime();
        try (var other = dataSource.getConnection();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE model.guard_rule IN ACCESS EXCLUSIVE MODE");

            var answers = IntStream.range(0, 12)
                    .mapToObj(it -> callers.submit(() -> models.chat(ana, TestModels.question("gpt"))))
                    .toList();
            for (var answer : answers) {
                refused(answer);
            }
            other.rollback();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        assertThat(upstream.received()).isEmpty();
        assertThat(models.chat(ana, TestModels.question("gpt"))).hasStatusOk();
    }

    private static void refused(Future<MvcTestResult> answer) throws Exception {
        assertThat(answer.get()).hasStatus(503).bodyText().contains("rules of moderation", "database is slow");
    }
}
