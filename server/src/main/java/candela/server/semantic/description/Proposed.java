package candela.server.semantic.description;

import org.jspecify.annotations.Nullable;

/**
 * One description out of a model's answer.
 *
 * @param column null where it is about the table itself
 * @param former what the model was told that is written there
 */
record Proposed(String table, @Nullable String column, String description, String former) {}
