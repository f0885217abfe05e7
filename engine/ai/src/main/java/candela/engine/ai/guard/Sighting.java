package candela.engine.ai.guard;

/**
 * A finding and what was done about it.
 *
 * @param watch which of the filter's watches saw it, by its place in their list
 * @param excerpt the text before it and a placeholder for it, in which whatever looks like personal data or a secret is
 *     masked, whether somebody watches for that or not
 */
public record Sighting(Finding finding, int watch, Treatment treatment, String excerpt) {}
