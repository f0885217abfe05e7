/**
 * Answers to questions that documents answer: the sentences that do, or what a language model wrote of them, each with
 * the passages that bear it out. What they do not bear out is left out.
 *
 * <p>Door: {@link candela.server.knowledge.answer.Answering}. Tables: {@code knowledge.answer}. Publishes
 * {@link candela.server.knowledge.answer.DocumentsAsked} within the transaction. Listens to
 * {@link candela.server.knowledge.DocumentDeleted} and {@link candela.server.knowledge.DatasetDeleted}. What passages
 * bear out is {@code engine/search}'s.
 */
@ApplicationModule(allowedDependencies = {"platform", "knowledge", "knowledge.retrieval", "model"})
@NullMarked
package candela.server.knowledge.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
