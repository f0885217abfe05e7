package candela.server.model.gateway;

import candela.engine.ai.wire.Endpoint;
import candela.server.model.usage.UsageRecord.Kind;
import tools.jackson.databind.JsonNode;

/**
 * What somebody asks of a model, in the form of that endpoint.
 *
 * @param body as the client sent it; its {@code model} names one, or is {@link Routes#AUTO}
 * @param kind what it is for, as usage is told apart by
 * @param purpose who called and for what, e.g. {@code api}, {@code query:<id>}
 */
public record Call(Endpoint endpoint, JsonNode body, Kind kind, String purpose) {}
