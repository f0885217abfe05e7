package candela.server.model;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.ai.SentenceVectors;
import candela.server.platform.Settings;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Models of embeddings in the data folder, run in the process; here they are copies of the one that comes along. */
@ServerTest
class LocalModelsTest {

    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

    private final Api api;
    private final TestModels models;
    private final Person administrator;
    private final Person member;
    private final String name = "own-" + UUID.randomUUID();
    private final Path place;

    LocalModelsTest(Api api, TestModels models, Settings settings, People people) throws IOException {
        this.api = api;
        this.models = models;
        this.administrator = people.administrator();
        this.member = people.member();
        this.place = Files.createDirectories(settings.data("models").resolve(name));
    }

    @AfterEach
    void clear() {
        megabytes(512);
    }

    @Test
    void aModelOfTheDataFolderIsConnectedOfferedAndCalled() throws IOException {
        put("model.onnx", MODEL);
        put("tokenizer.json", TOKENIZER);

        var added = connect(administrator, name);
        assertThat(added).hasStatus(201);
        var connection = text(added, "/id");
        assertThat(api.post(administrator, "/models/connections/" + connection + "/test", ""))
                .bodyJson()
                .extractingPath("$.success")
                .isEqualTo(true);
        assertThat(json(api.post(administrator, "/models/connections/" + connection + "/offers", ""))
                        .at("/items/0/name")
                        .asString())
                .isEqualTo(name);
        assertThat(api.post(administrator, "/models/connections/" + connection + "/models", """
                {"models": [{"name": "%s", "type": "embeddings", "inputPrice": 0}]}""".formatted(name)))
                .hasStatus(201);

        var answer = models.call(administrator.bearer(), "/embeddings", """
                {"model": "%s", "input": "three small boats"}""".formatted(name));

        assertThat(answer).hasStatusOk();
        try (var vectors = new SentenceVectors()) {
            var expected = vectors.of("three small boats");
            var got = json(answer).at("/data/0/embedding");
            assertThat(got).hasSize(expected.length);
            assertThat(got.get(0).floatValue()).isEqualTo(expected[0]);
        }
    }

    @Test
    void wordsMayComeAsALineEach() throws IOException {
        put("model.onnx", MODEL);
        Files.writeString(place.resolve("vocab.txt"), vocabulary());

        assertThat(connect(administrator, name)).hasStatus(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../usage", "a/b", "/etc", "", "%2e%2e", "a\\\\b", "nothing-there"})
    void whatIsNoFolderOfModelsIsRefused(String elsewhere) {
        assertThat(connect(administrator, elsewhere)).hasStatus(400);
    }

    @Test
    void aLinkThatLeadsOutIsRefused() throws IOException {
        var outside = Files.createTempDirectory("elsewhere");
        try (var model = resource(MODEL)) {
            Files.copy(model, outside.resolve("model.onnx"));
        }
        put("tokenizer.json", TOKENIZER);
        Files.createSymbolicLink(place.resolve("model.onnx"), outside.resolve("model.onnx"));

        assertThat(connect(administrator, name)).hasStatus(400).bodyText().contains("lies outside");
        Files.delete(outside.resolve("model.onnx"));
        Files.delete(outside);
    }

    @Test
    void whatCannotRunIsToldAtSavingAndNotSaved() throws IOException {
        Files.writeString(place.resolve("model.onnx"), "no model");
        assertThat(connect(administrator, name)).hasStatus(400).bodyText().contains("tokenizer.json or vocab.txt");

        Files.writeString(place.resolve("tokenizer.json"), "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 1}}}");
        assertThat(connect(administrator, name)).hasStatus(400).bodyText().contains("WordPiece");

        put("tokenizer.json", TOKENIZER);
        assertThat(connect(administrator, name)).hasStatus(400).bodyText().contains("model.onnx cannot run here");
        assertThat(api.get(administrator, "/models/connections")).bodyText().doesNotContain(name);
    }

    @Test
    void theFilesOfModelsMayNotTakeMoreMemoryThanIsSet() throws IOException {
        put("model.onnx", MODEL);
        put("tokenizer.json", TOKENIZER);
        megabytes(5);

        assertThat(connect(administrator, name)).hasStatus(400).bodyText().contains("5 MB", "model.local_megabytes");
    }

    @Test
    void onlyAdministratorsMayRunSomethingInTheServer() throws IOException {
        put("model.onnx", MODEL);
        put("tokenizer.json", TOKENIZER);

        assertThat(connect(member, name)).hasStatus(403);
        assertThat(providers(member)).doesNotContainKey("built_in");
        assertThat(providers(administrator)).containsEntry("built_in", "candela:models/");
    }

    @Test
    void itMakesEmbeddingsAndNothingElse() throws IOException {
        put("model.onnx", MODEL);
        put("tokenizer.json", TOKENIZER);
        var connection = text(connect(administrator, name), "/id");

        assertThat(api.post(administrator, "/models/connections/" + connection + "/models", """
                {"models": [{"name": "talker-%s", "type": "llm"}]}""".formatted(name)))
                .hasStatus(400)
                .bodyText()
                .contains("makes embeddings");
    }

    private MvcTestResult connect(Person person, String folder) {
        return api.post(person, "/models/connections", """
                {"provider": "built_in", "scope": "user", "name": "%s", "base": "candela:models/%s"}""".formatted(name, folder));
    }

    private Map<String, String> providers(Person person) {
        return StreamSupport.stream(
                        json(api.get(person, "/models/providers")).path("items").spliterator(), false)
                .collect(Collectors.toMap(
                        it -> it.path("id").asString(), it -> it.path("baseUrl").asString()));
    }

    private void megabytes(int most) {
        assertThat(api.put(administrator, "/settings/model.local_megabytes", "{\"value\": " + most + "}"))
                .hasStatusOk();
    }

    private void put(String file, String resource) throws IOException {
        Files.deleteIfExists(place.resolve(file));
        try (var in = resource(resource)) {
            Files.copy(in, place.resolve(file));
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(SentenceVectors.class.getResourceAsStream(name));
    }

    /** The same pieces as a list, in the order of their numbers. */
    private static String vocabulary() throws IOException {
        try (var in = resource(TOKENIZER)) {
            var vocabulary = JsonMapper.shared().readTree(in).at("/model/vocab");
            return vocabulary.properties().stream()
                    .sorted(Comparator.comparing(
                            (Map.Entry<String, JsonNode> it) -> it.getValue().asInt()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining("\n"));
        }
    }
}
