package candela.engine.ai.guard;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a guard model says of a text: {@code safe}, or {@code unsafe} and on the next line what it saw.
 *
 * @param hazards what it saw; empty when it calls the text safe
 */
public record GuardAnswer(List<Hazard> hazards) {

    private static final Pattern UNSAFE =
            Pattern.compile("unsafe\\s{1,10}(s(?:[1-9]|1[0-4])(?:\\s{0,5},\\s{0,5}s(?:[1-9]|1[0-4])){0,13})");
    private static final Pattern COMMA = Pattern.compile("\\s{0,5},\\s{0,5}");
    private static final int LONGEST = 200;

    /** A guard model said something else than it should, so that nobody knows whether the text is safe. */
    public static final class NonsenseException extends Exception {

        NonsenseException() {
            super("The guard model's answer is neither \"safe\" nor \"unsafe\" with categories S1 to S14");
        }
    }

    public GuardAnswer {
        hazards = List.copyOf(hazards);
    }

    /** @throws NonsenseException for anything that is not exactly one of the two answers */
    public static GuardAnswer read(String answer) throws NonsenseException {
        var text = answer.strip().toLowerCase(Locale.ROOT);
        if (text.equals("safe")) {
            return new GuardAnswer(List.of());
        }
        var unsafe = UNSAFE.matcher(text);
        if (text.length() > LONGEST || !unsafe.matches()) {
            throw new NonsenseException();
        }
        var named = Stream.of(COMMA.split(unsafe.group(1), -1))
                .map(it -> Hazard.valueOf(it.toUpperCase(Locale.ROOT)))
                .distinct();
        return new GuardAnswer(named.toList());
    }

    public boolean safe() {
        return hazards.isEmpty();
    }
}
