package candela.bench;

import java.io.IOException;
import java.util.Map;

/**
 * An installation whose gateway is measured with everything on: a key that may call models, a connection to the mock, a
 * model with prices, and limits on requests, tokens and money for the key, the person, the team and the model.
 */
record GatewayTarget(Installation installation, String token, String key, String model) {

    static final String PATH = "/v1/chat/completions";
    private static final String LIMIT = """
            {"ofAll": false, "subject": "%s", "metric": "%s", "span": "%s", "amount": %s}""";

    static GatewayTarget of(Installation installation, MockModel mock) throws IOException, InterruptedException {
        var token = installation.token();
        var connection = installation
                .post("/api/v1/models/connections", token, """
                        {"provider": "compatible", "scope": "team", "name": "mock", "base": "%s", "key": "sk-mock-0123456789"}""".formatted(mock.base()))
                .at("/id")
                .asString();
        var model = installation
                .post("/api/v1/models/connections/" + connection + "/models", token, """
                        {"models": [{"name": "mock", "type": "llm", "inputPrice": 1, "outputPrice": 2, "maxOutput": 200}]}""")
                .at("/items/0/id")
                .asString();
        var key = installation.post("/api/v1/api-keys", token, """
                        {"name": "bench", "scopes": ["model:use"]}""").at("/key").asString();
        return new GatewayTarget(installation, token, key, model);
    }

    /** Limits that are never reached: what is measured is their price. */
    GatewayTarget limited() throws IOException, InterruptedException {
        limit("key", "requests", "minute", "10000000");
        limit("user", "tokens", "day", "1000000000000");
        limit("team", "money", "month", "100000000");
        limit("model", "requests", "minute", "10000000");
        return this;
    }

    void limit(String subject, String metric, String span, String amount) throws IOException, InterruptedException {
        installation.post("/api/v1/limits", token, LIMIT.formatted(subject, metric, span, amount));
    }

    Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + key);
    }

    RawClient client(String body) throws IOException {
        return new RawClient(installation.port(), PATH, headers(), body);
    }
}
