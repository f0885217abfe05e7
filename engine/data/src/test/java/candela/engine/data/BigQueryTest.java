package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import candela.engine.data.DataException.Reason;
import candela.engine.sql.Argument;
import candela.engine.sql.Guard;
import candela.engine.sql.Schema;
import candela.engine.sql.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BigQuery by its fields and our driver, with a server that speaks as the service does. */
class BigQueryTest {

    private static final String READING = "https://www.googleapis.com/auth/bigquery.readonly";

    @TempDir
    static Path folder;

    private static AutoCloseable belief;
    private static BigQueryServer server;
    private static Access access;

    @BeforeAll
    static void start() throws Exception {
        var authority = new TestAuthority("Google");
        belief = authority.believed(folder);
        server = BigQueryServer.start(authority);
        access = server.reach(new Access(1, Duration.ofSeconds(10)));
        try (var owner = server.owner();
                var statement = owner.createStatement()) {
            statement.execute("CREATE TABLE regions (country VARCHAR, code INTEGER, PRIMARY KEY (country, code))");
            statement.execute("CREATE TABLE parts (id INTEGER PRIMARY KEY, country VARCHAR, code INTEGER, made DATE,"
                    + " FOREIGN KEY (country, code) REFERENCES regions (country, code))");
            statement.execute("INSERT INTO regions VALUES ('vn', 1)");
            statement.execute("INSERT INTO parts VALUES (7, 'vn', 1, DATE '2024-05-01'), (8, 'vn', 1, NULL)");
            statement.execute("CREATE TABLE long AS SELECT range AS n FROM range(2000)");
            statement.execute("CREATE TABLE kinds AS SELECT TIMESTAMPTZ '2024-05-01 10:20:30.5+00' AS moment,"
                    + " [1, 2] AS several, '\\x41\\x42'::BLOB AS bytes, 1.5::DOUBLE AS half");
            statement.execute("COMMENT ON TABLE parts IS 'What is built in'");
            statement.execute("COMMENT ON COLUMN parts.made IS 'The day it was made'");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        belief.close();
    }

    private static Session session(String dataset, String location, String key) {
        return new Session("", "", dataset, location, key);
    }

    private static Schema inspect(Source.Server source) {
        try (var database = Database.open(source, access)) {
            return database.inspect(Inspection.DEFAULT);
        }
    }

    private static Result run(String sql, Limits limits) {
        try (var database = Database.open(server.source(), access)) {
            var verdict = new Guard(database.dialect(), database.inspect(new Inspection(Duration.ZERO))).check(sql);
            return database.run((Verdict.Allowed) verdict, limits, new Execution());
        }
    }

    private static DataException failedPing(Source.Server source) {
        try (var database = Database.open(source, access)) {
            return catchThrowableOfType(DataException.class, database::ping);
        }
    }

    @Test
    void theFieldsArriveAsTheyWereEntered() {
        try (var database = Database.open(server.source(), access)) {
            assertThat(database.ping()).isPositive();
        }
        var asked = server.asked().getLast();
        assertThat(asked.scope()).isEqualTo(READING);
        assertThat(asked.path()).isEqualTo("/bigquery/v2/projects/acme-data/queries");
        assertThat(asked.body().at("/defaultDataset/datasetId").asString()).isEqualTo("shop");
        assertThat(asked.body().at("/location").asString()).isEqualTo("EU");
        assertThat(asked.body().at("/useLegacySql").asBoolean()).isFalse();
    }

    @Test
    void whatADatasetHoldsIsSeenWithItsKeysAndDescriptions() {
        var schema = inspect(server.source());
        var parts = schema.table("parts").orElseThrow();
        assertThat(parts.description()).isEqualTo("What is built in");
        assertThat(parts.rowCount()).isEqualTo(2);
        assertThat(parts.primaryKey()).containsExactly("id");
        var made = parts.column("made").orElseThrow();
        assertThat(made.description()).isEqualTo("The day it was made");
        assertThat(made.type()).isEqualTo(Schema.Type.DATE);
        assertThat(made.least()).isEqualTo("2024-05-01");
        assertThat(made.samples()).containsExactly("2024-05-01");
        assertThat(parts.column("country").orElseThrow().samples()).containsExactly("vn");
        assertThat(schema.table("regions").orElseThrow().primaryKey()).containsExactly("country", "code");
        assertThat(schema.keys())
                .contains(new Schema.ForeignKey(
                        "parts", List.of("country", "code"), "regions", List.of("country", "code"), true));
    }

    @Test
    void withoutADatasetAllThatLieInTheLocationAreSeenByTheirNames() {
        var schema = inspect(server.source(BigQueryServer.PROJECT, session("", "EU", BigQueryServer.READER.file())));
        assertThat(schema.table("parts").orElseThrow().namespace()).isEqualTo("shop");
        assertThatThrownBy(() ->
                        inspect(server.source(BigQueryServer.PROJECT, session("", "", BigQueryServer.READER.file()))))
                .hasMessageContaining("lie in EU, US")
                .hasMessageContaining("Enter one location, or one dataset");
    }

    @Test
    void valuesOfItsOwnTypesAreRead() {
        var rows = run("SELECT moment, several, bytes, half FROM kinds", Limits.DEFAULT);
        assertThat(rows.rows().getFirst()).containsExactly("2024-05-01T10:20:30.5Z", "[1,2]", "QUI=", 1.5);
        assertThat(rows.columns())
                .extracting(Result.Column::type)
                .containsExactly(Schema.Type.TIMESTAMP, Schema.Type.JSON, Schema.Type.BINARY, Schema.Type.DECIMAL);
    }

    @Test
    void aLongAnswerComesPageByPage() {
        var before = server.asked().size();
        var rows = run("SELECT n FROM long ORDER BY n", new Limits(5000, Duration.ofSeconds(30), 1 << 22))
                .rows();
        assertThat(List.of(rows.size(), Objects.requireNonNull(rows.getLast().getFirst())))
                .isEqualTo(List.of(2000, 1999L));
        assertThat(server.asked().stream().skip(before).filter(it -> it.path().contains("/queries/")))
                .hasSizeGreaterThan(1);
    }

    /** BigQuery compares a text with whatever knows days. */
    @Test
    void valuesStandBesideTheStatement() {
        try (var database = Database.open(server.source(), access)) {
            var verdict = new Guard(database.dialect(), database.inspect(new Inspection(Duration.ZERO)))
                    .check(
                            "SELECT id FROM parts WHERE made = {{day}} AND id < {{most}}",
                            Map.of(
                                    "day", new Argument(Argument.Type.DATE, "2024-05-01"),
                                    "most", new Argument(Argument.Type.NUMBER, "8.5")));
            var result = database.run((Verdict.Allowed) verdict, Limits.DEFAULT, new Execution());
            assertThat(result.rows().toString()).isEqualTo("[[7]]");
        }
        var asked = server.asked().getLast().body();
        assertThat(asked.path("query").asString()).doesNotContain("2024-05-01");
        assertThat(asked.path("queryParameters").toString())
                .isEqualTo("[{\"parameterType\":{\"type\":\"STRING\"},\"parameterValue\":{\"value\":\"2024-05-01\"}},"
                        + "{\"parameterType\":{\"type\":\"NUMERIC\"},\"parameterValue\":{\"value\":\"8.5\"}}]");
    }

    @Test
    void whatReadsMoreThanTheLimitIsNotRun() {
        server.reads(300L << 20);
        var costly = new Limits(10, Duration.ofSeconds(30), 1 << 20, 100);
        assertThatThrownBy(() -> run("SELECT n FROM long", costly))
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.TOO_COSTLY))
                .hasMessageContaining("read more for this query than the limit of this source");
        assertThat(server.asked().getLast().body().path("maximumBytesBilled").asString())
                .isEqualTo(String.valueOf(100L << 20));
        server.reads(10 << 20);
    }

    /** Also where nobody set a limit. */
    @Test
    void aLookAtRowsIsBounded() {
        var before = server.asked().size();
        try (var database = Database.open(server.source(), access)) {
            database.inspect(Inspection.DEFAULT);
            assertThat(database.valueCounts("parts", "country", 5)).isEqualTo(Map.of("vn", 2L));
        }
        var looks = server.asked().stream()
                .skip(before)
                .filter(it -> it.path().endsWith("/queries"))
                .toList();
        assertThat(looks.stream()
                        .filter(it -> it.body().path("query").asString().contains("APPROX_TOP_COUNT")))
                .as("one for each table")
                .hasSize(4);
        assertThat(looks.stream().map(it -> it.body().path("maximumBytesBilled").asLong()))
                .isNotEmpty()
                .containsOnly(1L << 30);
    }

    /** By a token of its own, since one that only reads cancels nothing. */
    @Test
    void whatIsStoppedIsCancelledAtTheService() {
        var endless = "SELECT count(*) FROM long a, long b, long c, long d WHERE a.n + b.n > c.n * d.n";
        assertThatThrownBy(() -> run(endless, new Limits(10, Duration.ofSeconds(1), 1 << 20)))
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.TIMEOUT));
        assertThat(server.asked().stream().filter(it -> it.path().endsWith("/cancel")))
                .isNotEmpty()
                .allMatch(it -> it.scope().equals("https://www.googleapis.com/auth/bigquery"));
    }

    /** The token with which it reads changes nothing, whatever the account may do. */
    @Test
    void theTokenItselfOnlyReads() throws Exception {
        try (var connector = Connector.of(server.source(), access);
                var connection = connector.connect();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM parts WHERE TRUE"))
                    .hasMessageContaining("Insufficient scopes");
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM parts WHERE TRUE"))
                    .isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThatThrownBy(connection::getMetaData).isInstanceOf(SQLFeatureNotSupportedException.class);
        }
    }

    private static long tokens() {
        return server.asked().stream().filter(it -> it.path().equals("/token")).count();
    }

    @Test
    void aTokenIsKeptUntilShortlyBeforeItEnds() {
        try (var database = Database.open(server.source(), access)) {
            var before = tokens();
            database.ping();
            database.ping();
            assertThat(tokens()).isEqualTo(before + 1);
        }
        server.tokensLive(30);
        try (var database = Database.open(server.source(), access)) {
            database.ping();
            var before = tokens();
            database.ping();
            assertThat(tokens()).isGreaterThan(before);
        } finally {
            server.tokensLive(3600);
        }
    }

    /** Whoever writes the file could otherwise have a signature of the account, or a request, sent anywhere. */
    @Test
    void whereAKeyWantsToBeSentDoesNotMatter() {
        var key = GoogleKey.of("other@acme-data.iam.gserviceaccount.com", "https://127.0.0.1:9/token");
        server.knows(key);
        try (var database =
                Database.open(server.source(BigQueryServer.PROJECT, session("shop", "EU", key.file())), access)) {
            assertThat(database.ping()).isPositive();
        }
    }

    @Test
    void whereNoGoodAddressIsFoundNothingIsSent() {
        var never = new Access(1, Duration.ofSeconds(5)).with((host, _) -> {
            throw new IOException("Not there: " + host);
        });
        var before = server.asked().size();
        try (var database = Database.open(server.source(), never)) {
            assertThatThrownBy(database::ping)
                    .isInstanceOfSatisfying(
                            DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.UNREACHABLE))
                    .hasMessage("No way leads to Google from here: Not there: oauth2.googleapis.com");
        }
        assertThat(server.asked()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme/../other",
                "acme-data/queries",
                "acme-data?x=1",
                "Acme Data",
                "acme`data",
                "..",
                "acme%2fdata",
                "123456"
            })
    void aProjectIsAnIdAndNothingElse(String project) {
        assertThatThrownBy(() -> server.source(project, server.source().session()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("project's ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop`", "shop`.INFORMATION_SCHEMA.TABLES --", "a.b", "shop'", "../shop", "a/b", "a\nb"})
    void aDatasetIsANameAndNothingElse(String dataset) {
        assertThatThrownBy(() -> session(dataset, "", ""))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("A dataset may only hold");
    }

    @Test
    void aLocationIsTheNameOfARegion() {
        assertThatThrownBy(() -> session("shop", "eu/../us", "")).hasMessageContaining("name of a region");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "secret-text-that-is-no-json | not the key of a service account",
                "{\"type\": \"authorized_user\", \"refresh_token\": \"secret-text\"} | a person's own login",
                "{\"type\": \"service_account\", \"private_key\": \"secret-text\"} | no private key that can be read",
                "{\"type\": \"service_account\", \"client_email\": \"secret-text\"} | private_key is missing",
                "{\"installed\": {\"client_secret\": \"secret-text\"}} | a client of OAuth",
            })
    void whatIsNoKeyOfAServiceIsToldAndNotShown(String file, String words) {
        assertThatThrownBy(() -> server.source(BigQueryServer.PROJECT, session("shop", "EU", file)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(words)
                .satisfies(it -> assertThat(whole(it)).doesNotContain("secret-text"));
    }

    private static String whole(Throwable thrown) {
        var words = new ArrayList<String>();
        for (var it = thrown; it != null; it = it.getCause()) {
            words.add(String.valueOf(it));
        }
        return words.toString();
    }

    @Test
    void theKeyIsInNoErrorAndNoLogOfASource() {
        var stranger = GoogleKey.of("reader@acme-data.iam.gserviceaccount.com");
        var source = server.source(BigQueryServer.PROJECT, session("shop", "EU", stranger.file()));
        var failed = failedPing(source);
        assertThat(failed)
                .hasMessageContaining("does not accept this key of “reader@acme-data.iam.gserviceaccount.com”")
                .hasMessageContaining("Invalid JWT Signature");
        assertThat(whole(failed) + source + source.session() + ServiceAccount.of(stranger.file()))
                .doesNotContain("PRIVATE KEY")
                .doesNotContain("eyJ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "datasets/shop | 403 | accessNotConfigured | BigQuery API has not been used in project 1 before or it is disabled. | gcloud services enable bigquery.googleapis.com --project=acme-data",
                "queries | 403 | accessDenied | Access Denied: Project acme-data: User does not have bigquery.jobs.create permission in project acme-data. | --role=roles/bigquery.jobUser",
                "datasets/shop | 403 | accessDenied | Access Denied: Dataset acme-data:shop: Permission bigquery.datasets.get denied | role BigQuery Data Viewer on the dataset",
                "queries | 403 | billingNotEnabled | Billing has not been enabled for this project. | has no billing account",
                "datasets/shop | 503 | backendError | Try later | busy or disturbed",
            })
    void whyItCannotBeAskedIsToldWithTheWayOut(String path, int status, String reason, String message, String words) {
        server.refuse("/" + path, status == 503 ? 4 : 1, status, reason, message);
        assertThat(failedPing(server.source())).hasMessageContaining(words);
    }

    @Test
    void aPlaceThatIsNotThereIsTold() {
        var key = BigQueryServer.READER.file();
        assertThat(failedPing(server.source("other-data", session("shop", "EU", key))))
                .hasMessageContaining("no project other-data that “reader@acme-data.iam.gserviceaccount.com” may see");
        assertThat(failedPing(server.source(BigQueryServer.PROJECT, session("Shop", "EU", key))))
                .hasMessageContaining("no dataset Shop in the project acme-data in EU");
        assertThat(failedPing(server.source(BigQueryServer.PROJECT, session("shop", "US", key))))
                .hasMessageContaining("lies in EU, not in US. Set the location to EU, or leave it empty");
    }

    @Test
    void aPassingDisturbanceIsNotNoticed() {
        server.refuse("/queries", 1, 503, "backendError", "Try later");
        try (var database = Database.open(server.source(), access)) {
            assertThat(database.ping()).isPositive();
        }
    }
}
