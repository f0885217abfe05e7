package candela.engine.ai.guard;

/**
 * Something found in a text.
 *
 * @param start where it begins, in characters of the text that was given
 * @param end where it ends, exclusive
 * @param what its kind in one word: {@code email}, {@code github_token}, {@code override}, {@code S1}
 * @param why its kind in words, never a part of the text
 */
public record Finding(long start, long end, String what, Severity severity, String why) {}
