/**
 * Assistants: a model with instructions and documents of its own, which people and programs call as they call a model.
 *
 * <p>Door: {@link candela.server.assistant.Assistants}; {@link candela.server.assistant.AssistantKeys} makes keys that
 * call one and nothing else. Tables: schema {@code assistant}. The keys are kept by {@link candela.server.iam.KeyRing}.
 * Calls reach an assistant through the gateway, which asks {@link candela.server.model.Persona}.
 */
@ApplicationModule(allowedDependencies = {"platform", "iam", "model", "knowledge", "knowledge.retrieval"})
@NullMarked
package candela.server.assistant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
