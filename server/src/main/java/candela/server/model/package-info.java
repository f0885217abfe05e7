/**
 * Models: which there are, through whose connections to which providers they are reached, and which of them a team
 * prefers.
 *
 * <p>Door: {@link candela.server.model.ModelDirectory} tells who may call what and how it is reached;
 * {@link candela.server.model.LanguageModel} is asked by other contexts what a model makes of something,
 * {@link candela.server.model.Embeddings} what texts mean. {@link candela.server.model.Persona} is what the gateway
 * asks where a call is addressed to more than a bare model. Tables: {@code model.connection}, {@code model.model},
 * {@code model.routing}, {@code model.generation}. Contexts whose things work with a model implement
 * {@link candela.server.model.ModelUse}. What providers speak is {@code engine/ai}'s.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package candela.server.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
