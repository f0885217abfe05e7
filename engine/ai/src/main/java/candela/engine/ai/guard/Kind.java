package candela.engine.ai.guard;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * How one kind of finding is known. The form's first group is the finding where it has one, else all of it.
 *
 * @param name in one word
 * @param what in words, in the plural
 * @param reach no attempt of the form looks at more characters, from its begin to the last that it looks at
 * @param form its quantifiers are bounded, so that an attempt at one place costs a bounded time
 * @param proven how many characters of a candidate are of the kind; 0 for none
 * @param needs each match holds one of these, so that most texts need not be searched; empty where nothing is needed
 */
record Kind(
        String name,
        String what,
        Severity severity,
        int reach,
        Pattern form,
        ToIntFunction<String> proven,
        List<String> needs) {

    static Kind of(String name, String what, Severity severity, int reach, String form) {
        return of(name, what, severity, reach, form, it -> true);
    }

    static Kind of(String name, String what, Severity severity, int reach, String form, Predicate<String> proven) {
        return new Kind(
                name, what, severity, reach, Pattern.compile(form), it -> proven.test(it) ? it.length() : 0, List.of());
    }

    Kind needing(String... marks) {
        return new Kind(name, what, severity, reach, form, proven, List.of(marks));
    }

    /** Whether it may be found in a text from there on. */
    boolean mayBeIn(StringBuilder text, int from) {
        return needs.isEmpty() || needs.stream().anyMatch(it -> text.indexOf(it, from) >= 0);
    }
}
