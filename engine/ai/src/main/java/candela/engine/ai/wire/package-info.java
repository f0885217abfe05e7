/**
 * How providers of models speak: from a client's request to the provider's, and from the provider's answer to the
 * client's. Nothing is sent here; JSON goes in, JSON comes out.
 */
@NullMarked
package candela.engine.ai.wire;

import org.jspecify.annotations.NullMarked;
