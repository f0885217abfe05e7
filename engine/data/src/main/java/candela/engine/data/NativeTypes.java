package candela.engine.data;

import candela.engine.sql.Schema.Type;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says what kind of value a database's own type name stands for. */
final class NativeTypes {

    private static final Pattern PARAMETERS = Pattern.compile("\\s*\\(.*?\\)");

    private static final Pattern WRAPPED = Pattern.compile("(?:nullable|lowcardinality)\\((.*)\\)");
    private static final Pattern COMPOSED =
            Pattern.compile("^(?:struct|array<|(?:map|array|row|tuple|nested|variant)\\()");

    private NativeTypes() {}

    /** The kind of a type name of any of the dialects; they agree where they overlap. */
    static Type of(String nativeType) {
        var whole = unwrapped(nativeType.toLowerCase(Locale.ROOT).strip());
        if (whole.endsWith("[]") || COMPOSED.matcher(whole).find()) {
            return Type.JSON;
        }
        if (whole.startsWith("tinyint(1)") || whole.equals("bit(1)")) {
            return Type.BOOLEAN;
        }
        if (whole.startsWith("enum") && whole.contains("(") || whole.startsWith("set(")) {
            return Type.TEXT;
        }
        return simple(PARAMETERS
                .matcher(whole)
                .replaceAll("")
                .replace(" unsigned", "")
                .replace(" zerofill", ""));
    }

    /** ClickHouse writes around a type what it stands for as well. */
    private static String unwrapped(String type) {
        var wrapped = WRAPPED.matcher(type);
        return wrapped.matches() ? unwrapped(wrapped.group(1)) : type;
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
                    "int256",
                    "uint256",
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
                    "bignumeric",
                    "bigdecimal",
                    "fixed",
                    "money",
                    "smallmoney",
                    "binary_float",
                    "binary_double" -> Type.DECIMAL;
            case "boolean", "bool" -> Type.BOOLEAN;
            case "date", "date32" -> Type.DATE;
            case "time", "timetz", "time without time zone", "time with time zone" -> Type.TIME;
            case "datetime",
                    "datetime2",
                    "datetime64",
                    "smalldatetime",
                    "datetimeoffset",
                    "timestamp with local time zone",
                    "timestamp",
                    "timestamptz",
                    "timestamp without time zone",
                    "timestamp with time zone",
                    "timestamp_s",
                    "timestamp_ms",
                    "timestamp_ns",
                    "timestamp_ntz",
                    "timestamp_ltz",
                    "timestamp_tz",
                    "timestampntz",
                    "timestampltz" -> Type.TIMESTAMP;
            case "json", "jsonb", "variant", "object", "array" -> Type.JSON;
            case "blob",
                    "bytea",
                    "bytes",
                    "binary",
                    "varbinary",
                    "tinyblob",
                    "mediumblob",
                    "longblob",
                    "bit",
                    "varbit",
                    "bit varying",
                    "bitstring",
                    "image",
                    "rowversion",
                    "raw",
                    "long raw",
                    "bfile" -> Type.BINARY;
            case "uuid",
                    "uniqueidentifier",
                    "ipv4",
                    "ipv6",
                    "ipaddress",
                    "fixedstring",
                    "name",
                    "citext",
                    "bpchar",
                    "inet",
                    "inet4",
                    "inet6",
                    "string",
                    "xml",
                    "enum" -> Type.TEXT;
            default -> name.contains("char") || name.contains("text") || name.contains("clob") ? Type.TEXT : Type.OTHER;
        };
    }
}
