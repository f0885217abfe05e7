package candela.server.semantic.description;

import candela.server.datasource.DescribedPlace;

/**
 * One description out of a model's answer.
 *
 * @param former what the model was told that is written there
 */
record Proposed(DescribedPlace place, String description, String former) {}
