package candela.engine.ask;

import candela.engine.sql.Dialect;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes names into SQL, quoted only where they must be. */
final class SqlNames {
    private static final Set<String> COMMON = Resource.lines("reserved.txt").stream()
            .flatMap(it -> List.of(it.split(" ")).stream())
            .collect(Collectors.toUnmodifiableSet());

    private final Dialect dialect;
    private final Pattern plain;
    private final Set<String> reserved = new HashSet<>();

    SqlNames(Dialect dialect) {
        this.dialect = dialect;
        var forms = Forms.of(dialect);
        this.plain = Pattern.compile(forms.get("plain name"));
        reserved.addAll(COMMON);
        reserved.addAll(List.of(forms.get("reserved").split(" ")));
    }

    /** Whether a name means something in SQL at large. */
    static boolean isReserved(String name) {
        return COMMON.contains(name.toLowerCase(Locale.ROOT));
    }

    String of(String name) {
        var bare = plain.matcher(name).matches() && !reserved.contains(name.toLowerCase(Locale.ROOT));
        return bare ? name : dialect.quote(name);
    }
}
