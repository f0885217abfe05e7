package candela.server.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candela.engine.feed.ShopService;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.platform.Settings;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import candela.server.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Business applications by OData 4, against a real service. */
@ServerTest
class FeedTest {

    private static final String ALL = """
            [{"table": "Customers"}, {"table": "Orders", "cursor": "UpdatedAt"}, {"table": "Channels"}]""";

    private final Api api;
    private final People people;
    private final ScheduledSyncs scheduled;
    private final SyncJob job;
    private final Syncing syncing;
    private final FeedBooks books;
    private final ActorBinding binding;
    private final TransactionTemplate transaction;
    private final TestClock clock;
    private final Settings settings;
    private Person owner;
    private ShopService shop;

    FeedTest(
            Api api,
            People people,
            ScheduledSyncs scheduled,
            SyncJob job,
            Syncing syncing,
            FeedBooks books,
            ActorBinding binding,
            TransactionTemplate transaction,
            TestClock clock,
            Settings settings)
            throws IOException {
        this.syncing = syncing;
        this.books = books;
        this.binding = binding;
        this.transaction = transaction;
        this.api = api;
        this.people = people;
        this.scheduled = scheduled;
        this.job = job;
        this.clock = clock;
        this.settings = settings;
        this.owner = people.member();
        this.shop = ShopService.start();
    }

    @BeforeEach
    void somebodyNew() throws IOException {
        owner = people.member();
        shop.close();
        shop = ShopService.start();
    }

    @AfterEach
    void closed() {
        shop.close();
    }

    @Test
    void aServiceIsLookedAtCopiedAndAskedInPlainWordsOverTwoEntitySets() {
        assertThat(api.post(owner, "/feeds/offers", """
                {"kind": "odata", "place": %s}""".formatted(place(shop.address(), "[]"))))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items": [{"name": "Customers", "key": ["Id"]},
                                   {"name": "Orders", "references": ["Customers", "Channels"]}, {"name": "Channels"}]}""");

        var id = added(add("Shop", ALL, ""));

        assertThat(ended(id).path("status").asString()).isEqualTo("succeeded");
        assertThat(api.get(owner, "/data-sources/" + id)).bodyJson().isLenientlyEqualTo("""
                {"kind": "odata", "tables": 3, "rowCount": 9, "mine": true}""");
        assertThat(api.get(owner, "/data-sources/" + id + "/schema")).bodyText().contains("where the customer lives");
        assertThat(rows(ask(id, "What is the total amount of orders by customer country?")))
                .isEqualTo("[[\"Vietnam\",30.5],[\"Denmark\",7.25],[\"Ireland\",1.0]]");
    }

    @Test
    void aSecondSyncBringsOnlyWhatIsNewAndAWholeOneForgetsWhatIsGone() {
        var id = added(add("Growing", ALL, ""));
        ended(id);
        shop.order(5, 2, "100.00", "web", "2026-03-01T00:00:00Z");
        shop.requests().clear();

        assertThat(ended(id, sync(id, false)).path("status").asString()).isEqualTo("succeeded");
        assertThat(shop.requests()).anyMatch(it -> it.contains("UpdatedAt%20ge%202026-02-08"));
        assertThat(rows(sql(id, "SELECT count(*), sum(\"Amount\") FROM \"Orders\"")))
                .isEqualTo("[[5,138.75]]");

        shop.requests().clear();
        ended(id, sync(id, true));
        assertThat(shop.requests()).noneMatch(it -> it.contains("filter"));
    }

    @Test
    void theFormerCopyAnswersUntilTheNewOneIsCompleteAndAfterItFailed() {
        var id = added(add("Steady", ALL, ""));
        ended(id);
        shop.next(it -> it.sendResponseHeaders(404, -1));

        var failed = ended(id, sync(id, true));

        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.path("failure").asString()).contains("has nothing at", "Check the address");
        assertThat(rows(sql(id, "SELECT count(*) FROM \"Orders\""))).isEqualTo("[[4]]");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aSyncIsFollowedAndStopped() {
        var id = added(add("Stopped", ALL, ""));
        ended(id);
        var asked = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        shop.next(it -> {
            asked.countDown();
            uninterrupted(answered);
        });

        var run = sync(id, true);
        uninterrupted(asked);
        assertThat(api.post(owner, "/feeds/" + id + "/runs", "{\"whole\": true}"))
                .hasStatus(409);
        assertThat(api.post(owner, "/feeds/" + id + "/runs/" + run + "/cancel", "{}"))
                .bodyJson()
                .extractingPath("$.cancelRequested")
                .isEqualTo(true);

        assertThat(ended(id, run).path("status").asString()).isEqualTo("cancelled");
        answered.countDown();
        assertThat(rows(sql(id, "SELECT count(*) FROM \"Orders\""))).isEqualTo("[[4]]");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aRunWhoseNodeDiedIsDoneAnewFromTheStart() throws IOException {
        var id = added(add("Killed", ALL, ""));
        ended(id);
        var system = Actor.system();
        var source = new DataSourceId(UUID.fromString(id));
        var run = transaction.execute(it ->
                binding.as(system, () -> books.runs().save(Run.asked(source, owner.user(), true, clock.instant()))));
        syncing.begin(system, Objects.requireNonNull(run).id());
        var workplace = settings.data("syncing").resolve(run.id().value().toString());
        Files.writeString(Files.createDirectories(workplace).resolve("copy.duckdb"), "half");

        job.run(run.id().value());

        assertThat(ended(id).path("status").asString()).isEqualTo("succeeded");
        assertThat(workplace).doesNotExist();
    }

    @Test
    void aSyncBringsNoMoreThanTheAdministratorAllows() {
        var administrator = people.administrator();
        assertThat(api.put(administrator, "/settings/feed.max_megabytes", "{\"value\": 1}"))
                .hasStatus(200);
        try {
            shop.next(it -> {
                it.sendResponseHeaders(200, 2 << 20);
                it.getResponseBody().write(new byte[2 << 20]);
            });
            assertThat(add("Huge", ALL, "")).hasStatus(413).bodyText().contains("larger than 1 MB");
        } finally {
            api.put(administrator, "/settings/feed.max_megabytes", "{\"value\": 4096}");
        }
    }

    @Test
    void aScheduleStartsSyncsByItself() {
        var id = added(
                add("Nightly", ALL, ", \"schedule\": {\"cron\": \"0 6 * * 1-5\", \"zone\": \"Asia/Ho_Chi_Minh\"}"));
        ended(id);
        assertThat(api.get(owner, "/feeds/" + id))
                .bodyJson()
                .extractingPath("$.nextRuns")
                .asArray()
                .hasSize(5)
                .allMatch(it -> it.toString().contains("T23:00:00"));

        assertThat(api.put(owner, "/feeds/" + id + "/schedule", "{\"cron\": \"* * * * *\", \"zone\": \"UTC\"}"))
                .hasStatus(200);
        clock.advance(Duration.ofMinutes(1));
        scheduled.run();

        await().atMost(Duration.ofSeconds(60)).until(() -> runs(id).size() > 1);
        assertThat(ended(id).path("scheduled").asBoolean()).isTrue();
        assertThat(api.put(owner, "/feeds/" + id + "/schedule", "{\"cron\": \"every day\", \"zone\": \"UTC\"}"))
                .hasStatus(400)
                .bodyText()
                .contains("five fields");
        assertThat(api.put(owner, "/feeds/" + id + "/schedule", "{\"cron\": null, \"zone\": \"UTC\"}"))
                .bodyJson()
                .extractingPath("$.nextRuns")
                .asArray()
                .isEmpty();
    }

    @Test
    void aSecretIsNeverToldAndGoesNowhereElse() throws IOException {
        shop.require("X-Api-Key", "s3cret-key");
        var login = "{\"kind\": \"api_key\", \"header\": \"X-Api-Key\"}";
        var place = """
                {"address": "%s", "login": %s, "secret": "s3cret-key", "tables": [{"table": "Orders"}]}""".formatted(shop.address(), login);
        var answer = api.post(owner, "/feeds", """
                {"name": "Locked", "kind": "odata", "place": %s}""".formatted(place));
        var id = added(answer);

        assertThat(ended(id).path("status").asString()).isEqualTo("succeeded");
        for (var path : new String[] {"/feeds/" + id, "/feeds/" + id + "/runs", "/data-sources/" + id}) {
            assertThat(api.get(owner, path)).bodyText().doesNotContain("s3cret");
        }
        assertThat(api.get(owner, "/feeds/" + id)).bodyJson().isLenientlyEqualTo("{\"hasSecret\": true}");
        try (var thief = ShopService.start()) {
            assertThat(api.put(owner, "/feeds/" + id, """
                    {"address": "%s", "login": %s, "tables": [{"table": "Orders"}]}""".formatted(thief.address(), login)))
                    .hasStatus(400)
                    .bodyText()
                    .contains("Enter the secret again");
            assertThat(thief.requests()).isEmpty();
        }
        assertThat(api.put(owner, "/feeds/" + id, """
                {"address": "%s", "login": %s, "tables": [{"table": "Channels"}]}""".formatted(shop.address(), login)))
                .hasStatus(200);
        assertThat(ended(id).path("status").asString()).isEqualTo("succeeded");
    }

    @Test
    void wrongCredentialsAreToldBeforeAnythingIsSaved() {
        shop.require("X-Api-Key", "s3cret-key");

        assertThat(add("Refused", ALL, "")).hasStatus(400).bodyText().contains("401");
        assertThat(api.get(owner, "/data-sources?q=Refused"))
                .bodyJson()
                .extractingPath("$.items")
                .asArray()
                .isEmpty();
    }

    @Test
    void aColleagueSeesTheSourceButNotHowItIsFed() {
        var id = added(add("Shared", ALL, ", \"visibility\": \"team\""));
        ended(id);
        var colleague = people.viewer(owner);

        assertThat(api.get(colleague, "/data-sources/" + id)).hasStatus(200);
        assertThat(api.get(colleague, "/feeds/" + id)).hasStatus(403);
        assertThat(api.post(colleague, "/feeds/" + id + "/runs", "{\"whole\": true}"))
                .hasStatus(403);
    }

    @Test
    void aFeedGoesWithItsSourceAndItsFile() {
        var id = added(add("Gone", ALL, ""));
        ended(id);

        assertThat(api.delete(owner, "/data-sources/" + id)).hasStatus(204);
        assertThat(api.get(owner, "/feeds/" + id)).hasStatus(404);
    }

    private MvcTestResult add(String name, String tables, String more) {
        return api.post(owner, "/feeds", """
                {"name": "%s", "kind": "odata", "place": %s%s}""".formatted(name, place(shop.address(), tables), more));
    }

    private static String place(String address, String tables) {
        return """
                {"address": "%s", "login": {"kind": "none"}, "tables": %s}""".formatted(address, tables);
    }

    private static String added(MvcTestResult answer) {
        assertThat(answer).hasStatus(201);
        return Api.text(answer, "/id");
    }

    private String sync(String id, boolean whole) {
        var answer = api.post(owner, "/feeds/" + id + "/runs", "{\"whole\": " + whole + "}");
        assertThat(answer).hasStatus(201);
        return Api.text(answer, "/id");
    }

    private JsonNode runs(String id) {
        return Api.json(api.get(owner, "/feeds/" + id + "/runs")).path("items");
    }

    /** The last run, once it has ended. */
    private JsonNode ended(String id) {
        return ended(id, runs(id).get(0).path("id").asString());
    }

    private JsonNode ended(String id, String run) {
        var over = Set.of("succeeded", "failed", "cancelled");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> over.contains(run(id, run).path("status").asString()));
        return run(id, run);
    }

    private JsonNode run(String id, String run) {
        return runs(id).valueStream()
                .filter(it -> it.path("id").asString().equals(run))
                .findFirst()
                .orElseThrow();
    }

    private MvcTestResult ask(String id, String question) {
        return api.post(owner, "/queries", """
                {"dataSource": "%s", "question": "%s"}""".formatted(id, question));
    }

    private MvcTestResult sql(String id, String sql) {
        return api.post(owner, "/queries", """
                {"dataSource": "%s", "sql": "%s"}""".formatted(id, sql.replace("\"", "\\\"")));
    }

    private String rows(MvcTestResult answer) {
        var id = Api.text(answer, "/id");
        await().atMost(Duration.ofSeconds(90))
                .until(() ->
                        !Set.of("pending", "running").contains(Api.text(api.get(owner, "/queries/" + id), "/status")));
        var result = api.get(owner, "/queries/" + id + "/results");
        assertThat(result)
                .as(Api.json(api.get(owner, "/queries/" + id)).toString())
                .hasStatus(200);
        return Api.json(result).path("items").toString();
    }

    private Set<String> leftovers() {
        try (Stream<java.nio.file.Path> left = Files.list(settings.data("syncing"))) {
            return left.map(it -> it.getFileName().toString()).collect(java.util.stream.Collectors.toSet());
        } catch (IOException e) {
            return Set.of();
        }
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
