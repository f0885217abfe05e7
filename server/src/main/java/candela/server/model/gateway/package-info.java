/**
 * The one gateway: every call of a model by whomever comes through here, and so do the clients of OpenAI's and
 * Anthropic's APIs under {@code /v1}.
 *
 * <p>Door: {@link candela.server.model.gateway.Gateway}. A call is permitted, limited, looked at by the guard, sent
 * with time-outs, another try and another model before its first byte, settled by what it really used, and recorded:
 * first in a file of this node ({@link candela.server.model.gateway.UsageJournal}), then in the table of
 * {@code model.usage}. No tables of its own.
 */
@ApplicationModule(allowedDependencies = {"platform", "iam", "model", "model.limit", "model.usage", "model.guard"})
@NullMarked
package candela.server.model.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
