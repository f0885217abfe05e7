/**
 * Conversations: what was asked in a row and what was answered, kept in order, found again, renamed, put away.
 *
 * <p>Door: {@link candela.server.conversation.Dialogue}. Tables: schema {@code conversation}. Listens to
 * {@link candela.server.query.QueryAsked} and {@link candela.server.knowledge.answer.DocumentsAsked}.
 */
@ApplicationModule(allowedDependencies = {"platform", "datasource", "query", "knowledge.answer"})
@NullMarked
package candela.server.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
