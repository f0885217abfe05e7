package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Guard;
import candela.engine.sql.Verdict;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of BigQuery's side of a query is left when nobody of ours is: the account's rights, and the end of the job. */
class BigQueryRightsTest {

    private static final GoogleKey EDITOR = GoogleKey.of("editor@acme-data.iam.gserviceaccount.com");

    @TempDir
    Path folder;

    private AutoCloseable belief;
    private BigQueryServer server;
    private Access access;

    @BeforeEach
    void start() throws Exception {
        var authority = new TestAuthority("Google");
        belief = authority.believed(folder);
        server = BigQueryServer.start(authority);
        access = server.reach(new Access(1, Duration.ofSeconds(10)));
        server.trusts(EDITOR);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        belief.close();
    }

    private void createTable() throws SQLException {
        try (var owner = server.owner();
                var statement = owner.createStatement()) {
            statement.execute("CREATE TABLE \"new parts\" (id INTEGER)");
        }
    }

    private boolean mayWrite(GoogleKey key, String dataset) {
        var session = new Session("", "", dataset, BigQueryServer.PLACE, key.file());
        try (var database = Database.open(server.source(BigQueryServer.PROJECT, session), access)) {
            return database.mayWrite();
        }
    }

    @Test
    void anAccountThatMayChangeTablesIsTold() throws Exception {
        createTable();
        assertThat(mayWrite(EDITOR, BigQueryServer.DATASET)).isTrue();
        var asked = server.asked().getLast();
        assertThat(asked.scope()).isEqualTo("https://www.googleapis.com/auth/bigquery.readonly");
        assertThat(asked.path())
                .isEqualTo("/bigquery/v2/projects/acme-data/datasets/shop/tables/new parts:testIamPermissions");
        assertThat(asked.body().path("permissions").toString())
                .isEqualTo("[\"bigquery.tables.updateData\",\"bigquery.tables.update\",\"bigquery.tables.delete\"]");
        assertThat(mayWrite(EDITOR, "")).as("all datasets of the location").isTrue();
    }

    @Test
    void anAccountThatOnlyReadsIsNotAccused() throws Exception {
        createTable();
        assertThat(mayWrite(BigQueryServer.READER, BigQueryServer.DATASET)).isFalse();
    }

    @Test
    void whereThereIsNothingToChangeNobodyIsAccused() {
        assertThat(mayWrite(EDITOR, BigQueryServer.DATASET)).isFalse();
    }

    /** Its client may be gone by then, and nobody left to cancel it. */
    @Test
    void aQueryEndsAtTheServiceShortlyAfterItsTime() throws Exception {
        createTable();
        try (var database = Database.open(server.source(), access)) {
            var schema = database.inspect(new Inspection(Duration.ZERO));
            assertThat(server.asked().getLast().body().path("jobTimeoutMs").asLong())
                    .isEqualTo(610_000);
            var verdict = new Guard(database.dialect(), schema).check("SELECT id FROM `new parts`");
            database.run((Verdict.Allowed) verdict, new Limits(10, Duration.ofSeconds(7), 1 << 20), new Execution());
            assertThat(server.asked().getLast().body().path("jobTimeoutMs").asLong())
                    .isEqualTo(17_000);
        }
    }
}
