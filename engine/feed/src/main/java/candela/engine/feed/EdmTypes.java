package candela.engine.feed;

/** DuckDB's types for the primitive types of OData. */
final class EdmTypes {

    private static final int MOST_DIGITS = 38;
    private static final int DECIMALS = 6;

    private EdmTypes() {}

    /** @param scale of a decimal; services leave it out and send decimals all the same */
    static String sql(String edm, String precision, String scale) {
        return switch (edm) {
            case "Edm.Boolean" -> "BOOLEAN";
            case "Edm.Byte", "Edm.SByte", "Edm.Int16", "Edm.Int32" -> "INTEGER";
            case "Edm.Int64" -> "BIGINT";
            case "Edm.Decimal" -> decimal(number(precision), number(scale));
            case "Edm.Double", "Edm.Single" -> "DOUBLE";
            case "Edm.Date" -> "DATE";
            case "Edm.DateTimeOffset" -> "TIMESTAMP";
            case "Edm.TimeOfDay" -> "TIME";
            default -> edm.startsWith("Collection(") ? "JSON" : "VARCHAR";
        };
    }

    private static String decimal(int precision, int scale) {
        var decimals = scale < 0 ? DECIMALS : Math.min(scale, MOST_DIGITS);
        var digits = precision < 0 ? MOST_DIGITS : precision + (scale < 0 ? DECIMALS : 0);
        return "DECIMAL(%d, %d)".formatted(Math.clamp(digits, Math.max(1, decimals), MOST_DIGITS), decimals);
    }

    /** Negative when it is not said, or not as a number. */
    private static int number(String text) {
        return text.matches("\\d{1,2}") ? Integer.parseInt(text) : -1;
    }
}
