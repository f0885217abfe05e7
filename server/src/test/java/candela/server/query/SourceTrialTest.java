package candela.server.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.reading.SourceReader;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Readings tried on the source that was asked, before one of them is the answer. */
@ServerTest
class SourceTrialTest {

    private final SourceTrial trial;

    SourceTrialTest(MockMvcTester http, People people, SourceReader sources) {
        var ana = people.member();
        var file = new MockMultipartFile(
                "file",
                "sales.csv",
                "text/csv",
                "region,amount\nNorth,10\nSouth,\nEast,20\n".getBytes(StandardCharsets.UTF_8));
        var uploaded = Api.json(http.perform(multipart("/api/v1/data-sources/upload")
                .file(file)
                .param("name", "sales " + UUID.randomUUID())
                .header("Authorization", "Bearer " + ana.token())));
        var id = new DataSourceId(UUID.fromString(uploaded.get("id").asString()));
        this.trial = new SourceTrial(sources.open(ana.actor(), id));
    }

    @Test
    void rowsAreFound() {
        assertThat(trial.finds("SELECT region FROM sales")).isTrue();
        assertThat(trial.finds("SELECT count(*) FROM sales WHERE region = 'West'"))
                .as("none is an answer to how many")
                .isTrue();
    }

    @Test
    void noRowsOrNothingButNullsAreNothing() {
        assertThat(trial.finds("SELECT region FROM sales WHERE region = 'West'"))
                .isFalse();
        assertThat(trial.finds("SELECT sum(amount) FROM sales WHERE region = 'South'"))
                .isFalse();
    }

    @Test
    void whatFailsOrMayNotRunFindsNothing() {
        assertThat(trial.finds("SELECT CAST(region AS INTEGER) FROM sales")).isFalse();
        assertThat(trial.finds("DROP TABLE sales")).isFalse();
    }

    @Test
    void statementsAgreeOnTheirRowsInAnyOrder() {
        assertThat(trial.agree(
                        "SELECT region FROM sales ORDER BY region", "SELECT region FROM sales ORDER BY region DESC"))
                .isTrue();
        assertThat(trial.agree("SELECT region FROM sales", "SELECT region FROM sales WHERE region = 'North'"))
                .isFalse();
        assertThat(trial.agree("SELECT region FROM sales", "SELECT nothing FROM sales"))
                .isFalse();
        assertThat(trial.agree("SELECT count(*) FROM sales", "SELECT count(region) FROM sales"))
                .as("may be equal by chance")
                .isFalse();
    }
}
