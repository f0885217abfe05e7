package candela.engine.data;

import candela.engine.data.PolicedData.Column;
import candela.engine.data.PolicedData.Masking;
import candela.engine.data.PolicedData.Row;
import candela.engine.data.PolicedData.Rule;
import candela.engine.data.PolicedData.Table;
import candela.engine.data.PolicedData.User;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Invents tables, rows and policies, the same for the same seed. */
final class RandomPolicedData {
    private static final List<String> TABLES = List.of("sales", "people", "Open Deals", "group", "items", "v");
    private static final List<Column> COLUMNS = List.of(
            new Column("id", Type.INTEGER),
            new Column("level", Type.INTEGER),
            new Column("t", Type.INTEGER),
            new Column("region", Type.TEXT),
            new Column("owner", Type.TEXT),
            new Column("Full Name", Type.TEXT),
            new Column("amount", Type.DECIMAL),
            new Column("order", Type.DECIMAL),
            new Column("archived", Type.BOOLEAN),
            new Column("sold_on", Type.DATE));

    static final List<String> TEXTS =
            List.of("North", "north", "South", "ab", "a'b", "back\\slash", "naïve 😀 text", "12", "-- {user.x}");

    private final Dialect dialect;
    private final Random random;

    RandomPolicedData(Dialect dialect, long seed) {
        this.dialect = dialect;
        this.random = new Random(seed);
    }

    PolicedData next() {
        var user = new User(pick(TEXTS), List.of(pick(TEXTS), pick(TEXTS)), random.nextInt(6));
        var names = new ArrayList<>(TABLES);
        Collections.shuffle(names, random);
        var tables = names.subList(0, 2 + random.nextInt(3)).stream()
                .map(it -> table(it, user))
                .toList();
        return new PolicedData(tables, user);
    }

    private Table table(String name, User user) {
        var columns = new ArrayList<Column>();
        COLUMNS.stream()
                .filter(it -> it.name().equals("id") || random.nextInt(3) > 0)
                .forEach(columns::add);
        var rows = new ArrayList<Row>();
        for (int i = random.nextInt(7); i >= 0; i--) {
            rows.add(row(columns));
        }
        var rule = random.nextInt(4) == 0 ? null : rule(columns, user, 2);
        var maskings = new LinkedHashMap<String, Masking>();
        columns.stream()
                .filter(it -> !it.name().equals("id") && random.nextInt(3) == 0)
                .forEach(it -> maskings.put(it.name(), masking(it.type())));
        return new Table(name, columns, rows, rule, maskings);
    }

    private Row row(List<Column> columns) {
        var values = new HashMap<String, Object>();
        for (var column : columns) {
            if (random.nextInt(7) > 0) {
                values.put(column.name(), value(column.type()));
            }
        }
        return new Row(values);
    }

    private Object value(Type type) {
        return switch (type) {
            case INTEGER ->
                BigDecimal.valueOf(random.nextInt(5) == 0 ? random.nextInt(5000) - 2500 : random.nextInt(7));
            case DECIMAL ->
                BigDecimal.valueOf(random.nextInt(20_000) - 4_000, 0)
                        .divide(BigDecimal.valueOf(4), 2, RoundingMode.UNNECESSARY);
            case TEXT -> pick(TEXTS);
            case BOOLEAN -> random.nextBoolean();
            default -> LocalDate.of(2023, 1, 1).plusDays(random.nextInt(900));
        };
    }

    private Rule rule(List<Column> columns, User user, int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 1 -> both(rule(columns, user, depth - 1), rule(columns, user, depth - 1));
            case 2 -> either(rule(columns, user, depth - 1), rule(columns, user, depth - 1));
            case 3 -> {
                var inner = rule(columns, user, depth - 1);
                yield new Rule(
                        "not (" + inner.text() + ")",
                        row -> negated(inner.test().apply(row)));
            }
            default -> simple(pick(columns), user);
        };
    }

    private static Rule both(Rule one, Rule other) {
        return new Rule("(" + one.text() + ") and (" + other.text() + ")", row -> {
            var left = one.test().apply(row);
            var right = other.test().apply(row);
            return Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)
                    ? Boolean.FALSE
                    : left == null || right == null ? null : Boolean.TRUE;
        });
    }

    private static Rule either(Rule one, Rule other) {
        return new Rule("(" + one.text() + ") or (" + other.text() + ")", row -> {
            var left = one.test().apply(row);
            var right = other.test().apply(row);
            return Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right)
                    ? Boolean.TRUE
                    : left == null || right == null ? null : Boolean.FALSE;
        });
    }

    private static @Nullable Boolean negated(@Nullable Boolean value) {
        return value == null ? null : !value;
    }

    private Rule simple(Column column, User user) {
        var name = "\"" + column.name() + "\"";
        if (random.nextInt(8) == 0) {
            return new Rule(name + " is not null", row -> row.get(column.name()) != null);
        }
        return switch (column.type()) {
            case BOOLEAN -> new Rule(name, row -> (Boolean) row.get(column.name()));
            case TEXT -> text(column.name(), name, user);
            case INTEGER ->
                random.nextBoolean()
                        ? ordered(column.name(), name, "{user.level}", BigDecimal.valueOf(user.level()))
                        : ordered(column.name(), name, "3", BigDecimal.valueOf(3));
            case DECIMAL -> ordered(column.name(), name, "1000.5", new BigDecimal("1000.5"));
            default -> ordered(column.name(), name, "date '2024-03-01'", LocalDate.of(2024, 3, 1));
        };
    }

    private Rule text(String column, String name, User user) {
        if (random.nextBoolean()) {
            var region = user.region();
            return new Rule(name + " = {user.region}", row -> equal(row.get(column), region));
        }
        var teams = user.teams();
        return new Rule(name + " not in {user.teams}", row -> {
            var value = row.get(column);
            return value == null ? null : !teams.contains(value);
        });
    }

    private static @Nullable Boolean equal(@Nullable Object one, Object other) {
        return one == null ? null : one.equals(other);
    }

    private <T extends Comparable<? super T>> Rule ordered(String column, String name, String text, T limit) {
        var least = random.nextBoolean();
        return new Rule(name + (least ? " >= " : " < ") + text, row -> {
            @SuppressWarnings("unchecked")
            var value = (T) row.get(column);
            return value == null ? null : value.compareTo(limit) >= 0 == least;
        });
    }

    private Masking masking(Type type) {
        return switch (random.nextInt(4)) {
            case 0 -> new Masking("hide", value -> null);
            case 1 -> new Masking("null", value -> null);
            default -> special(type);
        };
    }

    private Masking special(Type type) {
        return switch (type) {
            case TEXT -> dialect == Dialect.SQLITE || random.nextBoolean() ? partial() : hash(type);
            case INTEGER -> dialect == Dialect.SQLITE || random.nextBoolean() ? round("100") : hash(type);
            case DECIMAL -> round(random.nextBoolean() ? "1000" : "50");
            case DATE -> new Masking("truncate(month)", change(value -> ((LocalDate) value).withDayOfMonth(1)));
            default -> new Masking("null", value -> null);
        };
    }

    private Masking partial() {
        var first = random.nextInt(4);
        var last = random.nextInt(3);
        return new Masking("partial(" + first + ", " + last + ")", change(value -> {
            var points = ((String) value).codePoints().toArray();
            return points.length <= first + last
                    ? "***"
                    : new String(points, 0, first) + "***" + new String(points, points.length - last, last);
        }));
    }

    private static Masking round(String step) {
        var exact = new BigDecimal(step);
        return new Masking(
                "round(" + step + ")",
                change(value -> ((BigDecimal) value)
                        .divide(exact, 10, RoundingMode.HALF_UP)
                        .setScale(0, RoundingMode.HALF_UP)
                        .multiply(exact)));
    }

    private static Masking hash(Type type) {
        return new Masking("hash", change(value -> {
            var salted = PolicedData.SALT + (value instanceof BigDecimal it ? it.toPlainString() : value);
            var digest = digest(salted);
            return type == Type.INTEGER ? new BigDecimal(new BigInteger(digest.substring(0, 13), 16)) : digest;
        }));
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UnaryOperator<@Nullable Object> change(UnaryOperator<Object> change) {
        return value -> value == null ? null : change.apply(value);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
