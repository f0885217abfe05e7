package candela.engine.sql;

import candela.engine.sql.Schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compares names as the database will, so that no other table can be meant than the one of the schema. */
record Names(Dialect dialect, Schema schema) {

    /** The name without its quotes. */
    static String plain(String parsed) {
        String written = DottedNames.show(parsed);
        if (!isQuoted(written)) {
            return written;
        }
        String quote = written.substring(0, 1);
        return written.substring(1, written.length() - 1).replace(quote + quote, quote);
    }

    static boolean isQuoted(String written) {
        return written.length() > 1 && "\"`'[".indexOf(written.charAt(0)) >= 0;
    }

    /** The spelling under which the dialect looks a name up: equal spellings mean equal tables. */
    String key(String written) {
        return switch (dialect) {
            case POSTGRESQL -> isQuoted(written) ? plain(written) : lower(written);
            case MYSQL, MARIADB -> plain(written);
            case SQLITE, DUCKDB -> lower(plain(written));
        };
    }

    /** The table that a name after FROM means, written with or without its namespace. */
    Optional<Table> table(List<String> namespace, String written) {
        return schema.tables().stream()
                .filter(it -> storedKey(it.name()).equals(key(written)) && isIn(it, namespace))
                .findFirst();
    }

    private boolean isIn(Table table, List<String> written) {
        if (written.isEmpty()) {
            return true;
        }
        String own = table.namespace() == null ? defaultNamespace() : table.namespace();
        return written.size() == 1 && key(written.getFirst()).equals(storedKey(own));
    }

    private String defaultNamespace() {
        return switch (dialect) {
            case POSTGRESQL -> "public";
            case SQLITE, DUCKDB -> "main";
            case MYSQL, MARIADB -> "";
        };
    }

    private String storedKey(String name) {
        return switch (dialect) {
            case POSTGRESQL, MYSQL, MARIADB -> name;
            case SQLITE, DUCKDB -> lower(name);
        };
    }

    /** True for a name by which a database describes itself. */
    boolean isCatalog(List<String> namespace, String written) {
        String name = lower(plain(written));
        boolean own = namespace.stream()
                .map(it -> lower(plain(it)))
                .anyMatch(it -> it.equals("information_schema") || it.startsWith("pg_") || it.equals("system"));
        return own
                || switch (dialect) {
                    case POSTGRESQL -> name.startsWith("pg_");
                    case SQLITE -> name.startsWith("sqlite_") || name.startsWith("pragma_") || name.equals("dbstat");
                    case DUCKDB ->
                        name.startsWith("duckdb_")
                                || name.startsWith("pg_")
                                || name.startsWith("sqlite_")
                                || name.startsWith("pragma_");
                    case MYSQL, MARIADB ->
                        namespace.stream().map(it -> lower(plain(it))).anyMatch(MYSQL_SYSTEM::contains);
                };
    }

    private static final List<String> MYSQL_SYSTEM = List.of("mysql", "performance_schema", "sys");

    /** Databases fold the letters A to Z alike, others each in its own way. */
    private static String lower(String name) {
        var folded = new StringBuilder(name.length());
        name.chars().forEach(c -> folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : (char) c));
        return folded.toString();
    }

    /** A table whose name the writer probably meant. */
    Optional<String> nearest(String written) {
        List<String> names = schema.tables().stream().map(Table::name).toList();
        return Nearest.to(plain(written).toLowerCase(Locale.ROOT), names);
    }
}
