package candela.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buckets, against an S3 server that checks signatures. */
class BucketFeedTest {

    @TempDir
    Path folder;

    private final Followed followed = new Followed();
    private S3Server server;
    private Path first;
    private Path second;

    @BeforeEach
    void aBucket() throws Exception {
        server = S3Server.start();
        first = folder.resolve("first.duckdb");
        second = folder.resolve("second.duckdb");
        server.put("in/sales/2026-01.csv", "day,amount\n2026-01-01,10.50\n2026-01-02,7\n");
        server.put("in/sales/2026 02+é's.csv", "day,amount,region\n2026-02-01,1.25,North\n");
        server.put(
                "in/events.ndjson",
                "{\"id\": 1, \"who\": {\"name\": \"An\"}}\n{\"id\": 2, \"who\": {\"name\": \"Bo\"}}\n");
        server.put("in/readme.txt", "not a table");
        server.put("out/other.csv", "a\n1\n");
    }

    @AfterEach
    void closed() throws Exception {
        server.close();
    }

    @Test
    void foldersAndFilesAreOfferedAsTables() {
        assertThat(feed("in/").offers()).extracting(Offer::name).containsExactly("events", "sales");
        assertThat(feed("in/").offers().getLast().description()).startsWith("2 files");
    }

    @Test
    void filesBecomeTablesAndThoseOfAFolderOne() {
        feed("in/").pull(first, null);

        assertThat(Asked.rows(first, "SELECT * FROM sales ORDER BY day"))
                .isEqualTo("[[2026-01-01, 10.50, null], [2026-01-02, 7.00, null], [2026-02-01, 1.25, North]]");
        assertThat(Asked.rows(first, "SELECT * FROM events ORDER BY id")).isEqualTo("[[1, An], [2, Bo]]");
        assertThat(folder.resolve("objects")).isEmptyDirectory();
    }

    @Test
    void onlyWhatIsNewIsDownloadedAndWhatIsGoneGoes() {
        feed("in/").pull(first, null);
        server.put("in/sales/2026-03.csv", "day,amount,region\n2026-03-01,3.00,South\n");
        server.delete("in/events.ndjson");
        server.put("in/new.csv", "a,b\n1,2\n");

        var again = feed("in/");
        followed.told.clear();
        again.pull(second, first);

        assertThat(Asked.rows(second, "SELECT count(*), sum(amount) FROM sales"))
                .isEqualTo("[[4, 21.75]]");
        assertThat(Asked.schema(second).tables()).extracting(it -> it.name()).containsExactlyInAnyOrder("new", "sales");
        assertThat(followed.told).containsExactly("new 1", "new 1 done", "sales 1", "sales 4 done");
    }

    @Test
    void aChangedFileMakesItsTableAnew() {
        feed("in/").pull(first, null);
        server.put("in/sales/2026-01.csv", "day,amount\n2026-01-01,100\n");

        feed("in/").pull(second, first);

        assertThat(Asked.rows(second, "SELECT count(*), sum(amount) FROM sales"))
                .isEqualTo("[[2, 101.25]]");
    }

    @Test
    void aBrokenFileIsNamedAndLeavesNothing() {
        server.put("in/broken.parquet", "PAR1 not really");

        assertThatThrownBy(() -> feed("in/").pull(first, null))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("broken.parquet");
        assertThat(first).doesNotExist();
    }

    @Test
    void aWrongKeyIsTold() {
        assertThatThrownBy(() -> feed("in/", "wrong").offers())
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isIn(Reason.DENIED, Reason.AUTHENTICATION));
    }

    /** The example of the AWS documentation, "Example: GET Object" without its Range. */
    @Test
    void theSignatureIsThatOfTheDocumentation() {
        var keys = new Aws4("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1", "s3");
        var headers = keys.headers(
                "GET",
                URI.create("https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J"),
                Instant.parse("2013-05-24T00:00:00Z"));
        assertThat(headers.get("Authorization"))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    private BucketFeed feed(String prefix) {
        return feed(prefix, S3Server.SECRET);
    }

    private BucketFeed feed(String prefix, String secret) {
        var login = new Login(Login.Kind.AWS4, S3Server.KEY, null, null, null, "us-east-1");
        var caller = new Caller(
                new PlainHttp(),
                URI.create(server.address()),
                login,
                secret,
                Bounds.DEFAULT,
                followed,
                Clock.systemUTC());
        return new BucketFeed(server.address(), new Bucket("us-east-1", S3Server.BUCKET, prefix), caller, List.of());
    }
}
