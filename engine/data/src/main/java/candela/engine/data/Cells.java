package candela.engine.data;

import candela.engine.sql.Schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns what drivers give into the few kinds of value that a {@link Result} holds. */
final class Cells {

    /** What takes half a region of a small heap or more gets whole ones for itself. */
    private static final long REGION = 1L << 20;

    private Cells() {}

    /** The value in the column (from 1) of the current row. */
    static @Nullable Object read(ResultSet rows, int column, Type type, boolean zoned) throws SQLException {
        return switch (type) {
            case TIMESTAMP ->
                zoned
                        ? plain(rows.getObject(column, OffsetDateTime.class))
                        : plain(rows.getObject(column, LocalDateTime.class));
            case JSON, OTHER -> rows.getString(column);
            case INTEGER -> whole(plain(rows.getObject(column)));
            default -> plain(rows.getObject(column));
        };
    }

    /** Some drivers have one type for all numbers. */
    private static @Nullable Object whole(@Nullable Object value) {
        if (value instanceof BigDecimal number && number.scale() <= 0) {
            return number.precision() <= 18 ? (Object) number.longValueExact() : number.toBigIntegerExact();
        }
        return value;
    }

    /** Whether moments of a type know their time zone. */
    static boolean isZoned(String nativeType) {
        var name = nativeType.toLowerCase(Locale.ROOT);
        return name.contains("timestamptz")
                || name.contains("with time zone")
                || name.contains("with local time zone")
                || name.contains("datetimeoffset")
                || name.matches("timestamp_?l?tz");
    }

    static @Nullable Object plain(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Boolean it -> it;
            case Byte it -> it.longValue();
            case Short it -> it.longValue();
            case Integer it -> it.longValue();
            case Long it -> it;
            case BigInteger it -> it;
            case BigDecimal it -> it;
            case Float it -> Double.valueOf(it.toString());
            case Double it -> it;
            default -> text(value);
        };
    }

    private static String text(Object value) throws SQLException {
        return switch (value) {
            case byte[] it -> Base64.getEncoder().encodeToString(it);
            case Blob it -> Base64.getEncoder().encodeToString(it.getBytes(1, bearable(it.length())));
            case Clob it -> it.getSubString(1, bearable(it.length()));
            case java.sql.Date it -> it.toLocalDate().toString();
            case java.sql.Time it -> DateTimeFormatter.ISO_LOCAL_TIME.format(it.toLocalTime());
            case java.sql.Timestamp it -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(it.toLocalDateTime());
            case LocalDate it -> it.toString();
            case LocalTime it -> DateTimeFormatter.ISO_LOCAL_TIME.format(it);
            case LocalDateTime it -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(it);
            case OffsetDateTime it -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(it);
            default -> value.toString();
        };
    }

    /** The length of a value that stays with the driver until it is asked for. */
    private static int bearable(long length) throws Told {
        if (length > Pace.MOST_BYTES) {
            throw Pace.tooWide();
        }
        return (int) length;
    }

    /** About how many bytes of memory a value takes. */
    static long size(@Nullable Object value) {
        return switch (value) {
            case null -> 8;
            case String it -> weight(it);
            case BigDecimal it -> 64;
            case BigInteger it -> 64;
            default -> 24;
        };
    }

    private static long weight(String text) {
        var bytes = 48 + (isLatin(text) ? text.length() : 2L * text.length());
        return bytes < REGION / 2 ? bytes : (bytes + REGION - 1) / REGION * REGION;
    }

    /** Whether the Java machine keeps each character in one byte, instead of two. */
    private static boolean isLatin(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (text.charAt(at) > 0xFF) {
                return false;
            }
        }
        return true;
    }
}
