package candela.engine.ask;

import candela.engine.sql.Dialect;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes names into SQL, quoted only where they must be. */
final class SqlNames {
    private static final Set<String> RESERVED = Resource.lines("reserved.txt").stream()
            .flatMap(it -> java.util.List.of(it.split(" ")).stream())
            .collect(Collectors.toUnmodifiableSet());

    private final Dialect dialect;

    SqlNames(Dialect dialect) {
        this.dialect = dialect;
    }

    static boolean isReserved(String name) {
        return RESERVED.contains(name.toLowerCase(Locale.ROOT));
    }

    String of(String name) {
        var plain = dialect == Dialect.POSTGRESQL ? "[a-z_][a-z0-9_]*" : "[A-Za-z_][A-Za-z0-9_]*";
        var bare = name.matches(plain) && !isReserved(name);
        return bare ? name : dialect.quote(name);
    }
}
