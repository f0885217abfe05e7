package candela.engine.ai.wire;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How each provider lists its models, and what its list tells of them. */
final class Offers {
    private static final int MOST = 10_000;
    private static final int LONGEST_NAME = 256;

    private Offers() {}

    static ProviderRequest request(Target target) {
        return switch (target.provider().id()) {
            case "ollama" -> Requests.get(besides(target, "/v1", ""), "/api/tags");
            case "cohere" -> Requests.get(besides(target, "/compatibility/v1", "/v1"), "/models?page_size=1000");
            // the plain list is open to everybody and so tells nothing about the key
            case "openrouter" -> Requests.get(target, "/models/user");
            // it lists no models; its list of waiting jobs is free and asks for the key
            case "perplexity" -> Requests.get(target, "/v1/async/sonar");
            case "anthropic" -> Requests.get(target, "/models?limit=1000");
            case "google" -> Requests.get(target, "/models?pageSize=1000");
            default -> Requests.get(target, "/models");
        };
    }

    /** Some list more at another path of the same host than where they take the requests. */
    private static Target besides(Target target, String ending, String instead) {
        var base = target.base().toString().replaceFirst("/+$", "");
        var other = base.endsWith(ending) ? base.substring(0, base.length() - ending.length()) + instead : base;
        return new Target(target.provider(), URI.create(other), target.secret(), target.model());
    }

    /** @throws ProviderException when it is no list of models */
    static List<Offer> read(Provider provider, byte[] body) {
        if (provider.id().equals("perplexity")) {
            return Stream.of("sonar", "sonar-pro", "sonar-reasoning-pro", "sonar-deep-research")
                    .flatMap(it -> KnownModels.of(it).stream())
                    .toList();
        }
        var told = Json.read(body);
        var list = told == null ? null : list(told);
        if (list == null) {
            throw new ProviderException(new Failure(
                    Failure.Reason.UPSTREAM,
                    "This address does not list models as " + provider.label() + " does. Check the base URL.",
                    null,
                    false));
        }
        return offers(list);
    }

    private static @Nullable JsonNode list(JsonNode told) {
        return Stream.of(told, told.path("data"), told.path("models"))
                .filter(JsonNode::isArray)
                .findFirst()
                .orElse(null);
    }

    private static List<Offer> offers(JsonNode list) {
        var offers = new LinkedHashMap<String, Offer>();
        for (var model : list) {
            if (offers.size() < MOST) {
                offer(model).ifPresent(it -> offers.putIfAbsent(it.name(), it));
            }
        }
        return new ArrayList<>(offers.values());
    }

    private static Optional<Offer> offer(JsonNode model) {
        var name = name(model);
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || model.path("active").asBoolean(true) == false) {
            return Optional.empty();
        }
        return KnownModels.of(name).map(it -> told(model, it));
    }

    private static String name(JsonNode model) {
        for (var field : new String[] {"id", "model", "name"}) {
            var name = Json.text(model, field);
            if (!name.isEmpty()) {
                return name.startsWith("models/") ? name.substring("models/".length()) : name;
            }
        }
        return "";
    }

    /** What the list tells goes before what the name tells. */
    private static Offer told(JsonNode model, Offer known) {
        var type = type(model, known.type());
        var able = type == ModelType.LLM ? able(model, known.capabilities()) : Set.<Capability>of();
        return new Offer(known.name(), type, context(model, known.contextSize()), able);
    }

    private static ModelType type(JsonNode model, ModelType known) {
        var ways = words(model, "supportedGenerationMethods") + words(model, "endpoints");
        if (known == ModelType.LLM
                && ways.contains("embed")
                && !ways.contains("chat")
                && !ways.contains("generateContent")) {
            return ModelType.EMBEDDINGS;
        }
        return known;
    }

    private static @Nullable Integer context(JsonNode model, @Nullable Integer known) {
        for (var field :
                new String[] {"context_length", "context_window", "inputTokenLimit", "max_model_len", "max_input_tokens"
                }) {
            var size = Json.count(model, field);
            if (size > 0 && size <= Integer.MAX_VALUE) {
                return (int) size;
            }
        }
        return known;
    }

    private static Set<Capability> able(JsonNode model, Set<Capability> known) {
        var able = EnumSet.noneOf(Capability.class);
        able.addAll(known);
        var abilities = words(model, "features") + words(model, "supported_parameters") + words(model, "capabilities");
        if (abilities.contains(" tools ") || abilities.contains(" tool_use ")) {
            able.add(Capability.TOOL_USE);
            able.add(Capability.FUNCTION_CALLING);
        }
        var seeing =
                abilities + words(model.path("architecture"), "input_modalities") + words(model, "input_modalities");
        if (seeing.contains(" vision ") || seeing.contains(" image ")) {
            able.add(Capability.VISION);
        }
        return able;
    }

    private static String words(JsonNode node, String field) {
        var words = new StringBuilder(" ");
        for (var word : node.path(field)) {
            words.append(word.asString("")).append(' ');
        }
        return words.toString();
    }
}
