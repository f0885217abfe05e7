/**
 * Limits of what models may be used for: requests, tokens and money, in a minute, hour, day or month, of a key, a
 * person, a team, a model, or a person with a model. They hold exactly, however many calls come at once on however many
 * nodes: a node takes its share of what is left from PostgreSQL ({@link candela.server.model.limit.Share}), gives calls
 * of it from memory, and returns what it does not need. What a node held that dies counts as used.
 *
 * <p>Doors: {@link candela.server.model.limit.Limits} for who sets and reads them,
 * {@link candela.server.model.limit.LimitGate} for every call. Tables: {@code model.usage_limit},
 * {@code model.counter}, {@code model.lease}, {@code model.node}. Publishes
 * {@link candela.server.model.limit.LimitNearing}.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package candela.server.model.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
