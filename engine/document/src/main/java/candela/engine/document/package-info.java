/**
 * Documents: files become text with headings, tables and pages ({@link Extraction}, in a process of its own), and text
 * becomes the pieces that are searched ({@link Chunking}).
 */
@NullMarked
package candela.engine.document;

import org.jspecify.annotations.NullMarked;
