package candela.engine.data;

import candela.engine.sql.Schema.Type;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says what kind of value a database's own type name stands for. */
final class NativeTypes {

    private static final Pattern PARAMETERS = Pattern.compile("\\s*\\(.*?\\)");

    private NativeTypes() {}

    /** The kind of a type name of any of the dialects; they agree where they overlap. */
    static Type of(String nativeType) {
        var whole = nativeType.toLowerCase(Locale.ROOT).strip();
        if (whole.endsWith("[]") || whole.startsWith("struct") || whole.startsWith("map(")) {
            return Type.JSON;
        }
        if (whole.startsWith("tinyint(1)") || whole.equals("bit(1)")) {
            return Type.BOOLEAN;
        }
        if (whole.startsWith("enum(") || whole.startsWith("set(")) {
            return Type.TEXT;
        }
        return simple(PARAMETERS
                .matcher(whole)
                .replaceAll("")
                .replace(" unsigned", "")
                .replace(" zerofill", ""));
    }

    private static Type simple(String name) {
        return switch (name) {
            case "tinyint",
                    "smallint",
                    "mediumint",
                    "int",
                    "integer",
                    "bigint",
                    "hugeint",
                    "int1",
                    "int2",
                    "int4",
                    "int8",
                    "int16",
                    "int32",
                    "int64",
                    "int128",
                    "utinyint",
                    "usmallint",
                    "uinteger",
                    "ubigint",
                    "uhugeint",
                    "uint8",
                    "uint16",
                    "uint32",
                    "uint64",
                    "uint128",
                    "serial",
                    "bigserial",
                    "smallserial",
                    "year",
                    "oid",
                    "bignum" -> Type.INTEGER;
            case "decimal",
                    "numeric",
                    "number",
                    "float",
                    "float4",
                    "float8",
                    "float32",
                    "float64",
                    "real",
                    "double",
                    "double precision",
                    "dec",
                    "fixed" -> Type.DECIMAL;
            case "boolean", "bool" -> Type.BOOLEAN;
            case "date" -> Type.DATE;
            case "time", "timetz", "time without time zone", "time with time zone" -> Type.TIME;
            case "datetime",
                    "timestamp",
                    "timestamptz",
                    "timestamp without time zone",
                    "timestamp with time zone",
                    "timestamp_s",
                    "timestamp_ms",
                    "timestamp_ns" -> Type.TIMESTAMP;
            case "json", "jsonb", "variant" -> Type.JSON;
            case "blob",
                    "bytea",
                    "binary",
                    "varbinary",
                    "tinyblob",
                    "mediumblob",
                    "longblob",
                    "bit",
                    "varbit",
                    "bit varying",
                    "bitstring" -> Type.BINARY;
            case "uuid", "name", "citext", "bpchar", "inet", "inet4", "inet6", "string", "xml", "enum" -> Type.TEXT;
            default -> name.contains("char") || name.contains("text") || name.contains("clob") ? Type.TEXT : Type.OTHER;
        };
    }
}
