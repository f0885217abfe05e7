package candela.server.team;

import candela.server.platform.Problem;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the managers of a team say of one of its members, for data policies to compare with: texts under names, in the
 * order of the names. Nobody says anything of themselves.
 */
public record MemberAttributes(Map<String, List<String>> values) {

    public static final MemberAttributes NONE = new MemberAttributes(Map.of());

    /** What is known of everybody without being said. */
    private static final Set<String> TAKEN = Set.of("id", "email", "teams", "role");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern UNUSABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final int MOST_NAMES = 20;
    private static final int MOST_VALUES = 200;
    private static final int LONGEST_VALUE = 200;

    public MemberAttributes {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** As somebody enters them; a name without values is left out. */
    static MemberAttributes of(Map<String, List<String>> entered) {
        var values = new TreeMap<String, List<String>>();
        entered.forEach((name, several) -> {
            requireName(name);
            var texts = texts(name, several);
            if (!texts.isEmpty()) {
                values.put(name, texts);
            }
        });
        if (values.size() > MOST_NAMES) {
            throw invalid("Somebody has at most " + MOST_NAMES + " attributes");
        }
        return new MemberAttributes(values);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw invalid("An attribute's name is made of small letters, digits and _, and begins with a letter: "
                    + name + " is not");
        }
        if (TAKEN.contains(name)) {
            throw invalid("Policies know the " + name + " of everybody already: choose another name");
        }
    }

    private static List<String> texts(String name, Collection<String> several) {
        var texts = several.stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
        if (texts.size() > MOST_VALUES) {
            throw invalid("The attribute " + name + " has at most " + MOST_VALUES + " values");
        }
        if (texts.stream()
                .anyMatch(it ->
                        it.length() > LONGEST_VALUE || UNUSABLE.matcher(it).find())) {
            throw invalid("A value of " + name + " is too long, or holds what no database stores in a text");
        }
        return texts;
    }

    private static Problem invalid(String message) {
        return Problem.invalid("attributes", message);
    }
}
