package candela.engine.ask;

import candela.engine.sql.Dialect;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a dialect writes what others write otherwise: all that the dialects differ in stands in the files of
 * {@code dialects/}, those of a dialect over those of {@code standard.txt}.
 */
final class Forms {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Map<Dialect, Forms> ALL = loadAll();

    private final Map<String, String> forms;

    private Forms(Map<String, String> forms) {
        this.forms = Map.copyOf(forms);
    }

    static Forms of(Dialect dialect) {
        return Objects.requireNonNull(ALL.get(dialect));
    }

    /** The form itself, empty where the dialect has nothing to write. */
    String get(String name) {
        return Objects.requireNonNull(forms.get(name), name);
    }

    /** The form with parts in its places. */
    String write(String name, Object... parts) {
        return PLACE.matcher(get(name))
                .replaceAll(it -> Matcher.quoteReplacement(String.valueOf(parts[Integer.parseInt(it.group(1))])));
    }

    /** The form with parts in its places, or the first part where the dialect needs no form. */
    String writeIfAny(String name, String part) {
        return forms.containsKey(name) ? write(name, part) : part;
    }

    private static Map<Dialect, Forms> loadAll() {
        var all = new EnumMap<Dialect, Forms>(Dialect.class);
        for (var dialect : Dialect.values()) {
            var forms = new HashMap<String, String>();
            read("standard", forms);
            read(dialect == Dialect.MARIADB ? "mysql" : dialect.name().toLowerCase(Locale.ROOT), forms);
            all.put(dialect, new Forms(forms));
        }
        return all;
    }

    private static void read(String file, Map<String, String> forms) {
        for (var line : Resource.lines("dialects/" + file + ".txt")) {
            var colon = line.indexOf(':');
            forms.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
    }
}
