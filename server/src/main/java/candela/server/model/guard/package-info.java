/**
 * What may go into models and come out of them: rules of teams and of the whole installation, and what was found by
 * them.
 *
 * <p>Doors: {@link candela.server.model.guard.ModelGuard} says what may pass, for whoever calls models;
 * {@link candela.server.model.guard.Moderation} keeps the rules and shows what was found. Tables:
 * {@code model.guard_rule}, {@code model.moderation_flag}. What is found is {@code engine/ai}'s.
 */
@ApplicationModule(allowedDependencies = {"platform", "iam", "model"})
@NullMarked
package candela.server.model.guard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
