package candela.engine.ask;

import candela.engine.sql.Dialect;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes names into SQL, quoted only where they must be. */
final class SqlNames {
    private final Dialect dialect;
    private final Pattern plain;
    private final Set<String> reserved = new HashSet<>();

    SqlNames(Dialect dialect) {
        this.dialect = dialect;
        var forms = Forms.of(dialect);
        this.plain = Pattern.compile(forms.get("plain name"));
        Resource.lines("reserved.txt").forEach(it -> reserved.addAll(List.of(it.split(" "))));
        reserved.addAll(List.of(forms.get("reserved").split(" ")));
    }

    String of(String name) {
        var bare = plain.matcher(name).matches() && !reserved.contains(name.toLowerCase(Locale.ROOT));
        return bare ? name : dialect.quote(name);
    }
}
