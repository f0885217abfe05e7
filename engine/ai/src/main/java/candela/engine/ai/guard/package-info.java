/**
 * What must not go into a model or come out of it, found in text: personal data, secrets, attempts to take a model
 * over, and what is beside the allowed topics; in whole texts and in streams. Text in, text and findings out.
 */
@NullMarked
package candela.engine.ai.guard;

import org.jspecify.annotations.NullMarked;
