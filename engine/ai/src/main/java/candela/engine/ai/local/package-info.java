/**
 * Language models from files on this machine: {@link candela.engine.ai.local.LocalModel} answers as OpenAI's chat
 * completions do, from a process of its own in which llama.cpp runs.
 */
@NullMarked
package candela.engine.ai.local;

import org.jspecify.annotations.NullMarked;
