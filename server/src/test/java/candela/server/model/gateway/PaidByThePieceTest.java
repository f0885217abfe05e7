package candela.server.model.gateway;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Pictures that are paid by the image, and speech that is paid by the character. */
@ServerTest
class PaidByThePieceTest {

    private static final String PICTURE = """
            {"name": "painter", "upstream": "scripted", "type": "image", "priceUnit": "images", "outputPrice": 0.04}""";
    private static final String VOICE = """
            {"name": "voice", "upstream": "scripted", "type": "text_to_speech", "priceUnit": "characters", "inputPrice": 15}""";

    private final TestModels models;
    private final Api api;
    private final UsageWriter writer;
    private final Person ana;
    private final ScriptedModel upstream = new ScriptedModel();
    private final String connection;

    PaidByThePieceTest(TestModels models, Api api, UsageWriter writer, People people) {
        this.models = models;
        this.api = api;
        this.writer = writer;
        this.ana = people.member();
        this.connection = text(api.post(ana, "/models/connections", """
                {"provider": "compatible", "scope": "team", "name": "Studio", "base": "%s"}""".formatted(upstream.base())), "/id");
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void aModelTellsWhatItsPriceIsFor() {
        var painter = add(PICTURE);

        assertThat(painter).hasStatus(201);
        assertThat(json(painter).at("/items/0/priceUnit").asString()).isEqualTo("images");
        assertThat(json(painter).at("/items/0/outputPrice").decimalValue()).isEqualByComparingTo("0.04");
        assertThat(json(add("{\"name\": \"plain\", \"type\": \"llm\"}"))
                        .at("/items/0/priceUnit")
                        .asString())
                .isEqualTo("tokens");
        assertThat(api.get(ana, "/audit?entityType=model")).bodyText().contains("priceUnit", "images");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\": \"llm\", \"priceUnit\": \"images\", \"outputPrice\": 1 | type image",
                "\"type\": \"image\", \"priceUnit\": \"characters\", \"inputPrice\": 1 | type text_to_speech",
                "\"type\": \"image\", \"priceUnit\": \"images\", \"inputPrice\": 1 | entered as outputPrice",
                "\"type\": \"text_to_speech\", \"priceUnit\": \"characters\", \"outputPrice\": 1 | entered as inputPrice",
                "\"type\": \"text_to_speech\", \"priceUnit\": \"characters\", \"inputPrice\": 0.000015 | price of one character: that would be 15",
                "\"type\": \"image\", \"priceUnit\": \"boxes\", \"outputPrice\": 1 | characters",
            })
    void aPriceThatCannotBeMeantIsRefusedWithWords(String fields, String words) {
        assertThat(add("{\"name\": \"odd\", " + fields + "}"))
                .hasStatus(400)
                .bodyText()
                .contains(words);
    }

    @Test
    void picturesArePaidByTheImage() {
        add(PICTURE);

        assertThat(paint(3)).hasStatusOk();

        var call = only();
        assertThat(call.path("images").asInt()).isEqualTo(3);
        assertThat(call.path("cost").decimalValue()).isEqualByComparingTo("0.12");
        assertThat(call.path("priceKnown").asBoolean()).isTrue();
        assertThat(totals().path("images").asInt()).isEqualTo(3);
        assertThat(totals().path("cost").decimalValue()).isEqualByComparingTo("0.12");
    }

    @Test
    void speechIsPaidByTheCharacterNotByTheByte() {
        add(VOICE);

        assertThat(models.call(ana.bearer(), "/audio/speech", """
                {"model": "voice", "voice": "alloy", "input": "Xin chào 🌊!"}""")).hasStatusOk();

        var call = only();
        assertThat(call.path("characters").asInt()).isEqualTo(11);
        assertThat(call.path("cost").decimalValue()).isEqualByComparingTo("0.000165");
        assertThat(totals().path("characters").asInt()).isEqualTo(11);
    }

    @Test
    void whatWasNotMadeIsNotPaid() {
        add(PICTURE);
        upstream.then(ScriptedModel.fails(400, "no such picture"));

        assertThat(paint(3)).hasStatus(400);

        assertThat(only().path("images").asInt()).isZero();
        assertThat(only().path("cost").decimalValue()).isZero();
    }

    @Test
    void aLimitOfMoneyHoldsForPictures() {
        add(PICTURE);
        assertThat(api.post(ana, "/limits", """
                {"ofAll": false, "subject": "user", "metric": "money", "span": "month", "amount": 0.10}""")).hasStatus(201);

        assertThat(paint(3)).hasStatus(429).bodyText().contains("$0.10");
        assertThat(paint(2)).hasStatusOk();
        assertThat(paint(1)).hasStatus(429);
        assertThat(upstream.received()).hasSize(1);
    }

    @Test
    void theFileOfCallsHasThePieces() {
        add(PICTURE);
        paint(2);
        writer.flush();

        var lines = new String(
                        api.get(ana, "/usage/calls.csv").getResponse().getContentAsByteArray(),
                        java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(lines.get(0)).contains("calls,images,characters");
        assertThat(lines.get(1)).contains(",1,2,0,");
    }

    private MvcTestResult add(String model) {
        return api.post(ana, "/models/connections/" + connection + "/models", "{\"models\": [" + model + "]}");
    }

    private MvcTestResult paint(int pictures) {
        return models.call(ana.bearer(), "/images/generations", """
                {"model": "painter", "prompt": "Three small boats", "n": %d}""".formatted(pictures));
    }

    private JsonNode only() {
        writer.flush();
        var calls = json(api.get(ana, "/usage/calls")).at("/items");
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    private JsonNode totals() {
        return json(api.get(ana, "/usage/report?period=24h")).path("totals");
    }
}
