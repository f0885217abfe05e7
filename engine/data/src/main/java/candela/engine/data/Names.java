package candela.engine.data;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import org.jspecify.annotations.Nullable;

/** Writes names and the few statements about single columns in a dialect; all names are quoted. */
record Names(Dialect dialect) {

    String quote(String name) {
        return dialect.quote(name);
    }

    String table(Schema.Table table) {
        return table(table.namespace(), table.name());
    }

    String table(@Nullable String namespace, String name) {
        return namespace == null ? quote(name) : quote(namespace) + "." + quote(name);
    }

    /** Finds the table's namespace in what was seen; a name nobody has seen is taken as it is. */
    String table(@Nullable Schema seen, String name) {
        if (seen == null) {
            return quote(name);
        }
        return seen.tables().stream()
                .filter(it ->
                        it.name().equalsIgnoreCase(name) || name.equalsIgnoreCase(it.namespace() + "." + it.name()))
                .findFirst()
                .map(this::table)
                .orElse(quote(name));
    }

    String asText(String column) {
        var type = switch (dialect) {
            case MYSQL, MARIADB -> "CHAR";
            case SQLITE, POSTGRESQL -> "TEXT";
            default -> "VARCHAR";
        };
        return "CAST(" + quote(column) + " AS " + type + ")";
    }

    /**
     * Distinct values of a column as text and how often each comes, most frequent first; {@code source} is SQL already.
     */
    String frequent(String source, String column, int most) {
        return "SELECT %s, count(*) FROM %s WHERE %s IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT %d"
                .formatted(asText(column), source, quote(column), most);
    }
}
