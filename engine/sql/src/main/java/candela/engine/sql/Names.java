package candela.engine.sql;

import candela.engine.sql.Schema.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
        return switch (dialect.spelling()) {
            case EXACT -> plain(written);
            case LOWER -> isQuoted(written) ? plain(written) : lower(written);
            case UPPER -> isQuoted(written) ? plain(written) : upper(written);
            case IGNORED -> lower(plain(written));
        };
    }

    /** The table that a name after FROM means, written with or without its namespace; first that of the default one. */
    Optional<Table> table(List<String> namespace, String written) {
        return schema.tables().stream()
                .filter(it -> storedKey(it.name()).equals(key(written)) && isIn(it, namespace))
                .min(Comparator.comparing(it -> it.namespace() != null));
    }

    /**
     * The tables that a name alone may mean where several are called so, none of them of the default namespace: which
     * one is up to the connection, whose search path nobody here knows. None where it is clear.
     */
    List<Table> rivals(List<String> namespace, String written) {
        List<Table> named = namespace.isEmpty()
                ? schema.tables().stream()
                        .filter(it -> storedKey(it.name()).equals(key(written)))
                        .toList()
                : List.of();
        return named.size() > 1 && named.stream().allMatch(it -> it.namespace() != null) ? named : List.of();
    }

    private boolean isIn(Table table, List<String> written) {
        if (written.isEmpty()) {
            return true;
        }
        String own = table.namespace() == null ? home() : table.namespace();
        return written.size() == 1 && key(written.getFirst()).equals(storedKey(own));
    }

    /** What the default namespace is called; where another one is called so, the connection has one of its own. */
    private String home() {
        boolean other = schema.tables().stream()
                .map(Table::namespace)
                .anyMatch(it -> it != null && storedKey(it).equals(storedKey(dialect.namespace())));
        return other ? "" : dialect.namespace();
    }

    private String storedKey(String name) {
        return dialect.spelling() == Dialect.Spelling.IGNORED ? lower(name) : name;
    }

    /** True for a name by which a database describes itself. */
    boolean isCatalog(List<String> namespace, String written) {
        String name = lower(plain(written));
        Set<String> within = namespace.stream().map(it -> lower(plain(it))).collect(Collectors.toUnmodifiableSet());
        return within.contains("information_schema")
                || within.contains("system")
                || within.stream().anyMatch(it -> it.startsWith("pg_"))
                || switch (dialect) {
                    case POSTGRESQL -> name.startsWith("pg_");
                    case SQLITE -> name.startsWith("sqlite_") || name.startsWith("pragma_") || name.equals("dbstat");
                    case DUCKDB ->
                        name.startsWith("duckdb_")
                                || name.startsWith("pg_")
                                || name.startsWith("sqlite_")
                                || name.startsWith("pragma_");
                    case MYSQL, MARIADB -> within.stream().anyMatch(MYSQL_SYSTEM::contains);
                    case SQLSERVER, ORACLE -> within.contains("sys");
                    case SNOWFLAKE -> within.contains("snowflake");
                    case TRINO, CLICKHOUSE, BIGQUERY -> false;
                };
    }

    private static final Set<String> MYSQL_SYSTEM = Set.of("mysql", "performance_schema", "sys");

    /** Databases fold the letters A to Z alike, others each in its own way. */
    private static String lower(String name) {
        var folded = new StringBuilder(name.length());
        name.chars().forEach(c -> folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : (char) c));
        return folded.toString();
    }

    private static String upper(String name) {
        var folded = new StringBuilder(name.length());
        name.chars().forEach(c -> folded.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : (char) c));
        return folded.toString();
    }

    /** A table whose name the writer probably meant, among those that may be told. */
    Optional<String> nearest(String written, Predicate<Table> told) {
        List<String> names =
                schema.tables().stream().filter(told).map(Table::name).toList();
        return Nearest.to(plain(written).toLowerCase(Locale.ROOT), names);
    }
}
