/**
 * How well a dataset is searched and answers: questions of which people know where the answer stands, put to the index
 * that is searched or to one that is being built, before anybody switches over.
 *
 * <p>Doors: {@link candela.server.knowledge.evaluation.GoldenQuestions},
 * {@link candela.server.knowledge.evaluation.Evaluations}. Tables: {@code knowledge.golden_question},
 * {@code knowledge.evaluation}. Jobs: {@code knowledge.evaluate}.
 */
@ApplicationModule(allowedDependencies = {"platform", "model", "knowledge", "knowledge.retrieval", "knowledge.answer"})
@NullMarked
package candela.server.knowledge.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
