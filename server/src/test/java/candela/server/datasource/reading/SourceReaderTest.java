package candela.server.datasource.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.data.Execution;
import candela.engine.data.Limits;
import candela.engine.data.Room;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import candela.engine.sql.Verdict;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Problem;
import candela.server.testing.ServerTest;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServerTest
class SourceReaderTest {

    private static final Room ROOM = new Room(() -> 1L << 30, () -> Duration.ZERO);

    private static final DataSourceId DEMO = new DataSourceId(UUID.fromString("01900000-0000-7000-8000-000000000001"));

    private final SourceReader reader;

    SourceReaderTest(SourceReader reader) {
        this.reader = reader;
    }

    @Test
    void everybodyWhoIsSignedInReadsTheDemo() {
        var demo = reader.open(person("query:run"), DEMO);

        assertThat(demo.dialect()).isEqualTo(Dialect.DUCKDB);
        assertThat(demo.schema().tables()).extracting(Schema.Table::name).contains("orders", "customers");
        var allowed = allowed(demo.check("SELECT count(*) AS n FROM customers"));
        var result = demo.run(allowed, demo.limits(), new Execution());
        assertThat((Long) result.rows().getFirst().getFirst()).isPositive();
        assertThat(demo.distinctValues("orders", "channel", 10)).contains("Web", "Phone");
    }

    @Test
    void nobodyReadsMoreRowsThanTheSettingsAllow() {
        var demo = reader.open(person("query:run"), DEMO);
        var allowed = allowed(demo.check("SELECT * FROM order_items"));

        var result = demo.run(allowed, new Limits(1_000_000, Limits.DEFAULT.time(), 1L << 30), new Execution());

        assertThat(result.rows()).hasSize(10_000);
        assertThat(result.truncated()).isTrue();
    }

    @Test
    void whoMayNeitherReadNorAskOpensNothing() {
        assertThatThrownBy(() -> reader.open(person("chat:read"), DEMO))
                .isInstanceOfSatisfying(
                        Problem.class, it -> assertThat(it.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
    }

    @Test
    void thePreviewShowsTheFirstRows() {
        var actor = person("datasource:read");
        var preview = reader.preview(actor, DEMO, "orders", 7, ROOM.place()).result();

        assertThat(preview.rows()).hasSize(7);
        assertThat(preview.columns().getFirst().name()).isEqualTo("order_id");
    }

    @Test
    void theDemoKnowsWhatToAskInBothLanguages() {
        var person = person("datasource:read");

        assertThat(reader.examples(person, DEMO, Locale.ENGLISH)).contains("Total revenue per year");
        assertThat(reader.examples(person, DEMO, Locale.of("vi"))).contains("Tổng doanh thu theo năm");
    }

    private static Verdict.Allowed allowed(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        return (Verdict.Allowed) verdict;
    }

    private static Actor person(String... permissions) {
        return Actor.person(
                new UserId(UUID.randomUUID()), new TeamId(UUID.randomUUID()), Set.of(permissions), Actor.Origin.SYSTEM);
    }
}
