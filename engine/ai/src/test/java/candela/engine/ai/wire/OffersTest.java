package candela.engine.ai.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue, and what each provider's list of models tells. */
class OffersTest {
    private static Provider provider(String id) {
        return Provider.of(id).orElseThrow();
    }

    private static List<String> offers(String id, String body) {
        return Wire.offers(provider(id), body.getBytes(StandardCharsets.UTF_8)).stream()
                .map(it -> it.name() + " " + it.type() + " " + it.contextSize()
                        + it.capabilities().stream()
                                .sorted()
                                .map(able -> " " + able)
                                .collect(Collectors.joining()))
                .toList();
    }

    @Test
    void theCatalogueIsWhole() {
        assertThat(Provider.all().stream().map(Provider::id))
                .containsExactly(
                        "openai",
                        "anthropic",
                        "google",
                        "xai",
                        "cohere",
                        "perplexity",
                        "ollama",
                        "groq",
                        "openrouter",
                        "compatible");
        assertThat(Provider.all())
                .allMatch(it -> it.baseUrl().isEmpty() == it.id().equals("compatible"))
                .allMatch(it -> it.keyNeeded() == it.keyAt().startsWith("https://"))
                .noneMatch(it -> it.advice().isBlank() || it.label().isBlank());
        assertThat(Provider.of("nobody")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "openai, , https://api.openai.com/v1/models",
        "anthropic, , https://api.anthropic.com/v1/models?limit=1000",
        "google, , https://generativelanguage.googleapis.com/v1beta/models?pageSize=1000",
        "cohere, , https://api.cohere.ai/v1/models?page_size=1000",
        "perplexity, , https://api.perplexity.ai/v1/async/sonar",
        "ollama, , http://localhost:11434/api/tags",
        "ollama, http://gpu:11434/v1/, http://gpu:11434/api/tags",
        "openrouter, , https://openrouter.ai/api/v1/models/user",
        "compatible, http://127.0.0.1:8000/v1?api-version=1, http://127.0.0.1:8000/v1/models?api-version=1"
    })
    void modelsAreAskedForWhereTheProviderListsThem(String id, String base, String address) {
        var provider = provider(id);
        var target = new Target(provider, URI.create(base == null ? provider.baseUrl() : base), null, "");

        assertThat(Wire.models(target).address()).hasToString(address);
        assertThat(Wire.models(target).method()).isEqualTo("GET");
    }

    @Test
    void theKeyGoesWhereEachProviderLooksForIt() {
        assertThat(headers("openai")).containsEntry("Authorization", "Bearer k");
        assertThat(headers("anthropic"))
                .containsEntry("x-api-key", "k")
                .containsEntry("anthropic-version", "2023-06-01");
        assertThat(headers("google")).containsEntry("x-goog-api-key", "k");
    }

    private static java.util.Map<String, String> headers(String id) {
        return Wire.models(new Target(provider(id), URI.create(provider(id).baseUrl()), " k\n", ""))
                .headers();
    }

    @ParameterizedTest
    @CsvSource({"ftp://x/v1", "http:/v1", "file:///etc/passwd", "models.internal"})
    void whatIsNoAddressIsRefused(String base) {
        assertThatThrownBy(() -> Wire.models(new Target(provider("compatible"), URI.create(base), null, "")))
                .isInstanceOf(WireException.class);
    }

    @Test
    void openAi() {
        assertThat(
                        offers(
                                "openai",
                                "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-4.1-mini\"},{\"id\":\"gpt-5-mini\"},{\"id\":\"text-embedding-3-small\"},{\"id\":\"whisper-1\"},{\"id\":\"gpt-image-1\"},{\"id\":\"gpt-4o-mini-tts\"},{\"id\":\"omni-moderation-latest\"},{\"id\":\"gpt-4o-realtime-preview\"},{\"id\":\"o3-mini\"}]}"))
                .containsExactly(
                        "gpt-4.1-mini LLM 1047576 TOOL_USE VISION FUNCTION_CALLING",
                        "gpt-5-mini LLM 400000 TOOL_USE VISION FUNCTION_CALLING",
                        "text-embedding-3-small EMBEDDINGS 8191",
                        "gpt-image-1 IMAGE null",
                        "gpt-4o-mini-tts TEXT_TO_SPEECH null",
                        "omni-moderation-latest GUARD 131072",
                        "o3-mini LLM 200000 TOOL_USE FUNCTION_CALLING");
    }

    @Test
    void others() {
        assertThat(
                        offers(
                                "anthropic",
                                "{\"data\":[{\"type\":\"model\",\"id\":\"claude-sonnet-4-5-20250929\",\"display_name\":\"Claude Sonnet 4.5\"}],\"has_more\":false}"))
                .containsExactly("claude-sonnet-4-5-20250929 LLM 200000 TOOL_USE VISION FUNCTION_CALLING");
        assertThat(
                        offers(
                                "google",
                                "{\"models\":[{\"name\":\"models/gemini-2.5-flash\",\"inputTokenLimit\":1048576,\"supportedGenerationMethods\":[\"generateContent\",\"countTokens\"]},{\"name\":\"models/gemini-embedding-001\",\"inputTokenLimit\":2048,\"supportedGenerationMethods\":[\"embedContent\"]},{\"name\":\"models/gemini-2.5-flash-image\",\"inputTokenLimit\":32768,\"supportedGenerationMethods\":[\"generateContent\"]}]}"))
                .containsExactly(
                        "gemini-2.5-flash LLM 1048576 TOOL_USE VISION FUNCTION_CALLING",
                        "gemini-embedding-001 EMBEDDINGS 2048",
                        "gemini-2.5-flash-image IMAGE 32768");
        assertThat(
                        offers(
                                "cohere",
                                "{\"models\":[{\"name\":\"command-a-03-2025\",\"endpoints\":[\"generate\",\"chat\"],\"context_length\":288000,\"features\":[\"json_schema\",\"tools\"]},{\"name\":\"embed-v4.0\",\"endpoints\":[\"embed\"],\"context_length\":8192},{\"name\":\"rerank-v3.5\",\"endpoints\":[\"rerank\"]}]}"))
                .containsExactly(
                        "command-a-03-2025 LLM 288000 TOOL_USE FUNCTION_CALLING", "embed-v4.0 EMBEDDINGS 8192");
        assertThat(
                        offers(
                                "ollama",
                                "{\"models\":[{\"name\":\"llama3.2-vision:11b\",\"model\":\"llama3.2-vision:11b\",\"details\":{\"family\":\"mllama\"}},{\"name\":\"nomic-embed-text:latest\",\"model\":\"nomic-embed-text:latest\"},{\"name\":\"llama-guard3:8b\"},{\"name\":\"granite4:3b\"}]}"))
                .containsExactly(
                        "llama3.2-vision:11b LLM null VISION",
                        "nomic-embed-text:latest EMBEDDINGS null",
                        "llama-guard3:8b GUARD 131072",
                        "granite4:3b LLM null TOOL_USE FUNCTION_CALLING");
        assertThat(
                        offers(
                                "groq",
                                "{\"data\":[{\"id\":\"openai/gpt-oss-120b\",\"active\":true,\"context_window\":131072},{\"id\":\"gone\",\"active\":false}]}"))
                .containsExactly("openai/gpt-oss-120b LLM 131072 TOOL_USE FUNCTION_CALLING");
        assertThat(
                        offers(
                                "openrouter",
                                "{\"data\":[{\"id\":\"some/model\",\"context_length\":65536,\"architecture\":{\"input_modalities\":[\"text\",\"image\"]},\"supported_parameters\":[\"tools\",\"stop\"]}]}"))
                .containsExactly("some/model LLM 65536 TOOL_USE VISION FUNCTION_CALLING");
        assertThat(offers("perplexity", "{\"requests\":[]}")).hasSize(4).contains("sonar-pro LLM 200000 VISION");
        assertThat(offers(
                        "compatible",
                        "{\"data\":[{\"id\":\"my-model\",\"max_model_len\":40960},{\"id\":7},{},null,\"x\"]}"))
                .containsExactly("my-model LLM 40960");
    }

    @ParameterizedTest
    @CsvSource({"{}", "<html>", "[", "{\"data\":{}}"})
    void whatIsNoListSaysSo(String body) {
        assertThatThrownBy(() -> offers("compatible", body))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("Check the base URL");
    }
}
