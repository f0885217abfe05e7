package candela.server.model.gateway;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.engine.ai.guard.Treatment;
import candela.engine.ai.local.TinyModel;
import candela.server.model.guard.GuardRule.Detecting;
import candela.server.model.guard.GuardRule.OnFailure;
import candela.server.model.guard.GuardRule.Options;
import candela.server.model.guard.GuardRule.Terms;
import candela.server.model.guard.Moderation;
import candela.server.model.guard.Stage;
import candela.server.platform.Settings;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * A language model that an administrator put as a file into the data folder, called as any other; the real library runs
 * it.
 */
@ServerTest
class LocalLanguagesTest {

    private static final TinyModel BOATS = TinyModel.saying("Three", " small", " boats", ".")
            .orElse(
                    "{\"answerable\": true, \"sql\": \"SELECT SUM(amount) AS total FROM sales\", \"why\": \"because\"}");

    private final Api api;
    private final TestModels models;
    private final Person ana;
    private final Person member;
    private final Path folder;
    private final String name = "boats-" + UUID.randomUUID();

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Moderation moderation;

    @Autowired
    private UsageWriter writer;

    @Autowired
    @Qualifier("meteringDataSource")
    private DataSource metering;

    LocalLanguagesTest(Api api, TestModels models, Settings settings, People people) throws IOException {
        this.api = api;
        this.models = models;
        this.ana = people.administrator();
        this.member = people.member();
        this.folder = Files.createDirectories(settings.data("models"));
    }

    /** Room for one: that of a test before gives its memory back. */
    @BeforeEach
    void begin() {
        set("gguf_megabytes", 400);
    }

    @AfterEach
    void clear() throws IOException {
        Files.deleteIfExists(folder.resolve(name + ".gguf"));
    }

    @Test
    void aFileOfTheDataFolderIsConnectedOfferedAndCalledInEveryDialect() {
        BOATS.write(folder.resolve(name + ".gguf"));
        var connection = text(connect(ana, name), "/id");
        assertThat(api.post(ana, "/models/connections/" + connection + "/test", ""))
                .bodyJson()
                .extractingPath("$.success")
                .isEqualTo(true);
        var offer = json(api.post(ana, "/models/connections/" + connection + "/offers", ""))
                .at("/items/0");
        assertThat(offer.at("/name").asString()).isEqualTo(name);
        assertThat(offer.at("/type").asString()).isEqualTo("llm");
        assertThat(offer.at("/contextSize").asInt()).isEqualTo(2_048);
        assertThat(offer.at("/inputPrice").asDouble()).isZero();
        add(connection);

        var answer = models.chat(ana, TestModels.question(name));
        assertThat(answer).hasStatusOk().hasHeader("x-candela-model", name);
        assertThat(text(answer, "/choices/0/message/content")).isEqualTo("Three small boats.");
        assertThat(text(answer, "/choices/0/finish_reason")).isEqualTo("stop");
        var stream = body(models.chat(ana, TestModels.question(name, "How many?", true)));
        assertThat(stream).contains("\" small\"").endsWith("data: [DONE]\n\n").doesNotContain("usage");
        var message = models.call(ana.bearer(), "/messages", """
                {"model": "%s", "max_tokens": 2, "messages": [{"role": "user", "content": "Hi"}]}""".formatted(name));
        assertThat(text(message, "/content/0/text")).isEqualTo("Three small");
        assertThat(text(message, "/stop_reason")).isEqualTo("max_tokens");
        assertThat(models.call(ana.bearer(), "/responses", """
                {"model": "%s", "input": "Hi"}""".formatted(name)))
                .hasStatusOk()
                .bodyText()
                .contains("Three small boats.");

        // four pieces and the end; two where two were asked for
        assertThat(usage()).containsExactly("ok 5 true 0", "ok 5 true 0", "ok 2 true 0", "ok 5 true 0");
    }

    @Test
    void itStandsUnderTheGuardAndWhatItCannotDoIsRefused() {
        ready();
        moderation.create(
                ana.actor(),
                false,
                new Terms(
                        "A rule",
                        1,
                        Stage.INPUT,
                        Detecting.SECRETS,
                        new Options(List.of(), List.of(), null, null),
                        Treatment.BLOCK,
                        OnFailure.CLOSED,
                        3_000,
                        true));

        assertThat(models.chat(ana, TestModels.question(name, "My password is Tr0ub4dor7x", false)))
                .hasStatus(400)
                .bodyText()
                .contains("content_policy_violation");
        assertThat(models.chat(ana, """
                {"model": "%s", "messages": [{"role": "user", "content": "Hi"}], "logprobs": true}""".formatted(name)))
                .hasStatus(400)
                .bodyText()
                .contains("logprobs");
        assertThat(models.call(ana.bearer(), "/embeddings", """
                {"model": "%s", "input": "Hi"}""".formatted(name)))
                .hasStatus(400);
        assertThat(models.chat(member, TestModels.question(name))).hasStatus(404);
    }

    @Test
    void candelaItselfAsksItForStatements() {
        ready();
        var source = upload();

        var asked = text(api.post(ana, "/queries", """
                {"dataSource": "%s", "question": "zorgblatt quux"}""".formatted(source)), "/id");
        var answer = await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> json(api.get(ana, "/queries/" + asked)),
                        it -> !it.at("/finishedAt").isNull());

        assertThat(answer.at("/engine").asString()).as(answer.toString()).isEqualTo("model");
        assertThat(answer.at("/model/name").asString()).isEqualTo(name);
        assertThat(answer.at("/rows").toString()).contains("43");
    }

    @Test
    void anAssistantSpeaksThroughIt() {
        var model = ready();
        var assistant = text(api.post(ana, "/assistants", """
                {"name": "Harbour", "description": "Knows boats", "instructions": "Be short.", "model": "%s"}""".formatted(model)), "/id");

        var answer = models.chat(ana, TestModels.question("assistant:" + assistant));

        assertThat(text(answer, "/choices/0/message/content")).isEqualTo("Three small boats.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing-there.gguf | There is no models/nothing-there.gguf
            ../secret.gguf     | Enter candela:models/
            """)
    void whatIsNoFileOfTheFolderIsRefused(String file, String words) {
        assertThat(connect(ana, file.replace(".gguf", "")))
                .hasStatus(400)
                .bodyText()
                .contains(words);
    }

    @Test
    void aBrokenFileIsToldAtSavingAndOnceItIsBrokenAtTheCall() throws IOException {
        var file = Files.writeString(folder.resolve(name + ".gguf"), "no model at all");
        assertThat(connect(ana, name)).hasStatus(400).bodyText().contains("it is no GGUF file");
        var good = BOATS.bytes();
        Files.write(file, Arrays.copyOf(good, good.length / 2));
        assertThat(connect(ana, name)).hasStatus(400).bodyText().contains("not within the file bounds");

        ready();
        Files.writeString(file, "no model any more");
        assertThat(models.chat(ana, TestModels.question(name)))
                .hasStatus(502)
                .bodyText()
                .contains("no GGUF file");
        BOATS.write(file);
        assertThat(models.chat(ana, TestModels.question(name))).hasStatusOk();
    }

    @Test
    void itMayNotTakeMoreMemoryThanIsSetAndOnlyAdministratorsPutItThere() {
        BOATS.write(folder.resolve(name + ".gguf"));
        set("gguf_megabytes", 100);
        assertThat(connect(ana, name)).hasStatus(400).bodyText().contains("100 MB", "model.gguf_megabytes");
        assertThat(connect(member, name)).hasStatus(403);

        set("gguf_megabytes", 400);
        var connection = text(connect(ana, name), "/id");
        assertThat(api.post(ana, "/models/connections/" + connection + "/models", """
                {"models": [{"name": "%s", "type": "embeddings"}]}""".formatted(name)))
                .hasStatus(400);
        assertThat(api.post(ana, "/models/connections/" + connection + "/models", """
                {"models": [{"name": "%s", "type": "llm", "capabilities": ["tool_use"]}]}""".formatted(name)))
                .hasStatus(400)
                .bodyText()
                .contains("no tools");
    }

    @Test
    void twoThatDoNotFitTogetherTakeTurns() throws IOException {
        ready();
        var other = name + "-too";
        BOATS.write(folder.resolve(other + ".gguf"));
        add(text(connect(ana, other), "/id"), other);

        for (var each : List.of(name, other, name)) {
            assertThat(models.chat(ana, TestModels.question(each))).hasStatusOk();
        }
        Files.delete(folder.resolve(other + ".gguf"));
    }

    private String ready() {
        BOATS.write(folder.resolve(name + ".gguf"));
        return add(text(connect(ana, name), "/id"));
    }

    private MvcTestResult connect(Person person, String file) {
        return api.post(person, "/models/connections", """
                {"provider": "built_in", "scope": "team", "name": "%s", "base": "candela:models/%s.gguf"}""".formatted(file, file));
    }

    private String add(String connection) {
        return add(connection, name);
    }

    private String add(String connection, String as) {
        var added = api.post(ana, "/models/connections/" + connection + "/models", """
                {"models": [{"name": "%s", "type": "llm", "inputPrice": 0, "outputPrice": 0}]}""".formatted(as));
        assertThat(added).hasStatus(201);
        return text(added, "/items/0/id");
    }

    private String upload() {
        var file = new MockMultipartFile(
                "file",
                "sales.csv",
                "text/csv",
                "region,amount\nNorth,10\nNorth,20\nSouth,5\nEast,8\n".getBytes(StandardCharsets.UTF_8));
        return text(
                http.perform(multipart("/api/v1/data-sources/upload")
                        .file(file)
                        .param("name", "Sales " + UUID.randomUUID())
                        .param("visibility", "team")
                        .header(HttpHeaders.AUTHORIZATION, ana.bearer())),
                "/id");
    }

    private void set(String setting, int value) {
        assertThat(api.put(ana, "/settings/model." + setting, "{\"value\": " + value + "}"))
                .hasStatusOk();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** Outcome, tokens that came out, whether they were told, and the cost. */
    private List<String> usage() {
        writer.flush();
        return JdbcClient.create(metering)
                .sql("SELECT outcome, output_tokens, tokens_known, cost FROM model.usage WHERE user_id = ? ORDER BY at")
                .param(ana.user().value())
                .query((row, number) -> row.getString(1) + " " + row.getLong(2) + " " + row.getBoolean(3) + " "
                        + row.getBigDecimal(4).stripTrailingZeros().toPlainString())
                .list();
    }
}
