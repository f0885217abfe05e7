package candela.engine.data;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Type;
import java.util.List;
import java.util.Random;

/** Names and literals as a dialect writes them, the literals and their types drawn at random. */
record Words(Dialect dialect, Random random) {

    private static final List<Type> TYPES =
            List.of(Type.INTEGER, Type.INTEGER, Type.TEXT, Type.TEXT, Type.DECIMAL, Type.DATE, Type.BOOLEAN);

    String literal(Type type) {
        return switch (type) {
            case INTEGER -> String.valueOf(random.nextInt(6));
            case DECIMAL -> "100.5";
            case TEXT -> "'" + RandomPolicedData.TEXTS.get(random.nextInt(5)).replace("'", "''") + "'";
            case BOOLEAN -> "TRUE";
            default -> dialect == Dialect.SQLITE ? "'2024-03-01'" : "DATE '2024-03-01'";
        };
    }

    String named(String alias, String column) {
        return alias + "." + name(column);
    }

    /** A name, in quotes where it needs them. */
    String name(String plain) {
        var needed = !plain.matches("[a-z_]+") || plain.equals("order") || plain.equals("group");
        return needed ? dialect.quote(plain) : plain;
    }

    String integer() {
        return dialect == Dialect.MARIADB ? "SIGNED" : "INTEGER";
    }

    Type type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }
}
